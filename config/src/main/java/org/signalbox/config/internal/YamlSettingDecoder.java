package org.signalbox.config.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.config.Setting;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

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
    utf8(octets).flatMap(this::compose).ifPresent(root -> section(root, tree, List.of()));
    return found;
  }

  private Optional<String> utf8(byte[] octets) {
    ByteBuffer input = ByteBuffer.wrap(octets);
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(input).toString());
    } catch (CharacterCodingException e) {
      String before = new String(octets, 0, input.position(), StandardCharsets.UTF_8);
      int line = (int) before.lines().count();
      int column = before.length() - before.lastIndexOf('\n');
      problems.add(
          new Problem(
              new SourcePosition(file, Math.max(line, 1), column), "invalid UTF-8", "UTF-8 text"));
      return Optional.empty();
    }
  }

  private Optional<Node> compose(String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setAllowNonScalarKeys(true).build();
      return new Compose(settings).composeString(text);
    } catch (MarkedYamlEngineException e) {
      SourcePosition position =
          e.getProblemMark()
              .map(mark -> new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(new SourcePosition(file, 1, 1));
      problems.add(new Problem(position, e.getProblem(), "YAML of one document"));
    } catch (YamlEngineException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      problems.add(new Problem(new SourcePosition(file, 1, 1), reason, "YAML of one document"));
    }
    return Optional.empty();
  }

  private void section(Node node, SettingTree tree, List<String> path) {
    if (isNothing(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      problems.add(new Problem(position(node), kind(node), sectionForm(tree, path)));
      return;
    }
    Map<String, SourcePosition> seen = new HashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(new Problem(position(entry.getKeyNode()), kind(entry.getKeyNode()), "a key"));
        continue;
      }
      SourcePosition first = seen.putIfAbsent(key.getValue(), position(key));
      if (first == null) {
        member(key, entry.getValueNode(), tree, path);
      } else {
        problems.add(
            new Problem(
                position(key),
                "\"" + key.getValue() + "\" again, first in line " + first.line(),
                "each key once"));
      }
    }
  }

  private void member(ScalarNode key, Node value, SettingTree tree, List<String> path) {
    Optional<SettingTree> child = tree.child(key.getValue());
    if (child.isEmpty()) {
      problems.add(
          new Problem(
              position(key), "unknown key \"" + key.getValue() + "\"", expectedKey(key, tree)));
      return;
    }
    List<String> childPath = new ArrayList<>(path);
    childPath.add(key.getValue());
    Optional<Setting<?>> setting = child.get().setting();
    if (setting.isPresent()) {
      value(value, setting.get(), childPath);
    } else {
      section(value, child.get(), childPath);
    }
  }

  private void value(Node node, Setting<?> setting, List<String> path) {
    if (node instanceof ScalarNode scalar && !isNothing(node)) {
      found.add(new SettingText(path, setting, scalar.getValue(), position(node)));
    } else {
      problems.add(new Problem(position(node), kind(node), setting.form().description()));
    }
  }

  private static String expectedKey(ScalarNode key, SettingTree tree) {
    return NearestName.of(key.getValue(), tree.keys())
        .map(nearest -> "\"" + nearest + "\"")
        .orElse("one of " + String.join(", ", tree.keys()));
  }

  private static String sectionForm(SettingTree tree, List<String> path) {
    String where = path.isEmpty() ? "" : " under " + String.join(".", path);
    return "keys" + where + ": " + String.join(", ", tree.keys());
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  private static String kind(Node node) {
    if (isNothing(node)) {
      return "nothing";
    }
    return switch (node.getNodeType()) {
      case SCALAR -> "\"" + ((ScalarNode) node).getValue() + "\"";
      case SEQUENCE -> "a list";
      case MAPPING, ANCHOR -> "a section";
    };
  }

  private SourcePosition position(Node node) {
    return node.getStartMark()
        .map(mark -> new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new SourcePosition(file, 1, 1));
  }
}
