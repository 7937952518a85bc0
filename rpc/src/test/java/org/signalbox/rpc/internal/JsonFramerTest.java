package org.signalbox.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.rpc.RpcLimits;

class JsonFramerTest {

  private static final RpcLimits LIMITS = new RpcLimits(100, 8, 1, 1, 1, Duration.ofSeconds(1));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** All values, and the refusal at the end if there is one. */
  private static List<String> drain(JsonFramer framer) {
    List<String> found = new ArrayList<>();
    JsonFramer.Outcome outcome = framer.next();
    while (outcome == JsonFramer.Outcome.VALUE) {
      found.add(
          new String(
              framer.buffer(), framer.valueOffset(), framer.valueLength(), StandardCharsets.UTF_8));
      outcome = framer.next();
    }
    if (outcome == JsonFramer.Outcome.REFUSED) {
      found.add("refused: " + framer.refusal());
    }
    return found;
  }

  private static List<String> inPieces(byte[] octets, Random random) {
    JsonFramer framer = new JsonFramer(LIMITS);
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < octets.length && (found.isEmpty() || !found.getLast().startsWith("refused"))) {
      int start = at;
      int length = 1 + random.nextInt(Math.min(7, octets.length - at));
      framer.append(
          length, (target, offset) -> System.arraycopy(octets, start, target, offset, length));
      found.addAll(drain(framer));
      framer.trim();
      at += length;
    }
    return found;
  }

  @Test
  void shouldFindValuesBackToBack() {
    // Given
    byte[] stream = bytes("{\"a\":\"}\\\"{\"}[1,[2]]\r\n {} {");

    // When
    List<String> found = drain(JsonFramer.over(stream, LIMITS));

    // Then
    assertThat(found).containsExactly("{\"a\":\"}\\\"{\"}", "[1,[2]]", "{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "\"a\"", "}", "]", "true", "\u0000", "\ufeff{}"})
  void shouldRefuseWhatIsNoObjectAtOnce(String stream) {
    // Given
    JsonFramer framer = JsonFramer.over(bytes("{}" + stream), LIMITS);

    // When
    List<String> found = drain(framer);

    // Then
    assertThat(found).containsExactly("{}", "refused: no JSON object");
  }

  @Test
  void shouldRefuseTooDeepAndTooLong() {
    // Given
    byte[] deep = bytes("[".repeat(9));

    // When
    List<String> found = drain(JsonFramer.over(deep, LIMITS));

    // Then
    assertThat(found).containsExactly("refused: a request nested deeper than 8");
    assertThat(drain(JsonFramer.over(bytes("[\"" + "x".repeat(97) + "\"]"), LIMITS)))
        .containsExactly("refused: a request of more than 100 octets");
    assertThat(drain(JsonFramer.over(bytes("[\"" + "x".repeat(96) + "\"]"), LIMITS))).hasSize(1);
    assertThat(drain(JsonFramer.over(bytes(" ".repeat(500) + "[]"), LIMITS))).hasSize(1);
  }

  @Test
  void shouldKnowWhetherAValueHasBegun() {
    // Given
    JsonFramer framer = JsonFramer.over(bytes("{} {\"a\""), LIMITS);

    // When
    boolean before = framer.isInsideValue();
    drain(framer);

    // Then
    assertThat(before).isFalse();
    assertThat(framer.isInsideValue()).isTrue();
  }

  @Test
  void shouldGiveALargeBufferBack() {
    // Given
    JsonFramer framer = new JsonFramer(RpcLimits.DEFAULT);
    byte[] large = bytes("[" + " ".repeat(100_000) + "]");
    framer.append(
        large.length, (target, offset) -> System.arraycopy(large, 0, target, offset, large.length));

    // When
    drain(framer);
    framer.trim();

    // Then
    assertThat(framer.capacity()).isZero();
  }

  @RepeatedTest(200)
  void shouldFindTheSameHoweverTheStreamIsCut(RepetitionInfo repetition) {
    // Given
    long seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    String alphabet = "{}[]\"\\ax1 \n";
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      stream.append(alphabet.charAt(random.nextInt(alphabet.length())));
      stream.append(random.nextInt(5) == 0 ? "{\"k\":[1,\"]\"]}" : "");
    }
    byte[] octets = bytes("{}" + stream.substring(stream.indexOf("{")));

    // When
    List<String> cut = inPieces(octets, random);

    // Then
    assertThat(cut)
        .as("seed %d, stream %s", seed, stream)
        .isEqualTo(drain(JsonFramer.over(octets, LIMITS)));
  }
}
