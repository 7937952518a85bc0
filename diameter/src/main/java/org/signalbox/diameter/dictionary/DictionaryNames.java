package org.signalbox.diameter.dictionary;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signalbox.core.NearestName;
import org.signalbox.diameter.dictionary.NameLookup.Found;
import org.signalbox.diameter.dictionary.NameLookup.Unknown;
import org.signalbox.diameter.message.AvpKey;

/**
 * Reads the names of applications, commands and AVPs as operators write them: in any case, by name,
 * short name or number. What the dictionary does not know can be written as a number. Immutable;
 * any thread may use it.
 */
public final class DictionaryNames {

  private final Dictionary dictionary;

  public DictionaryNames(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** An application: S6a, Gy, Credit-Control, 16777251. */
  public NameLookup<ApplicationDefinition> application(String written) {
    Optional<Integer> number = number(written);
    if (number.isPresent()) {
      int id = number.get();
      return new Found<>(
          dictionary.application(id).orElseGet(() -> ApplicationDefinition.unnamed(id)));
    }
    return found(dictionary.application(written))
        .orElseGet(() -> unknown("an application", "S6a", written, dictionary.applicationNames()));
  }

  /**
   * A command of any application: ULR, ULA, Update-Location, Update-Location-Request, 316. A short
   * name that means different commands in different applications is told as such.
   */
  public NameLookup<CommandDefinition> command(String written) {
    return command(written, dictionary.commands(written), "a command");
  }

  /** A command of one application, in which a short name has one meaning. */
  public NameLookup<CommandDefinition> command(String written, ApplicationDefinition application) {
    List<CommandDefinition> own =
        dictionary.commands(written).stream()
            .filter(command -> command.isOf(application.id()))
            .toList();
    return command(written, own, "a command of " + application.name());
  }

  private NameLookup<CommandDefinition> command(
      String written, List<CommandDefinition> named, String what) {
    Optional<Integer> number = number(written);
    if (number.isPresent()) {
      int code = number.get();
      return new Found<>(dictionary.command(code).orElseGet(() -> CommandDefinition.unnamed(code)));
    }
    if (named.size() > 1) {
      return new Unknown<>(named.stream().map(this::place).collect(Collectors.joining(" or ")));
    }
    return found(named.stream().findFirst()).orElseGet(() -> unknownCommand(written, what));
  }

  private NameLookup<CommandDefinition> unknownCommand(String written, String what) {
    List<CommandDefinition> elsewhere = dictionary.commands(written);
    if (elsewhere.isEmpty()) {
      return unknown(what, "ULR", written, dictionary.commandNames());
    }
    return new Unknown<>(what + "; known is " + place(elsewhere.getFirst()));
  }

  /** A command by its number, with the applications that have it: 321 (Purge-UE of S6a). */
  private String place(CommandDefinition command) {
    return Integer.toUnsignedString(command.code())
        + " ("
        + command.name()
        + " of "
        + command.applications().stream()
            .sorted(Integer::compareUnsigned)
            .flatMap(id -> dictionary.application(id).stream())
            .map(ApplicationDefinition::name)
            .collect(Collectors.joining(", "))
        + ")";
  }

  /**
   * An AVP: Visited-PLMN-Id, 1407/10415, 1407/3GPP; the vendor may follow a name too. A number that
   * the dictionary does not know is an OctetString.
   */
  public NameLookup<AvpDefinition> avp(String written) {
    int slash = written.lastIndexOf('/');
    String name = slash < 0 ? written : written.substring(0, slash);
    if (slash < 0 && number(name).isEmpty()) {
      return found(dictionary.avp(name)).orElseGet(() -> unknownAvp(written));
    }
    String vendor = slash < 0 ? "0" : written.substring(slash + 1);
    return vendor(vendor)
        .map(id -> avp(written, name, id))
        .orElseGet(() -> unknown("a vendor", "3GPP", vendor, dictionary.vendorNames()));
  }

  private NameLookup<AvpDefinition> avp(String written, String name, int vendor) {
    Optional<Integer> code = number(name);
    if (code.isPresent()) {
      AvpKey key = AvpKey.of(code.get(), vendor);
      return new Found<>(dictionary.avp(key).orElseGet(() -> AvpDefinition.unnamed(key)));
    }
    return found(dictionary.avp(name).filter(avp -> avp.key().vendorId() == vendor))
        .orElseGet(() -> unknownAvp(written));
  }

  private NameLookup<AvpDefinition> unknownAvp(String written) {
    String name = written.replaceFirst("/.*", "");
    return dictionary
        .avp(name)
        .<NameLookup<AvpDefinition>>map(
            avp -> new Unknown<>("\"" + avp.name() + "\", which is AVP " + avp.key()))
        .orElseGet(() -> unknown("an AVP", "Visited-PLMN-Id", name, dictionary.avpNames()));
  }

  private Optional<Integer> vendor(String written) {
    return number(written).or(() -> dictionary.vendor(written));
  }

  private static <T> Optional<NameLookup<T>> found(Optional<T> value) {
    return value.map(Found::new);
  }

  private static <T> NameLookup<T> unknown(
      String what, String example, String written, Collection<String> known) {
    return new Unknown<>(
        NearestName.of(written, known)
            .map(nearest -> what + "; the nearest is \"" + nearest + "\"")
            .orElse(what + " by its name or number, such as \"" + example + "\""));
  }

  /** A number of 32 bits without sign. */
  private static Optional<Integer> number(String written) {
    boolean digits = !written.isEmpty() && written.chars().allMatch(c -> c >= '0' && c <= '9');
    return Stream.of(written)
        .filter(text -> digits && text.length() <= 10)
        .map(Long::parseLong)
        .filter(value -> value <= 0xFFFFFFFFL)
        .map(Long::intValue)
        .findFirst();
  }
}
