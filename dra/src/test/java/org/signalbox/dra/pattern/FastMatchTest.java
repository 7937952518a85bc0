package org.signalbox.dra.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short cut never finds anything but what the pattern finds. */
class FastMatchTest {

  private static final int ROUNDS = 20_000;
  private static final List<String> ATOMS =
      List.of("a", "b", "ab", ".", "\\.", "[ab]", "[^a]", "(a|b)", "(ab)", "c", "\\d", "1");
  private static final List<String> QUANTIFIERS =
      List.of("", "", "", "*", "+", "?", "{2}", "{0,1}");

  private static String somePattern(Random random) {
    StringBuilder pattern = new StringBuilder(random.nextBoolean() ? "^" : "");
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      pattern.append(ATOMS.get(random.nextInt(ATOMS.size())));
      pattern.append(QUANTIFIERS.get(random.nextInt(QUANTIFIERS.size())));
      pattern.append(random.nextInt(12) == 0 ? "|" : "");
    }
    return pattern.append(random.nextInt(3) == 0 ? "$" : "").toString();
  }

  private static String someText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      text.append("aabbc1.\n".charAt(random.nextInt(8)));
    }
    return text.toString();
  }

  @Test
  void shouldFindExactlyWhatThePatternFinds() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      // Given
      Random random = new Random(seed);
      Pattern pattern = Pattern.compile(somePattern(random));
      String text = someText(random);

      // When
      boolean found = FastMatch.of(pattern).found(text);

      // Then
      assertThat(found)
          .as("seed %d: /%s/ in \"%s\"", seed, pattern, text)
          .isEqualTo(pattern.matcher(text).find());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "^00101[0-4].*, 00101, ''",
    "'\\.mnc001\\.mcc00[12]', '', .mnc001.mcc00",
    "^mme0?1, mme, 1",
    "'a|b', '', ''",
    "(a|b)cd, '', cd",
    "'(?i)abc', '', ''",
    "ab+c, '', ab",
    "'^[[:digit:]]+x', '', x"
  })
  void shouldAskForTheLettersThatEveryMatchHas(String pattern, String beginning, String part) {
    assertThat(NeededText.of(pattern)).isEqualTo(new NeededText(beginning, part));
  }
}
