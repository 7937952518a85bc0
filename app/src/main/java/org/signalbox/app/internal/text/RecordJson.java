package org.signalbox.app.internal.text;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.Amount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as JSON, by their components. A record of a sealed kind says which it is under {@code
 * kind}; what is empty is left out; amounts and moments are texts, so that no digit is lost.
 */
public final class RecordJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordJson() {}

  /** A record. */
  public static ObjectNode of(Object value) {
    ObjectNode out = CallJson.object();
    if (isOfSealedKind(value.getClass())) {
      out.put("kind", value.getClass().getSimpleName());
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      node(component(value, component)).ifPresent(node -> out.set(component.getName(), node));
    }
    return out;
  }

  private static boolean isOfSealedKind(Class<?> type) {
    for (Class<?> kind : type.getInterfaces()) {
      if (kind.isSealed()) {
        return true;
      }
    }
    return false;
  }

  private static Object component(Object value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record tells its components", e);
    }
  }

  private static Optional<JsonNode> node(@Nullable Object value) {
    return switch (value) {
      case null -> Optional.empty();
      case Optional<?> optional -> optional.flatMap(RecordJson::node);
      case Amount amount -> Optional.of(NODES.stringNode(amount.toString()));
      case BigDecimal decimal -> Optional.of(NODES.stringNode(decimal.toPlainString()));
      case Boolean flag -> Optional.of(NODES.booleanNode(flag));
      case Integer number -> Optional.of(NODES.numberNode(number));
      case Long number -> Optional.of(NODES.numberNode(number));
      case Record record -> Optional.of(of(record));
      case Iterable<?> many -> array(many);
      case Map<?, ?> map -> Optional.of(object(map));
      default -> Optional.of(NODES.stringNode(value.toString()));
    };
  }

  private static Optional<JsonNode> array(Iterable<?> many) {
    ArrayNode array = NODES.arrayNode();
    many.forEach(each -> node(each).ifPresent(array::add));
    return array.isEmpty() ? Optional.empty() : Optional.of(array);
  }

  private static ObjectNode object(Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach((key, each) -> node(each).ifPresent(node -> object.set(String.valueOf(key), node)));
    return object;
  }
}
