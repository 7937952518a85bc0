package org.signalbox.diameter.dictionary;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.signalbox.diameter.message.AvpKey;

/** Looks up names and codes. Names are found in any case. Immutable; any thread may use it. */
public final class Dictionary {

  private final Map<AvpKey, AvpDefinition> avps;
  private final Map<String, AvpDefinition> avpsByName = new HashMap<>();
  private final Map<Integer, CommandDefinition> commands;
  private final Map<String, CommandDefinition> commandsByName = new HashMap<>();
  private final Map<Integer, ApplicationDefinition> applications;
  private final Map<String, ApplicationDefinition> applicationsByName = new HashMap<>();
  private final Map<Integer, String> vendors;

  private static final class Standard {
    static final Dictionary DICTIONARY = DictionaryReader.standard();
  }

  Dictionary(DictionaryEntries entries) {
    avps = Map.copyOf(entries.avps());
    commands = Map.copyOf(entries.commands());
    applications = Map.copyOf(entries.applications());
    vendors = Map.copyOf(entries.vendors());
    entries.avps().values().forEach(avp -> avpsByName.putIfAbsent(lower(avp.name()), avp));
    for (CommandDefinition command : entries.commands().values()) {
      for (boolean request : new boolean[] {true, false}) {
        commandsByName.putIfAbsent(lower(command.name(request)), command);
        commandsByName.putIfAbsent(lower(command.abbreviation(request)), command);
      }
      commandsByName.putIfAbsent(lower(command.name()), command);
    }
    entries
        .applications()
        .values()
        .forEach(
            application -> applicationsByName.putIfAbsent(lower(application.name()), application));
    entries
        .applicationAliases()
        .forEach((alias, id) -> applicationsByName.putIfAbsent(lower(alias), applications.get(id)));
  }

  /** The dictionary that comes with the library, read at first use. */
  public static Dictionary standard() {
    return Standard.DICTIONARY;
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  public Optional<AvpDefinition> avp(AvpKey key) {
    return Optional.ofNullable(avps.get(key));
  }

  /** An AVP by its name, such as Subscription-Id-Data. */
  public Optional<AvpDefinition> avp(String name) {
    return Optional.ofNullable(avpsByName.get(lower(name)));
  }

  public Collection<AvpDefinition> avps() {
    return avps.values();
  }

  public Optional<CommandDefinition> command(int code) {
    return Optional.ofNullable(commands.get(code));
  }

  /** A command by its name or the short one of its request or answer, such as CCR. */
  public Optional<CommandDefinition> command(String name) {
    return Optional.ofNullable(commandsByName.get(lower(name)));
  }

  public Collection<CommandDefinition> commands() {
    return commands.values();
  }

  public Optional<ApplicationDefinition> application(int id) {
    return Optional.ofNullable(applications.get(id));
  }

  /** An application by one of its names, such as S6a or Gy. */
  public Optional<ApplicationDefinition> application(String name) {
    return Optional.ofNullable(applicationsByName.get(lower(name)));
  }

  public Collection<ApplicationDefinition> applications() {
    return applications.values();
  }

  public Optional<String> vendor(int id) {
    return Optional.ofNullable(vendors.get(id));
  }
}
