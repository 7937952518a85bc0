package org.signalbox.config.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads one YAML file to values with their places. One use each. */
public final class YamlReader {

  /** Characters of a file: a table of 100,000 entries in line has some four million. */
  private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

  /** Sections and lists in one another; an alias may lead into itself. */
  private static final int MAX_DEPTH = 32;

  private final String file;
  private final List<Problem> problems;

  /**
   * @param file the name that problems carry
   * @param problems takes what is wrong
   */
  public YamlReader(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The file's value; empty when it is no YAML, which is a problem, or has no value at all. */
  public Optional<YamlValue> read(byte[] octets) {
    return utf8(octets).flatMap(this::compose).map(root -> value(root, 0));
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
          LoadSettings.builder()
              .setLabel(file)
              .setAllowNonScalarKeys(true)
              .setCodePointLimit(MAX_CHARACTERS)
              .build();
      return new BoundedComposer(settings, text, MAX_DEPTH).getSingleNode();
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

  private YamlValue value(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      problems.add(new Problem(position(node), "values nested too deeply", "at most " + MAX_DEPTH));
      return new YamlValue.Nothing(position(node));
    }
    return switch (node) {
      case MappingNode mapping -> section(mapping, depth);
      case SequenceNode sequence ->
          new YamlValue.Items(
              sequence.getValue().stream().map(item -> value(item, depth + 1)).toList(),
              position(node));
      case ScalarNode scalar when !scalar.getTag().equals(Tag.NULL) ->
          new YamlValue.Text(scalar.getValue(), position(node));
      default -> new YamlValue.Nothing(position(node));
    };
  }

  private YamlValue section(MappingNode mapping, int depth) {
    List<YamlValue.Member> members = new ArrayList<>();
    Map<String, SourcePosition> seen = new HashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      SourcePosition position = position(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        problems.add(new Problem(position, value(entry.getKeyNode(), depth + 1).found(), "a key"));
        continue;
      }
      SourcePosition first = seen.putIfAbsent(key.getValue(), position);
      if (first == null) {
        members.add(
            new YamlValue.Member(key.getValue(), position, value(entry.getValueNode(), depth + 1)));
      } else {
        problems.add(
            new Problem(
                position,
                "\"" + key.getValue() + "\" again, first in line " + first.line(),
                "each key once"));
      }
    }
    return new YamlValue.Section(members, position(mapping));
  }

  private SourcePosition position(Node node) {
    return node.getStartMark()
        .map(mark -> new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(new SourcePosition(file, 1, 1));
  }
}
