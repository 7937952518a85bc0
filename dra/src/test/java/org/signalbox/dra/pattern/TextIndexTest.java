package org.signalbox.dra.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;

class TextIndexTest {

  private static final int ROUNDS = 5_000;

  @Test
  void shouldFindWhatALookUpInLowerCaseFinds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Map<String, Integer> texts = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      texts.put(someText(random).toLowerCase(Locale.ROOT), i);
    }
    TextIndex<Integer> index = new TextIndex<>(texts);
    for (int i = 0; i < ROUNDS; i++) {
      // Given
      String text = someText(random);

      // When
      @Nullable Integer found = index.find(avp(text));

      // Then
      assertThat(found)
          .as("seed %d, text \"%s\"", seed, text)
          .isEqualTo(texts.get(text.toLowerCase(Locale.ROOT)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"MÜNCHEN", "münchen", "\u212aelvin", "KELVIN"})
  void shouldFindTextsBeyondAsciiInAnyCase(String text) {
    // Given
    TextIndex<Integer> index = new TextIndex<>(Map.of("münchen", 1, "kelvin", 1));

    // When
    @Nullable Integer found = index.find(avp(text));

    // Then
    assertThat(found).isEqualTo(1);
  }

  @Test
  void shouldFindNothingInAnEmptyIndex() {
    // When
    @Nullable Object found = new TextIndex<>(Map.of()).find(avp(""));

    // Then
    assertThat(found).isNull();
  }

  private static AvpCursor avp(String text) {
    MessageBuilder request = DiameterMessage.request(4, 272);
    request.text(BaseAvp.USER_NAME, text);
    AvpCursor cursor = request.build().cursor();
    while (cursor.next()) {
      if (cursor.is(BaseAvp.USER_NAME)) {
        return cursor;
      }
    }
    throw new AssertionError("the request has no User-Name");
  }

  private static String someText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append("abAB1.É".charAt(random.nextInt(7)));
    }
    return text.toString();
  }
}
