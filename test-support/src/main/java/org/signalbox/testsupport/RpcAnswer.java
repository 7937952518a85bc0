package org.signalbox.testsupport;

import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One answer of the JSON-RPC API, as a client sees it.
 *
 * @param line the answer as it came, without the line feed
 * @param json the same, read with exact decimals
 */
public record RpcAnswer(String line, JsonNode json) {

  /** Reads JSON as a client that cares for money does: no number passes through a double. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public static RpcAnswer parse(String line) {
    return new RpcAnswer(line.strip(), MAPPER.readTree(line));
  }

  public JsonNode id() {
    return json.path("id");
  }

  /** The error text; empty when the call succeeded. */
  public Optional<String> error() {
    JsonNode error = json.path("error");
    return error.isNull() || error.isMissingNode()
        ? Optional.empty()
        : Optional.of(error.asString());
  }

  /**
   * The result of a call that must have succeeded.
   *
   * @throws AssertionError when it was answered with an error
   */
  public JsonNode result() {
    if (error().isPresent()) {
      throw new AssertionError("a result was expected, the answer is " + line);
    }
    return json.path("result");
  }

  /**
   * The error text of a call that must have failed.
   *
   * @throws AssertionError when it was answered with a result
   */
  public String failure() {
    return error().orElseThrow(() -> new AssertionError("an error was expected, not " + line));
  }
}
