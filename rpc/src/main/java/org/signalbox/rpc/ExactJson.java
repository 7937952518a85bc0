package org.signalbox.rpc;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the API reads and writes it: decimals exact and unexpanded, nesting and numbers bounded.
 *
 * <p>Any thread may call.
 */
public final class ExactJson {

  /** Deepest nesting of arrays and objects that is read. */
  public static final int MAX_DEPTH = 1000;

  /** Longest number, in characters, that is read. */
  public static final int MAX_NUMBER_LENGTH = 400;

  private static final int MAX_NAME_LENGTH = 65_536;

  /**
   * Most names, values and brackets of one request: each costs memory far beyond its octets. A
   * request that sets 200,000 prefixes has half as many.
   */
  public static final int MAX_REQUEST_TOKENS = 500_000;

  private static final JsonMapper MAPPER = mapper(Long.MAX_VALUE);

  private static final JsonMapper REQUESTS = mapper(MAX_REQUEST_TOKENS);

  private ExactJson() {}

  private static JsonMapper mapper(long maxTokens) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxTokenCount(maxTokens)
                        .build())
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }

  /**
   * Reads one value.
   *
   * @throws tools.jackson.core.JacksonException when the text is no JSON value or beyond the bounds
   */
  public static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (ArithmeticException | NumberFormatException e) {
      // The parser leaves exponents beyond 32 bits to BigDecimal, which throws these.
      throw new StreamReadException("a number out of range");
    }
  }

  /** A parser of a request, whose numbers are exact and whose tokens are bounded. */
  public static JsonParser parser(byte[] bytes, int offset, int length) {
    return REQUESTS.createParser(bytes, offset, length);
  }

  /** A generator of UTF-8 that does not close its target and writes decimals without exponent. */
  public static JsonGenerator generator(OutputStream target) {
    return MAPPER.createGenerator(target);
  }

  /** What a reply's body writes, as text. */
  public static String text(RpcReply.Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = generator(bytes)) {
      body.write(out);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
