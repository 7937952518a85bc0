package org.signalbox.config.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.config.Setting;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/**
 * The values of all settings: what was found, read by its form, and the defaults for the rest.
 *
 * <p>A text of another form becomes a problem, and its setting counts as not set.
 */
public final class SettingValues {

  private final Map<List<String>, SettingText> texts = new LinkedHashMap<>();
  private final Map<List<String>, Object> values = new LinkedHashMap<>();

  /**
   * @param found later texts of a key replace earlier ones
   * @param problems takes what is wrong
   */
  public SettingValues(Collection<SettingText> found, List<Problem> problems) {
    found.forEach(text -> texts.put(text.path(), text));
    for (SettingText text : texts.values()) {
      try {
        values.put(text.path(), decode(text.setting(), text.text()));
      } catch (IllegalArgumentException e) {
        problems.add(
            new Problem(
                text.position(),
                text.setting().form().quoted(text.text()),
                text.setting().form().description()));
      }
    }
  }

  /** The value of a setting without placeholders, its default when it was not set. */
  public <T> T value(Setting<T> setting) {
    Optional<T> set = at(setting.path());
    return set.orElseGet(() -> setting.form().decode(setting.text()));
  }

  /** The value of an optional setting. */
  public <T> Optional<T> optional(Setting<T> setting, String... names) {
    return at(path(setting, names));
  }

  /** The names that stand in the last placeholder of a setting, in the order of the file. */
  public Set<String> names(Setting<?> setting, String... leading) {
    List<String> pattern = setting.path();
    int placeholder = lastPlaceholder(pattern, leading.length);
    List<String> prefix = path(setting, leading).subList(0, placeholder);
    Set<String> names = new LinkedHashSet<>();
    for (List<String> path : values.keySet()) {
      if (path.size() > placeholder && path.subList(0, placeholder).equals(prefix)) {
        names.add(path.get(placeholder));
      }
    }
    return names;
  }

  /** Where a setting was set; empty when it was not. */
  public Optional<SourcePosition> position(Setting<?> setting, String... names) {
    return Optional.ofNullable(texts.get(path(setting, names))).map(SettingText::position);
  }

  private static Object decode(Setting<?> setting, String text) {
    return setting.form().decode(text);
  }

  // Each value was read by the form of its own setting, so it is of that setting's type.
  @SuppressWarnings("unchecked")
  private <T> Optional<T> at(List<String> path) {
    return Optional.ofNullable((T) values.get(path));
  }

  private static int lastPlaceholder(List<String> pattern, int skip) {
    int left = skip;
    for (int i = 0; i < pattern.size(); i++) {
      if (Setting.isPlaceholder(pattern.get(i)) && left-- == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException("no placeholder left in " + pattern);
  }

  private static List<String> path(Setting<?> setting, String... names) {
    List<String> path = new ArrayList<>();
    int next = 0;
    for (String segment : setting.path()) {
      boolean named = Setting.isPlaceholder(segment) && next < names.length;
      path.add(named ? names[next++] : segment);
    }
    return path;
  }
}
