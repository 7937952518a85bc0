package org.signalbox.app.internal.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.core.NearestName;
import org.signalbox.core.OperatorFault;

/**
 * Command lines in the form of the reference's programs: {@code -flag}, {@code -flag=value}, {@code
 * -flag value}, with one dash or two; the first argument that is no flag ends them.
 */
public final class GoFlags {

  private final Map<String, String> values;
  private final List<String> arguments;

  private GoFlags(Map<String, String> values, List<String> arguments) {
    this.values = values;
    this.arguments = List.copyOf(arguments);
  }

  /**
   * Reads a command line.
   *
   * @param line as typed
   * @param switches flags that need no value
   * @param valued flags that need one
   * @throws OperatorFault for an unknown flag, a flag without its value, or a switch with another
   *     value than true or false
   */
  public static GoFlags parse(String[] line, Set<String> switches, Set<String> valued) {
    Map<String, String> values = new HashMap<>();
    int at = 0;
    while (at < line.length && line[at].startsWith("-") && line[at].length() > 1) {
      String flag = line[at++];
      if (flag.equals("--")) {
        break;
      }
      String text = flag.substring(flag.startsWith("--") ? 2 : 1);
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1));
      if (switches.contains(name)) {
        values.put(name, switchValue(name, value.orElse("true")));
      } else if (!valued.contains(name)) {
        throw unknown(name, switches, valued);
      } else if (value.isPresent()) {
        values.put(name, value.get());
      } else if (at < line.length) {
        values.put(name, line[at++]);
      } else {
        throw new OperatorFault("found -" + name + " at the end, expected -" + name + "=VALUE");
      }
    }
    List<String> arguments = new ArrayList<>(List.of(line).subList(at, line.length));
    return new GoFlags(values, arguments);
  }

  private static String switchValue(String name, String value) {
    return switch (value) {
      case "true", "t", "T", "TRUE", "True", "1" -> "true";
      case "false", "f", "F", "FALSE", "False", "0" -> "false";
      default ->
          throw new OperatorFault(
              "found -" + name + "=" + value + ", expected -" + name + "=true or false");
    };
  }

  private static OperatorFault unknown(String name, Set<String> switches, Set<String> valued) {
    Set<String> known = new TreeSet<>(switches);
    known.addAll(valued);
    String expected =
        NearestName.of(name, known).map(near -> "-" + near).orElse("a flag that -help lists");
    return new OperatorFault("found the unknown flag -" + name + ", expected " + expected);
  }

  public boolean isOn(String name) {
    return "true".equals(values.get(name));
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** What follows the flags. */
  public List<String> arguments() {
    return arguments;
  }
}
