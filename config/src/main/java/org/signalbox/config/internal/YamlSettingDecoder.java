package org.signalbox.config.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.Setting;
import org.signalbox.config.yaml.YamlReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;

/** Reads the settings of one YAML file along the tree of known keys. One use each. */
public final class YamlSettingDecoder {

  private final String file;
  private final List<Problem> problems;
  private final List<SettingText> found = new ArrayList<>();

  /**
   * @param file the name that problems carry
   * @param problems takes what is wrong
   */
  public YamlSettingDecoder(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** All settings of the file that are known, in its order. */
  public List<SettingText> decode(byte[] octets, SettingTree tree) {
    new YamlReader(file, problems).read(octets).ifPresent(root -> section(root, tree, List.of()));
    return found;
  }

  private void section(YamlValue value, SettingTree tree, List<String> path) {
    switch (value) {
      case YamlValue.Nothing _ -> {}
      case YamlValue.Section section ->
          section.members().forEach(member -> member(member, tree, path));
      case YamlValue.Text _, YamlValue.Items _ ->
          problems.add(new Problem(value.position(), value.found(), sectionForm(tree, path)));
    }
  }

  private void member(YamlValue.Member member, SettingTree tree, List<String> path) {
    Optional<SettingTree> child = tree.child(member.key());
    if (child.isEmpty()) {
      problems.add(
          new Problem(
              member.position(),
              "unknown key \"" + member.key() + "\"",
              expectedKey(member.key(), tree)));
      return;
    }
    List<String> childPath = new ArrayList<>(path);
    childPath.add(member.key());
    Optional<Setting<?>> setting = child.get().setting();
    if (setting.isPresent()) {
      value(member.value(), setting.get(), childPath);
    } else {
      section(member.value(), child.get(), childPath);
    }
  }

  private void value(YamlValue value, Setting<?> setting, List<String> path) {
    if (value instanceof YamlValue.Text text) {
      found.add(new SettingText(path, setting, text.text(), text.position()));
    } else {
      problems.add(new Problem(value.position(), value.found(), setting.form().description()));
    }
  }

  private static String expectedKey(String key, SettingTree tree) {
    return NearestName.of(key, tree.keys())
        .map(nearest -> "\"" + nearest + "\"")
        .orElse("one of " + String.join(", ", tree.keys()));
  }

  private static String sectionForm(SettingTree tree, List<String> path) {
    String where = path.isEmpty() ? "" : " under " + String.join(".", path);
    return "keys" + where + ": " + String.join(", ", tree.keys());
  }
}
