package org.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source file keeps the house style, and each rule is able to fail. */
class SourceShapeTest {

  /** Test lines for a hundred main lines. The house wants 120; raise the floor on the way there. */
  private static final long TEST_PERCENT_FLOOR = 55;

  private static final List<JavaSource> SOURCES = JavaSource.all();

  record SourceRule(String name, Function<JavaSource, List<String>> breaches, JavaSource control) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<SourceRule> rules() {
    return List.of(
        rule("no file over 600 lines", SourceRules::fileTooLong, "Long", "\n".repeat(601)),
        rule("no method over 70 lines", SourceRules::methodTooLong, "Long", longMethod(71)),
        rule(
            "at most four parameters",
            SourceRules::tooManyParameters,
            "Wide",
            "class Wide { void m(int a, int b, int c, int d, int e) {} }"),
        rule(
            "public types have Javadoc",
            SourceRules::publicTypeWithoutJavadoc,
            "Bare",
            "/** Said. */ public class Bare { public record Nested() {} }"),
        rule("nothing unfinished", SourceRules::unfinished, "Later", "// TO" + "DO later"),
        rule(
            "no test disabled silently",
            SourceRules::disabledWithoutReason,
            "Off",
            "@Dis" + "abled void off() {}"),
        rule("no sleep in tests", SourceRules::sleepInTest, "Nap", "Thread.sl" + "eep(1);"),
        rule("no vague name", SourceRules::vagueName, "CallManager", "class CallManager {}"));
  }

  private static SourceRule rule(
      String name, Function<JavaSource, List<String>> breaches, String type, String text) {
    // The sleep rule looks at tests alone, the Javadoc rule at main code alone.
    String folder = type.equals("Nap") ? "core/src/test/java/" : "core/src/main/java/";
    return new SourceRule(name, breaches, new JavaSource(folder + type + ".java", text));
  }

  private static String longMethod(int lines) {
    String body = IntStream.range(0, lines - 2).mapToObj(i -> "").collect(Collectors.joining("\n"));
    return "class Long { void m() {\n" + body + "\n} }";
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldHoldInEverySource(SourceRule rule) {
    // When
    List<String> breaches =
        SOURCES.stream().flatMap(source -> rule.breaches().apply(source).stream()).toList();

    // Then
    assertThat(breaches).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldFailOnItsControl(SourceRule rule) {
    // When
    List<String> breaches = rule.breaches().apply(rule.control());

    // Then
    assertThat(breaches).hasSize(1);
  }

  @Test
  void shouldAllowAMethodOfExactlySeventyLines() {
    // When
    List<String> breaches =
        SourceRules.methodTooLong(new JavaSource("core/src/main/java/Long.java", longMethod(70)));

    // Then
    assertThat(breaches).isEmpty();
  }

  @Test
  void shouldKeepTheMedianMainFileUnderNinetyLines() {
    // When
    List<Long> lengths =
        SOURCES.stream()
            .filter(source -> !source.isTest())
            .map(source -> source.text().lines().count())
            .sorted()
            .toList();

    // Then
    assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(90);
  }

  @Test
  void shouldNotFallBelowTheFloorOfTestLines() {
    // When
    long main = lines(false);
    long test = lines(true);

    // Then
    assertThat(100 * test / main)
        .as("%d test lines for %d main lines", test, main)
        .isGreaterThanOrEqualTo(TEST_PERCENT_FLOOR);
  }

  private static long lines(boolean test) {
    return SOURCES.stream()
        .filter(source -> source.isTest() == test)
        .filter(source -> !source.path().startsWith("bench/"))
        .mapToLong(source -> source.text().lines().count())
        .sum();
  }
}
