package org.signalbox.rpc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Amount;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one argument of a call, read member by member as the reference reads it: names match in any
 * case (an exact match first), unknown members are ignored, {@code null} and absent are the zero
 * value, and a value of another type is refused in the reference's words.
 *
 * <p>An instance belongs to one call and is not shared between threads.
 */
public final class RpcParameters {

  /** Beyond these exponents a decimal is out of the reference's range; it is never expanded. */
  private static final int MAX_EXPONENT = 308;

  /** The argument as sent: an object, or whatever a client sent in its place. */
  private final JsonNode argument;

  private final String goType;

  /** Where this object stands in the argument, as error texts show it: empty or {@code Member.}. */
  private final String path;

  private final String caller;

  /**
   * @param members the object sent; empty when none was
   * @param goType the type name that the reference's error texts carry, such as {@code AttrGetCost}
   */
  public RpcParameters(ObjectNode members, String goType) {
    this(members, goType, "", "");
  }

  private RpcParameters(JsonNode argument, String goType, String path, String caller) {
    this.argument = argument;
    this.goType = goType;
    this.path = path;
    this.caller = caller;
  }

  /**
   * The parameters of a call whose argument may be of any type; {@code null} is no argument. An
   * argument that is no object is refused when a member is first asked for.
   */
  public static RpcParameters ofArgument(JsonNode argument) {
    JsonNode object = isAbsent(argument) ? JsonNodeFactory.instance.objectNode() : argument;
    return new RpcParameters(object, "map[string]interface {}", "", "");
  }

  /** These parameters under the type name that error texts carry. */
  public RpcParameters as(String goTypeName) {
    return new RpcParameters(argument, goTypeName, path, caller);
  }

  /** These parameters as sent by a user who has shown credentials; {@code ""} for nobody. */
  public RpcParameters sentBy(String user) {
    return new RpcParameters(argument, goType, path, user);
  }

  /** The user whose credentials came with the call; empty where none did. */
  public Optional<String> caller() {
    return caller.isEmpty() ? Optional.empty() : Optional.of(caller);
  }

  /**
   * Requires members to be present and not empty, naming all that are not, in the order given. An
   * empty string, list or object is missing; {@code 0} and {@code false} are not.
   *
   * @throws MalformedParameters {@code MANDATORY_IE_MISSING: [ID Prefixes]}
   */
  public RpcParameters requiring(String... names) {
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      if (member(name).filter(value -> !isEmpty(value)).isEmpty()) {
        missing.add(name);
      }
    }
    if (!missing.isEmpty()) {
      throw new MalformedParameters("MANDATORY_IE_MISSING: [" + String.join(" ", missing) + "]");
    }
    return this;
  }

  /** Whether the member is there and not null. */
  public boolean has(String name) {
    return member(name).isPresent();
  }

  /** The member; empty when absent or null. */
  public Optional<JsonNode> member(String name) {
    ObjectNode members = asSent();
    JsonNode exact = members.get(name);
    if (exact != null) {
      return isAbsent(exact) ? Optional.empty() : Optional.of(exact);
    }
    for (Map.Entry<String, JsonNode> entry : members.properties()) {
      if (entry.getKey().equalsIgnoreCase(name) && !isAbsent(entry.getValue())) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /** A string; {@code ""} when absent. */
  public String text(String name) {
    return member(name).map(value -> stringOf(value, name, "string")).orElse("");
  }

  /** The argument itself where a method takes a bare string; {@code ""} when absent. */
  public String textArgument() {
    if (argument.isObject() && argument.isEmpty()) {
      return "";
    }
    if (!argument.isString()) {
      throw new MalformedParameters(
          "json: cannot unmarshal " + kindOf(argument) + " into Go value of type string");
    }
    return argument.stringValue();
  }

  /** A list of strings; empty when absent. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name, "[]string")) {
      texts.add(isAbsent(element) ? "" : stringOf(element, name, "string"));
    }
    return texts;
  }

  /** A truth value; false when absent. */
  public boolean flag(String name) {
    Optional<JsonNode> value = member(name);
    if (value.isEmpty()) {
      return false;
    }
    if (!value.get().isBoolean()) {
      throw mismatch(value.get(), name, "bool");
    }
    return value.get().booleanValue();
  }

  /** A whole number; 0 when absent. */
  public long integer(String name) {
    Optional<JsonNode> value = member(name);
    if (value.isEmpty()) {
      return 0;
    }
    if (!value.get().isIntegralNumber() || !value.get().canConvertToLong()) {
      throw mismatch(value.get(), name, "int");
    }
    return value.get().longValue();
  }

  /** An exact decimal; 0 when absent. Its exponent is bounded, so it may be expanded. */
  public BigDecimal decimal(String name) {
    Optional<JsonNode> value = member(name);
    if (value.isEmpty()) {
      return BigDecimal.ZERO;
    }
    if (!value.get().isNumber()) {
      throw mismatch(value.get(), name, "float64");
    }
    BigDecimal number = value.get().decimalValue();
    long exponent = (long) number.precision() - number.scale() - 1;
    if (number.signum() != 0 && Math.abs(exponent) > MAX_EXPONENT) {
      throw mismatch(value.get(), name, "float64");
    }
    return number.signum() == 0 ? BigDecimal.ZERO : number;
  }

  /**
   * A decimal of no more digits than are kept; 0 when absent.
   *
   * @throws MalformedParameters for one that has more
   */
  public BigDecimal boundedDecimal(String name) {
    try {
      return Amount.of(decimal(name)).value();
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  /** An object member as parameters of its own; empty parameters when absent. */
  public RpcParameters object(String name, String goTypeName) {
    JsonNode value = member(name).orElseGet(JsonNodeFactory.instance::objectNode);
    if (!value.isObject()) {
      throw mismatch(value, name, goTypeName);
    }
    return new RpcParameters(value, goTypeName, path + name + ".", caller);
  }

  /** A list of objects; empty when absent. A null among them is an object without members. */
  public List<RpcParameters> objects(String name, String goTypeName) {
    List<RpcParameters> objects = new ArrayList<>();
    for (JsonNode element : elements(name, "[]*" + goTypeName)) {
      JsonNode object = isAbsent(element) ? JsonNodeFactory.instance.objectNode() : element;
      if (!object.isObject()) {
        throw mismatch(element, name, goTypeName);
      }
      objects.add(new RpcParameters(object, goTypeName, path + name + ".", caller));
    }
    return objects;
  }

  /**
   * The object as it was sent.
   *
   * @throws MalformedParameters when what was sent is no object
   */
  public ObjectNode asSent() {
    if (argument instanceof ObjectNode members) {
      return members;
    }
    throw new MalformedParameters(
        "json: cannot unmarshal " + kindOf(argument) + " into Go value of type " + goType);
  }

  private Iterable<JsonNode> elements(String name, String listType) {
    Optional<JsonNode> value = member(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray()) {
      throw mismatch(value.get(), name, listType);
    }
    return value.get();
  }

  private String stringOf(JsonNode value, String name, String type) {
    if (!value.isString()) {
      throw mismatch(value, name, type);
    }
    return value.stringValue();
  }

  private MalformedParameters mismatch(JsonNode value, String name, String type) {
    String kind = kindOf(value);
    boolean numberForNumber = value.isNumber() && (type.equals("int") || type.equals("float64"));
    return new MalformedParameters(
        "json: cannot unmarshal "
            + (numberForNumber ? kind + " " + numberText(value) : kind)
            + (" into Go struct field " + goType + "." + path + name + " of type " + type));
  }

  /** Short whatever was sent: the exponent form of a number with a large exponent. */
  private static String numberText(JsonNode value) {
    return value.decimalValue().toString().replace("E", "e");
  }

  private static String kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "bool";
      case ARRAY -> "array";
      default -> "object";
    };
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isString()
        ? value.stringValue().isEmpty()
        : value.isContainer() && value.isEmpty();
  }

  /** The type alone: members may identify subscribers and stay out of logs. */
  @Override
  public String toString() {
    return goType;
  }
}
