package org.signalbox.diameter.dictionary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.diameter.message.AvpKey;

/** Looks up names and codes. Names are found in any case. Immutable; any thread may use it. */
public final class Dictionary {

  private final Map<AvpKey, AvpDefinition> avps;
  private final Map<String, AvpDefinition> avpsByName = new HashMap<>();
  private final Map<Integer, CommandDefinition> commands;
  private final Map<String, List<CommandDefinition>> commandsByName = new HashMap<>();
  private final Map<Integer, ApplicationDefinition> applications;
  private final Map<String, ApplicationDefinition> applicationsByName = new HashMap<>();
  private final List<String> applicationNames;
  private final Map<Integer, String> vendors;

  private static final class Standard {
    static final Dictionary DICTIONARY = DictionaryReader.standard();
  }

  Dictionary(DictionaryEntries entries) {
    avps = Map.copyOf(entries.avps());
    commands = Map.copyOf(entries.commands());
    applications = Map.copyOf(entries.applications());
    vendors = Map.copyOf(entries.vendors());
    entries.avps().values().forEach(avp -> avpsByName.put(lower(avp.name()), avp));
    for (CommandDefinition command : entries.commands().values()) {
      addName(command.name(), command);
      for (boolean request : new boolean[] {true, false}) {
        addName(command.name(request), command);
        addName(command.abbreviation(request), command);
      }
    }
    entries
        .applicationNames()
        .forEach((name, id) -> applicationsByName.put(lower(name), applications.get(id)));
    applicationNames = List.copyOf(entries.applicationNames().keySet());
  }

  /** A command has one entry even where its full and short names are the same. */
  private void addName(String name, CommandDefinition command) {
    List<CommandDefinition> named =
        commandsByName.computeIfAbsent(lower(name), key -> new ArrayList<>());
    if (!named.contains(command)) {
      named.add(command);
    }
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

  /**
   * The commands of a name, or of the short name of their request or answer: CCR is one command,
   * PUR is Purge-UE of S6a and Profile-Update of Sh.
   */
  public List<CommandDefinition> commands(String name) {
    return List.copyOf(commandsByName.getOrDefault(lower(name), List.of()));
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

  /** A vendor's id by its name, such as 3GPP. */
  public Optional<Integer> vendor(String name) {
    return vendors.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  Collection<String> applicationNames() {
    return applicationNames;
  }

  Collection<String> commandNames() {
    return commands.values().stream()
        .flatMap(command -> Stream.of(command.abbreviation(true), command.name()))
        .sorted()
        .toList();
  }

  Collection<String> avpNames() {
    return avps.values().stream().map(AvpDefinition::name).sorted().toList();
  }

  Collection<String> vendorNames() {
    return vendors.values().stream().sorted().toList();
  }
}
