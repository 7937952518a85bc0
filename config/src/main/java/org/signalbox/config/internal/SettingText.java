package org.signalbox.config.internal;

import java.util.List;
import org.signalbox.config.Setting;
import org.signalbox.core.SourcePosition;

/**
 * The text that was found for a setting.
 *
 * @param path the segments of the key, with names where the setting has placeholders
 * @param setting what is set
 * @param text as written
 * @param position where
 */
public record SettingText(
    List<String> path, Setting<?> setting, String text, SourcePosition position) {

  public SettingText {
    path = List.copyOf(path);
  }

  SettingText withText(String other) {
    return new SettingText(path, setting, other, position);
  }
}
