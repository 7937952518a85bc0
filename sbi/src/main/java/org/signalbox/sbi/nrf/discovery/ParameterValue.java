package org.signalbox.sbi.nrf.discovery;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.shape.Shape;
import org.signalbox.registers.nf.shape.ShapeChecker;
import org.signalbox.registers.nf.shape.ShapeFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The value of a parameter, from the query or from an atom of a complex query: there it is JSON, or
 * the text that would stand in the query.
 */
final class ParameterValue {

  /** Most values in a list. */
  private static final int ITEMS_MAX = 1_000;

  private static final int TEXT_MAX = 4_096;

  private final JsonNode value;

  private ParameterValue(JsonNode value) {
    this.value = value;
  }

  static ParameterValue of(String text) {
    return new ParameterValue(StringNode.valueOf(text));
  }

  static ParameterValue of(JsonNode value) {
    return new ParameterValue(value);
  }

  /** A text that is not empty. */
  String text() {
    String text = value.isValueNode() ? value.asString("") : "";
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      throw new InvalidParameter("expected a text of at most " + TEXT_MAX + " characters");
    }
    return text;
  }

  /** A text that fits a shape. */
  String text(Shape shape) {
    String text = text();
    check(StringNode.valueOf(text), shape);
    return text;
  }

  /** A text in lower case. */
  String lower(Shape shape) {
    return text(shape).toLowerCase(Locale.ROOT);
  }

  /** Texts: separated by commas, or a JSON list. */
  Set<String> texts() {
    List<String> texts =
        value.isArray()
            ? items().stream().map(item -> ParameterValue.of(item).text()).toList()
            : Arrays.stream(text().split(",", ITEMS_MAX + 1)).map(String::strip).toList();
    if (texts.isEmpty() || texts.size() > ITEMS_MAX || texts.contains("")) {
      throw new InvalidParameter("expected 1 to " + ITEMS_MAX + " values separated by commas");
    }
    return new LinkedHashSet<>(texts);
  }

  /** Texts that all fit a shape. */
  Set<String> texts(Shape shape) {
    Set<String> texts = texts();
    texts.forEach(text -> check(StringNode.valueOf(text), shape));
    return texts;
  }

  /** {@code true} or {@code false}. */
  boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidParameter("expected true or false");
    };
  }

  /** A whole number within bounds, both inclusive. */
  int whole(int min, int max) {
    String text = text();
    if (text.matches("-?[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    }
    throw new InvalidParameter("expected a whole number from " + min + " to " + max);
  }

  /** JSON that fits a shape. */
  JsonNode json(Shape shape) {
    JsonNode json =
        value.isString()
            ? NfJson.read(value.stringValue())
                .orElseThrow(() -> new InvalidParameter("expected JSON"))
            : value;
    check(json, shape);
    return json;
  }

  /** One value of JSON that fits a shape. */
  <T> T json(Shape shape, Function<JsonNode, T> read) {
    return read.apply(json(shape));
  }

  /** A JSON list of values that fit a shape, at least one. */
  <T> List<T> list(Shape item, Function<JsonNode, T> read) {
    JsonNode list = json(new Shape.Items(item, 1));
    if (list.size() > ITEMS_MAX) {
      throw new InvalidParameter("expected at most " + ITEMS_MAX + " items");
    }
    return StreamSupport.stream(list.spliterator(), false).map(read).toList();
  }

  private List<JsonNode> items() {
    return StreamSupport.stream(value.spliterator(), false).toList();
  }

  private static void check(JsonNode json, Shape shape) {
    List<ShapeFault> faults = ShapeChecker.check(json, shape);
    if (!faults.isEmpty()) {
      throw new InvalidParameter(
          faults.stream()
              .map(fault -> (fault.pointer() + " " + fault.reason()).strip())
              .collect(Collectors.joining("; ")));
    }
  }
}
