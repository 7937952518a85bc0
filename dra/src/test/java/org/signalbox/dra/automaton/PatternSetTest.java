package org.signalbox.dra.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;

class PatternSetTest {

  private static final int SETS = 600;
  private static final int TEXTS = 60;

  @Test
  void shouldFindExactlyWhatRe2Finds() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int set = 0; set < SETS; set++) {
      // Given
      List<Pattern> patterns = somePatterns(random);
      PatternSet together = new PatternSet(patterns);
      for (int i = 0; i < TEXTS; i++) {
        String text = someText(random);

        // When
        List<Integer> found = found(together, text);

        // Then
        assertThat(found)
            .as("seed %d, patterns %s, text \"%s\"", seed, patterns, text)
            .isEqualTo(foundByRe2(patterns, text));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^001012.*",
        "^(001010|001011)[0-9]{6}$",
        "(@.*)?$",
        "^$",
        "$^",
        "a*",
        "(a|b)*c",
        "[^0-9]",
        "[]a]",
        "[^]a]",
        "[a-]",
        "^[[:digit:]]+$",
        "a{0}",
        "a{2,}",
        "a{2,3}?",
        "\\.example\\.org$",
        "\\d\\D\\w\\W\\s\\S",
        "(^a|b$)",
        "(a*)*",
        "x^",
        "$x",
        "(|a)",
        "[.]",
        "a+?b",
        "]",
        "}"
      })
  void shouldReadWhatRulesAreMadeOf(String pattern) {
    // When
    Optional<Expression> read = ExpressionParser.parse(pattern);

    // Then
    assertThat(read).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)a",
        "\\bword",
        "\\Qa.b\\E",
        "\\pL",
        "é",
        "[à-ü]",
        "\\x41",
        "[[:word:]]",
        "a{x}",
        "\\Aa"
      })
  void shouldLeaveToRe2WhatItDoesNotRead(String pattern) {
    // When
    Optional<Expression> read = ExpressionParser.parse(pattern);

    // Then
    assertThat(read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "B", "é", "\n", "a\nb", "😀", "x😀y", "A.b", "a.b", "\ud83d"})
  void shouldFindWhatRe2FindsInUnusualTexts(String text) {
    // Given
    List<Pattern> patterns =
        Stream.of("^.$", "^..$", "(?i)b", "a.b", "[^a]", "é", "\\Qa.b\\E", "^$", ".*", "\\W")
            .map(Pattern::compile)
            .toList();

    // When
    List<Integer> found = found(new PatternSet(patterns), text);

    // Then
    assertThat(found).isEqualTo(foundByRe2(patterns, text));
  }

  @Test
  void shouldFindWhatRe2FindsWhenStatesNoLongerFit() {
    // Given
    List<Pattern> patterns =
        Stream.of("1[01]{12}2", "1[01]{14}2", "[01]*1[01]{9}$").map(Pattern::compile).toList();
    PatternSet together = new PatternSet(patterns);
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(200, 0, 40).forEach(n -> text.append(n == 0 ? '2' : (char) ('0' + n % 2)));

      // When
      List<Integer> found = found(together, text.toString());

      // Then
      assertThat(found).as("text %d of seed 7", i).isEqualTo(foundByRe2(patterns, text.toString()));
    }
  }

  @Test
  void shouldLeaveToRe2WhatWouldMakeTheMachineTooLarge() {
    // Given
    List<Pattern> patterns =
        IntStream.range(0, 40)
            .mapToObj(i -> Pattern.compile("^" + (10 + i) + "[0-9]{999}"))
            .toList();
    String text = "12" + "0".repeat(999);
    String last = "49" + "0".repeat(999);
    PatternSet together = new PatternSet(patterns);

    // When
    List<List<Integer>> found = List.of(found(together, text), found(together, last));

    // Then
    assertThat(found).containsExactly(List.of(2), List.of(39));
  }

  @Test
  void shouldFindTheSameInTheOctetsOfAnAvpAsInItsText() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int set = 0; set < SETS; set++) {
      // Given
      List<Pattern> patterns = somePatterns(random);
      PatternSet together = new PatternSet(patterns);
      String text = someText(random);

      // When
      PatternHits hits = new PatternHits();
      together.search(userName(text), hits);

      // Then
      assertThat(places(hits))
          .as("seed %d, patterns %s, text \"%s\"", seed, patterns, text)
          .isEqualTo(foundByRe2(patterns, text));
    }
  }

  @ParameterizedTest
  @CsvSource({"1024, 0", "1025,"})
  void shouldFindNothingInATextThatIsLongerThanAnyName(int length, @Nullable Integer found) {
    // Given
    PatternSet set = new PatternSet(List.of(Pattern.compile("^0")));
    PatternHits inText = new PatternHits();
    PatternHits inOctets = new PatternHits();
    String text = "0".repeat(length);

    // When
    set.search(text, inText);
    set.search(userName(text), inOctets);

    // Then
    List<Integer> expected = found == null ? List.of() : List.of(found);
    assertThat(places(inText)).isEqualTo(expected);
    assertThat(places(inOctets)).isEqualTo(expected);
    assertThat(PatternSet.finds(Pattern.compile("^0"), text)).isEqualTo(!expected.isEmpty());
  }

  private static AvpCursor userName(String text) {
    MessageBuilder request = DiameterMessage.request(4, 272);
    request.text(BaseAvp.USER_NAME, text);
    AvpCursor cursor = request.build().cursor();
    assertThat(cursor.next()).isTrue();
    return cursor;
  }

  private static List<Integer> places(PatternHits hits) {
    List<Integer> places = new ArrayList<>();
    hits.forEach(places::add);
    return places;
  }

  @Test
  void shouldGatherHitsOverSeveralTexts() {
    // Given
    PatternSet set = new PatternSet(List.of(Pattern.compile("^a"), Pattern.compile("^b")));
    PatternHits hits = new PatternHits();

    // When
    set.search("abc", hits);
    set.search("bcd", hits);
    set.search("acd", hits);

    // Then
    assertThat(places(hits)).containsExactly(0, 1);
  }

  private static List<Integer> found(PatternSet set, String text) {
    PatternHits hits = new PatternHits();
    set.search(text, hits);
    return places(hits);
  }

  private static List<Integer> foundByRe2(List<Pattern> patterns, String text) {
    return IntStream.range(0, patterns.size())
        .filter(i -> patterns.get(i).matcher(text).find())
        .boxed()
        .toList();
  }

  private static List<Pattern> somePatterns(Random random) {
    List<Pattern> patterns = new ArrayList<>();
    while (patterns.size() < 1 + random.nextInt(70) / 10) {
      try {
        patterns.add(Pattern.compile(somePattern(random, 3)));
      } catch (PatternSyntaxException e) {
        // Not every heap of characters is a pattern; rules with such are refused when read.
      }
    }
    return patterns;
  }

  private static String somePattern(Random random, int depth) {
    StringBuilder pattern = new StringBuilder();
    int atoms = random.nextInt(4);
    for (int i = 0; i <= atoms; i++) {
      pattern.append(someAtom(random, depth));
      pattern.append(
          random.nextInt(3) > 0
              ? ""
              : pick(random, "*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "+?", "{0}"));
    }
    return pattern.toString();
  }

  private static String someAtom(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 14 : 11);
    return switch (kind) {
      case 11 -> "(" + somePattern(random, depth - 1) + ")";
      case 12 -> "(" + somePattern(random, depth - 1) + "|" + somePattern(random, depth - 1) + ")";
      case 13 -> somePattern(random, depth - 1) + "|" + somePattern(random, depth - 1);
      case 10 ->
          pick(random, "[ab]", "[^a]", "[0-2]", "[^0-1b]", "[]a]", "[a-]", "[[:digit:]]", "[\\d.]");
      case 9 -> pick(random, "\\d", "\\D", "\\w", "\\W", "\\s", "\\.", "\\@", "(?i:B)", "é", "]");
      case 8 -> pick(random, "^", "$", ".", "^", "$");
      default -> pick(random, "a", "b", "0", "1", "2", "@", ".", "ab");
    };
  }

  private static String someText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      text.append(pick(random, "a", "b", "0", "1", "2", "@", ".", "B", "é", "\n", "]", "-"));
    }
    return text.toString();
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
