package org.signalbox.ocs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharedTextsTest {

  @Test
  void shouldGiveTheTextThatOthersHave() {
    // Given
    SharedTexts texts = new SharedTexts(16);
    String first = texts.shared(anew("internet"));

    // When
    String second = texts.shared(anew("internet"));

    // Then
    assertThat(second).isSameAs(first);
  }

  @Test
  void shouldGiveAnEqualTextHoweverManyMeetAtOnePlace() {
    for (long seed = 1; seed <= 20; seed++) {
      // Given
      SplittableRandom random = new SplittableRandom(seed);
      SharedTexts texts = new SharedTexts(2);
      for (int i = 0; i < 200; i++) {
        String text = anew("text " + random.nextInt(20));

        // When
        String shared = texts.shared(text);

        // Then
        assertThat(shared).as("seed %d, text %d", seed, i).isEqualTo(text);
      }
    }
  }

  /** An equal text that is another object. */
  private static String anew(String text) {
    return String.valueOf(text.toCharArray());
  }
}
