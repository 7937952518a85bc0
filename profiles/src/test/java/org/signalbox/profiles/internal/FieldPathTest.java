package org.signalbox.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.profiles.ProfileFixture;

class FieldPathTest {

  private static final Event CALL =
      ProfileFixture.event("Account", "1001")
          .withOption("*context", FieldValue.text("*cdrs"))
          .withFields(
              Map.of(
                  "Extra",
                  FieldValue.members(
                      Map.of(
                          "Tags",
                          FieldValue.items(
                              List.of(
                                  FieldValue.text("a"),
                                  FieldValue.items(List.of(FieldValue.text("b")))))))));

  @ParameterizedTest
  @CsvSource({
    "*req.Account, 1001",
    "*opts.*context, *cdrs",
    "*tenant, cgrates.org",
    "*req.Extra.Tags[0], a",
    "*req.Extra.Tags[1][0], b",
    "*req.Extra[Tags][0], a",
  })
  void shouldReadAValue(String path, String expected) {
    // Given
    FieldPath parsed = FieldPath.parse(path);

    // When
    String text = parsed.read(EventView.of(CALL)).orElseThrow().asText();

    // Then
    assertThat(text).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*req.account", "*req.Extra.Tags[2]", "*req.Extra.Tags[-1]", "*req.Extra.Tags[x]",
        "*req.Extra.Tags[9999999]", "*req.Extra.Tags[]", "*req.Account.Inner", "*vars.*processRuns",
        "*opts.context", "*req.Extra.Missing.Deeper"
      })
  void shouldFindNothingWhereNothingIs(String path) {
    // Given
    FieldPath parsed = FieldPath.parse(path);

    // When / Then
    assertThat(parsed.read(EventView.of(CALL))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Account",
        "*req",
        "*req.",
        "*req..a",
        "*req.a.",
        "*tenant.x",
        "*stats.S.x",
        "*req.a[",
        "*req.[0]",
        "*opts",
        "req.Account"
      })
  void shouldRefuseWhatIsNoPath(String path) {
    // Given / When / Then
    assertThatThrownBy(() -> FieldPath.parse(path))
        .isInstanceOf(ProfileFault.class)
        .hasMessageContaining("<" + path + ">");
  }

  @Test
  void shouldKeepDotsWithinBrackets() {
    // Given / When
    FieldPath path = FieldPath.parse("*req.Extra[a.b].c");

    // Then
    assertThat(path.names()).containsExactly("Extra", "a.b", "c");
  }

  @Test
  void shouldBeEqualForOnePlaceWrittenTwice() {
    // Given
    FieldPath one = FieldPath.parse("*req.Account");

    // When
    FieldPath other = FieldPath.parse("*req.Account");

    // Then
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("*req.Account");
  }
}
