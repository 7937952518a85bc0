package org.signalbox.registers.nf;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of the 5G interfaces, read within bounds: an object with two members of one name is refused,
 * since two readers could see two different things in it. Any thread may call.
 */
public final class NfJson {

  /** Deepest nesting of lists and objects. */
  public static final int DEPTH_MAX = 32;

  /** Most names, values and brackets of one document. */
  public static final int TOKENS_MAX = 100_000;

  private static final int NAME_MAX = 1_024;
  private static final int STRING_MAX = 65_536;
  private static final int NUMBER_MAX = 32;

  /** Why JSON that was changed after it was read is refused. */
  public static final String UNREADABLE =
      "found what cannot be read again once it is written, expected at most "
          + DEPTH_MAX
          + " levels, "
          + TOKENS_MAX
          + " names, values and brackets, and "
          + NUMBER_MAX
          + " digits a number";

  /** The same for all that reads JSON of these interfaces: what one takes, the other reads. */
  public static final StreamReadConstraints BOUNDS =
      StreamReadConstraints.builder()
          .maxNestingDepth(DEPTH_MAX)
          .maxTokenCount(TOKENS_MAX)
          .maxNameLength(NAME_MAX)
          .maxStringLength(STRING_MAX)
          .maxNumberLength(NUMBER_MAX)
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(BOUNDS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectReader AGAIN =
      MAPPER.reader().without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

  private NfJson() {}

  /** Reads one value; empty when the octets are no JSON or beyond the bounds. */
  public static Optional<JsonNode> read(byte[] octets) {
    try {
      JsonNode node = MAPPER.readTree(octets);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JacksonException | ArithmeticException | NumberFormatException e) {
      // The parser leaves exponents beyond 32 bits to BigDecimal, which throws the latter two.
      return Optional.empty();
    }
  }

  /**
   * Reads once more what {@link #write} wrote. Nothing is there twice in it, and not to look for it
   * is a good part of reading ten thousand profiles at a start.
   */
  static Optional<JsonNode> readWritten(byte[] octets) {
    try {
      return Optional.of(AGAIN.readTree(octets));
    } catch (JacksonException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Reads one value; empty when the text is no JSON or beyond the bounds. */
  public static Optional<JsonNode> read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JacksonException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Writes a value without white space. */
  public static byte[] write(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }
}
