package org.signalbox.app.internal.call;

import org.signalbox.app.internal.call.RpcCaller.RpcFailure;
import org.signalbox.core.OperatorFault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the command line reads and writes it: every number keeps all its digits. */
public final class CallJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(tools.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private CallJson() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Reads one value.
   *
   * @throws OperatorFault when the text is no JSON, with the place in it
   */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new OperatorFault(
          "found "
              + text.strip()
              + ", expected JSON: "
              + e.getOriginalMessage()
              + " (column "
              + e.getLocation().getColumnNr()
              + ")",
          e);
    }
  }

  /** One line. */
  public static String line(JsonNode value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Indented. */
  public static String pretty(JsonNode value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  /** A call as it goes to a node. */
  public static String request(String method, ObjectNode parameters, long id) {
    ObjectNode request = object();
    request.put("method", method);
    request.putArray("params").add(parameters);
    request.put("id", id);
    return line(request);
  }

  /**
   * The result of an answer.
   *
   * @throws RpcFailure with the node's error text
   */
  public static JsonNode result(JsonNode answer) {
    JsonNode error = answer.path("error");
    if (error.isMissingNode() || error.isNull()) {
      return answer.path("result");
    }
    throw new RpcFailure(error.isString() ? error.stringValue() : line(error));
  }
}
