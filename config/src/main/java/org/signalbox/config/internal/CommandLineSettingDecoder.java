package org.signalbox.config.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.signalbox.config.Setting;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Reads {@code --set KEY=VALUE}. */
public final class CommandLineSettingDecoder {

  private final Collection<Setting<?>> settings;
  private final List<Problem> problems;

  public CommandLineSettingDecoder(Collection<Setting<?>> settings, List<Problem> problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** The setting meant; empty when there is none, and then a problem was added. */
  public Optional<SettingText> decode(String argument) {
    int equals = argument.indexOf('=');
    SourcePosition position = new SourcePosition("--set " + argument, 1, 1);
    if (equals < 1) {
      problems.add(new Problem(position, "\"" + argument + "\"", "KEY=VALUE"));
      return Optional.empty();
    }
    String key = argument.substring(0, equals);
    for (Setting<?> setting : settings) {
      Optional<List<String>> path = match(setting, key);
      if (path.isPresent()) {
        // The argument may hold what must not be repeated; its key says enough.
        SourcePosition where = new SourcePosition("--set " + key, 1, 1);
        return Optional.of(
            new SettingText(path.get(), setting, argument.substring(equals + 1), where));
      }
    }
    List<String> keys = settings.stream().map(Setting::key).toList();
    String expected =
        NearestName.of(key, keys).orElse("a key of docs/configuration.md, such as rpc.http");
    problems.add(
        new Problem(
            new SourcePosition("--set " + key, 1, 1), "unknown key \"" + key + "\"", expected));
    return Optional.empty();
  }

  private static Optional<List<String>> match(Setting<?> setting, String key) {
    StringBuilder pattern = new StringBuilder();
    for (String segment : setting.path()) {
      pattern.append(pattern.isEmpty() ? "" : "\\.");
      pattern.append(Setting.isPlaceholder(segment) ? "(.+)" : Pattern.quote(segment));
    }
    Matcher matcher = Pattern.compile(pattern.toString()).matcher(key);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> path = new ArrayList<>();
    int group = 0;
    for (String segment : setting.path()) {
      path.add(Setting.isPlaceholder(segment) ? matcher.group(++group) : segment);
    }
    return Optional.of(path);
  }
}
