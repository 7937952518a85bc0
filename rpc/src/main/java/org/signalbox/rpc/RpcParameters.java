package org.signalbox.rpc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one argument of a call, read member by member as the reference reads it: names match in any
 * case, unknown members are ignored, {@code null} and absent are the zero value, and a value of
 * another type is refused in the reference's words.
 */
public final class RpcParameters {

  private final ObjectNode members;
  private final String goType;

  /**
   * @param members the object sent; empty when none was
   * @param goType the type name that the reference's error texts carry, such as {@code AttrGetCost}
   */
  public RpcParameters(ObjectNode members, String goType) {
    this.members = members;
    this.goType = goType;
  }

  /** These parameters under the type name that error texts carry. */
  public RpcParameters as(String goTypeName) {
    return new RpcParameters(members, goTypeName);
  }

  /**
   * Requires members to be present and not empty, naming all that are not, in the order given.
   *
   * @throws MalformedParameters {@code MANDATORY_IE_MISSING: [ID Prefixes]}
   */
  public RpcParameters requiring(String... names) {
    throw new UnsupportedOperationException();
  }

  public boolean has(String name) {
    throw new UnsupportedOperationException();
  }

  /** The member; empty when absent or null. */
  public Optional<JsonNode> member(String name) {
    throw new UnsupportedOperationException();
  }

  /** A string; {@code ""} when absent. */
  public String text(String name) {
    throw new UnsupportedOperationException();
  }

  /** A list of strings; empty when absent. */
  public List<String> texts(String name) {
    throw new UnsupportedOperationException();
  }

  public boolean flag(String name) {
    throw new UnsupportedOperationException();
  }

  /** A whole number; 0 when absent. */
  public long integer(String name) {
    throw new UnsupportedOperationException();
  }

  /** An exact decimal; 0 when absent. */
  public BigDecimal decimal(String name) {
    throw new UnsupportedOperationException();
  }

  /** An object member as parameters of its own; empty parameters when absent. */
  public RpcParameters object(String name, String goTypeName) {
    throw new UnsupportedOperationException();
  }

  /** A list of objects; empty when absent. */
  public List<RpcParameters> objects(String name, String goTypeName) {
    throw new UnsupportedOperationException();
  }

  /** The object as it was sent. */
  public ObjectNode asSent() {
    return members;
  }

  @Override
  public String toString() {
    return goType + members;
  }
}
