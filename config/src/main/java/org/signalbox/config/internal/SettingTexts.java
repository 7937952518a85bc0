package org.signalbox.config.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.signalbox.config.Setting;

/** Writes the settings as the default YAML file and as the reference page. */
public final class SettingTexts {

  private static final String FILE_HEAD =
      """
      # Signalbox: every setting, its default and its meaning. A key right behind a "#" is not
      # set by default; what it shows is an example. An unknown key is refused; ./signalbox check
      # reads this file and says what is wrong. Any key can also be given as --set KEY=VALUE.
      """;

  private static final String PAGE_HEAD =
      """
      # Configuration

      Settings are read from `config/signalbox.yaml`, or from the file given as `--config FILE`.
      Any of them can be given as `--set KEY=VALUE`, which wins over the file; `--data DIR` is
      short for `--set data=DIR`. An unknown key is refused with the file, the line and the nearest
      right name; `./signalbox check` reports every problem at once. A value that is wholly
      `${NAME}` is taken from that environment variable; secrets are taken from there or from a
      file, never written out, and never logged.

      In a key, `<tenant>` and the like stand for a name of your choice.
      """;

  private SettingTexts() {}

  /** The text of {@code config/signalbox.yaml}. */
  public static String yaml(Collection<Setting<?>> settings) {
    StringBuilder text = new StringBuilder(FILE_HEAD);
    List<String> live = List.of();
    List<String> open = List.of();
    for (Setting<?> setting : settings) {
      List<String> path = example(setting);
      List<String> sections = path.subList(0, path.size() - 1);
      int printed = shared(live, sections);
      if (setting.optional()) {
        printed = Math.max(printed, shared(open, sections));
      } else {
        live = sections;
      }
      open = sections;
      text.append('\n');
      member(text, setting, path, printed);
    }
    return text.toString();
  }

  private static void member(
      StringBuilder text, Setting<?> setting, List<String> path, int printed) {
    String mark = setting.optional() ? "#" : "";
    int last = path.size() - 1;
    for (int depth = printed; depth < last; depth++) {
      text.append(mark).append(indent(depth)).append(key(path.get(depth))).append(":\n");
    }
    for (String line : setting.meaning().lines().toList()) {
      text.append(indent(last)).append("# ").append(line).append('\n');
    }
    String value = setting.text().startsWith("${") ? quoted(setting.text()) : setting.text();
    text.append(mark).append(indent(last)).append(key(path.getLast()));
    text.append(": ").append(value).append('\n');
  }

  /** The text of {@code docs/configuration.md}. */
  public static String page(Collection<Setting<?>> settings) {
    StringBuilder text = new StringBuilder(PAGE_HEAD);
    String section = "";
    for (Setting<?> setting : settings) {
      String head = setting.path().getFirst();
      if (!head.equals(section)) {
        section = head;
        text.append("\n## ").append(section).append("\n");
      }
      text.append("\n### `").append(setting.key()).append("`\n\n");
      text.append(setting.meaning()).append("\n\n");
      text.append("Form: ").append(setting.form().description()).append(". ");
      if (setting.optional()) {
        text.append("Not set by default; example: `").append(setting.text()).append("`.\n");
      } else {
        text.append("Default: `").append(setting.text()).append("`.\n");
      }
    }
    return text.toString();
  }

  private static String indent(int depth) {
    return "  ".repeat(depth);
  }

  private static List<String> example(Setting<?> setting) {
    List<String> path = new ArrayList<>();
    for (String segment : setting.path()) {
      path.add(
          switch (segment) {
            case "<tenant>" -> "cgrates.org";
            case "<prefix>" -> "+";
            case "<user>" -> "billing";
            case "<peer>" -> "pgw.example.org";
            case "<type>" -> "UPF";
            case "<service>" -> "nudm-";
            case "<name>" -> "portal";
            case "<logger>" -> "org.signalbox.rpc";
            default -> segment;
          });
    }
    return path;
  }

  private static int shared(List<String> left, List<String> right) {
    int count = 0;
    while (count < Math.min(left.size(), right.size())
        && left.get(count).equals(right.get(count))) {
      count++;
    }
    return count;
  }

  private static String key(String segment) {
    return segment.matches("[a-z][a-z0-9.-]*") ? segment : quoted(segment);
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
