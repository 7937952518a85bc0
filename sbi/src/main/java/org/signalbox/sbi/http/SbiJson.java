package org.signalbox.sbi.http;

import org.signalbox.registers.nf.NfJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON within {@link NfJson#BOUNDS}, refused as a request where it is not. Thread-safe. */
public final class SbiJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(NfJson.BOUNDS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Numbers leave as they came.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private SbiJson() {}

  /**
   * Reads one JSON value.
   *
   * @throws RefusedRequest with 400 for anything else, and beyond the bounds
   */
  public static JsonNode read(byte[] octets) {
    try {
      JsonNode json = MAPPER.readTree(octets);
      if (json.isMissingNode()) {
        throw RefusedRequest.invalidBody("the body is empty; expected JSON");
      }
      return json;
    } catch (JacksonException e) {
      throw RefusedRequest.invalidBody("the body is no JSON that is taken: " + place(e));
    } catch (ArithmeticException | NumberFormatException e) {
      // The parser leaves exponents beyond 32 bits to BigDecimal, which throws these.
      throw RefusedRequest.invalidBody("the body has a number that is not taken");
    }
  }

  /**
   * Reads one JSON object.
   *
   * @throws RefusedRequest with 400 for anything else
   */
  public static ObjectNode readObject(byte[] octets) {
    if (read(octets) instanceof ObjectNode object) {
      return object;
    }
    throw RefusedRequest.invalidBody("the body is not a JSON object");
  }

  private static String place(JacksonException fault) {
    var location = fault.getLocation();
    // The library's own sentence quotes what was read and names its classes: not for clients.
    return location == null
        ? "it breaks a bound"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** The text of a value. */
  public static byte[] write(JsonNode json) {
    return MAPPER.writeValueAsBytes(json);
  }
}
