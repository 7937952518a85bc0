package org.signalbox.diameter.dictionary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.Invariant;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.AvpKey;

/**
 * Reads dictionary files. A line is one entry, its words are separated by blanks; {@code #} begins
 * a comment.
 *
 * <pre>
 *   vendor 10415 3GPP                      what follows is in this vendor's space; vendor 0 ends it
 *   application 16777251 S6a S6d           id, name, further names; "acct" last: accounting
 *   command 316 Update-Location UL S6a     code, name, abbreviation, applications (none: all)
 *   avp 416 CC-Request-Type Enumerated M   code, name, type; M: mandatory flag, S: subscriber
 *     1 INITIAL_REQUEST                    value of the enumeration above
 * </pre>
 */
public final class DictionaryReader {

  private static final List<String> STANDARD =
      List.of(
          "applications",
          "base",
          "nasreq",
          "credit-control",
          "3gpp-charging",
          "3gpp-policy",
          "3gpp-subscriber",
          "3gpp-access",
          "3gpp-machine");

  private final Map<AvpKey, AvpDefinition> avps = new LinkedHashMap<>();
  private final Map<Integer, CommandDefinition> commands = new LinkedHashMap<>();
  private final Map<Integer, ApplicationDefinition> applications = new LinkedHashMap<>();
  private final Map<String, Integer> applicationsByName = new LinkedHashMap<>();
  private final Map<Integer, String> vendors = new LinkedHashMap<>();
  private int vendor;
  private Optional<AvpDefinition> current = Optional.empty();
  private Map<Integer, String> values = new LinkedHashMap<>();

  /** The standard files, read once. */
  private static final class Standard {
    static final DictionaryEntries ENTRIES = read();

    private static DictionaryEntries read() {
      DictionaryReader reader = new DictionaryReader();
      for (String name : STANDARD) {
        reader.readResource(name + ".dict");
      }
      return reader.finish();
    }
  }

  private DictionaryReader() {}

  private DictionaryReader(DictionaryEntries before) {
    avps.putAll(before.avps());
    commands.putAll(before.commands());
    applications.putAll(before.applications());
    applicationsByName.putAll(before.applicationNames());
    vendors.putAll(before.vendors());
  }

  static Dictionary standard() {
    return new Dictionary(Standard.ENTRIES);
  }

  /**
   * The standard dictionary with an operator's additions, which win over it.
   *
   * @param name for messages
   * @throws OperatorFault with line and column when a line is not an entry
   */
  public static Dictionary extend(String name, Reader additions) {
    DictionaryReader reader = new DictionaryReader(Standard.ENTRIES);
    reader.read(name, additions);
    return new Dictionary(reader.finish());
  }

  private void readResource(String name) {
    InputStream in = DictionaryReader.class.getResourceAsStream(name);
    Invariant.check(in != null, "dictionary " + name + " is in the program");
    read(name, new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private void read(String name, Reader text) {
    vendor = 0;
    try (BufferedReader lines = new BufferedReader(text)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        int comment = line.indexOf('#');
        String entry = comment < 0 ? line : line.substring(0, comment);
        if (!entry.isBlank()) {
          readEntry(entry.strip().split("\\s+"), new SourcePosition(name, number, 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private void readEntry(String[] words, SourcePosition at) {
    try {
      switch (words[0]) {
        case "vendor" -> readVendor(words);
        case "application" -> readApplication(words);
        case "command" -> readCommand(words);
        case "avp" -> readAvp(words);
        default -> readValue(words);
      }
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      String expected = "vendor, application, command, avp or a value, with its fields";
      throw new OperatorFault(
          new Problem(at, "\"" + String.join(" ", words) + "\"", expected).toString(), e);
    }
  }

  private void readVendor(String[] words) {
    endAvp();
    vendor = Integer.parseUnsignedInt(words[1]);
    vendors.put(vendor, words[2]);
  }

  private void readApplication(String[] words) {
    int id = Integer.parseUnsignedInt(words[1]);
    boolean accounting = words[words.length - 1].equals("acct");
    applications.put(id, new ApplicationDefinition(id, words[2], vendor, accounting));
    for (int i = 2; i < words.length - (accounting ? 1 : 0); i++) {
      applicationsByName.put(words[i], id);
    }
  }

  private void readCommand(String[] words) {
    int code = Integer.parseInt(words[1]);
    Set<Integer> owners = new LinkedHashSet<>();
    for (int i = 4; i < words.length; i++) {
      Integer owner = applicationsByName.get(words[i]);
      if (owner == null) {
        throw new IllegalArgumentException("no application " + words[i]);
      }
      owners.add(owner);
    }
    commands.put(code, new CommandDefinition(code, words[2], words[3], owners));
  }

  private void readAvp(String[] words) {
    endAvp();
    AvpType type =
        AvpType.fromName(words[3])
            .orElseThrow(() -> new IllegalArgumentException("no type " + words[3]));
    String flags = words.length > 4 ? words[4] : "";
    AvpKey key = new AvpKey(Integer.parseUnsignedInt(words[1]), vendor);
    AvpDefinition avp =
        new AvpDefinition(key, words[2], type, flags.contains("M"), flags.contains("S"), Map.of());
    avps.put(key, avp);
    current = Optional.of(avp);
  }

  private void readValue(String[] words) {
    if (current.isEmpty()) {
      throw new IllegalArgumentException("a value of no AVP");
    }
    values.put((int) Long.parseLong(words[0]), words[1]);
  }

  private void endAvp() {
    if (current.isPresent() && !values.isEmpty()) {
      AvpDefinition avp = current.get();
      avps.put(
          avp.key(),
          new AvpDefinition(
              avp.key(), avp.name(), avp.type(), avp.mandatory(), avp.subscriber(), values));
    }
    values = new LinkedHashMap<>();
    current = Optional.empty();
  }

  private DictionaryEntries finish() {
    endAvp();
    return new DictionaryEntries(avps, commands, applications, applicationsByName, vendors);
  }
}
