package org.signalbox.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.profiles.ProfileFixture;

class ExpressionParserTest {

  private static final EventView CALL =
      EventView.of(
          ProfileFixture.event(
              "Account", "1001",
              "Destination", "+49301234",
              "Usage", "90s",
              "Name", "Account",
              "URI", "<sip:alice:secret@pbx.example:5060;transport=udp>",
              "Naptr", "4.3.2.1.e164.arpa.",
              "Padded", "  00abc00  ",
              "Octets", "1048576"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain#plain",
        "~#~",
        "~*req.Account#1001",
        "~*req.Account;x;~*req.Name#1001xAccount",
        "~*req.Destination:s/^\\+49(\\d+)/0$1/#0301234",
        "~*req.Destination:s/^\\+49(\\d+)/0${1}0/#03012340",
        "~*req.Destination:s/^\\+(?P<cc>49)(?P<rest>\\d+)/$rest-$cc/#301234-49",
        "~*req.Destination:s/^\\+49/0/#0",
        "~*req.Destination:s/^\\+44(\\d+)/0$1/#+49301234",
        "~*req.Destination:s/^\\+(\\d+)$/$1/:s/^49(\\d+)/0049$1/#0049301234",
        "~*req.Destination:s/3/$$/#$",
        "~*req.Destination:s/3/$9x/#",
        "~*req.Destination:s/3//#",
        "~*req.Destination:s/3/a\\/b/#a\\/b",
        "~*req.Usage{*duration_seconds}#90",
        "~*req.Usage{*usage_seconds}#90",
        "~*req.Usage{*duration_nanoseconds}#90000000000",
        "~*req.Usage{*duration}#1m30s",
        "~*req.Octets{*divide:1048576}#1",
        "~*req.Octets{*divide:3&*round:2}#349525.33",
        "~*req.Octets{*divide:3&*round:2:*up}#349525.34",
        "~*req.Octets{*multiply:0.000001&*round:3:*down}#1.048",
        "~*req.Octets{*round}#1048576",
        "~*req.Usage{*float64}#90000000000",
        "~*req.Account{*len}#4",
        "~*req.Account{*string2hex}#0x31303031",
        "10.1.2.3{*ip2hex}#0x0a010203",
        "word{*ip2hex}#",
        "~*req.URI{*sipuri_user}#alice",
        "~*req.URI{*sipuri_host}#pbx.example",
        "~*req.Naptr{*e164}#1234",
        "~*req.Naptr{*e164Domain}#e164.arpa",
        "2025-08-04T13:00:00Z{*unixtime}#1754312400",
        "1754312400{*time_string}#2025-08-04T13:00:00Z",
        "~*req.Account{*strip:*prefix:2}#01",
        "~*req.Account{*strip:*suffix:9}#",
        "~*req.Account{*strip:*both:1}#00",
        "~*req.Padded{*strip:*both:*space}#00abc00",
        "~*req.Padded{*strip:*both:*space&*strip:*prefix:*char:00}#abc00",
        "~*req.Padded{*strip:*both:*space&*strip:*suffix:*char:0:1}#00abc0",
        "~*req.<~*req.Name>#1001",
        "~*req.<~*req.Name>{*len}#4",
        "90s{*duration_seconds}#90",
      })
  void shouldEvaluateAnExpression(String written, String expected) {
    // Given
    Expressions expressions = ExpressionParser.parseAll(written, ExpressionParser.FIELD_SEPARATOR);

    // When
    Optional<String> text = expressions.text(CALL);

    // Then
    assertThat(text).as(written).contains(expected == null ? "" : expected);
  }

  @ParameterizedTest
  @CsvSource({
    "~*req.Missing",
    "x;~*req.Missing",
    "~*req.Account.Inner",
    "~*req.<~*req.Missing>",
    "~*opts.*context",
    "~*vars.*processRuns",
  })
  void shouldHaveNoTextWhereAFieldIsMissing(String written) {
    // Given
    Expressions expressions = ExpressionParser.parseAll(written, ExpressionParser.FIELD_SEPARATOR);

    // When
    Optional<String> text = expressions.text(CALL);

    // Then
    assertThat(text).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "~*req.A{*round:x}#invalid",
        "~*req.A{*round:41}#*round converter keeps at most 40 decimals",
        "~*req.A{*round:2:*sideways}#unsupported *round converter parameters: <*round:2:*sideways>",
        "~*req.A{*round:2:*up:x}#unsupported *round converter parameters: <*round:2:*up:x>",
        "~*req.A{*multiply}#unsupported converter definition: <*multiply>",
        "~*req.A{*multiply:x}#converter <*multiply:x> needs a number, have: <[x]>",
        "~*req.A{*divide:0}#unsupported converter definition: <*divide:0>",
        "~*req.A{*len:2}#unsupported converter definition: <*len:2>",
        "~*req.A{*strip}#strip converter: expected *strip:SIDE:WHAT[:AMOUNT], have: <*strip>",
        "~*req.A{*strip:*middle:2}#strip converter: expected *prefix, *suffix or *both, have: <*middle>",
        "~*req.A{*strip:*prefix:x}#strip converter: invalid amount in <*strip:*prefix:x>",
        "~*req.A{*strip:*prefix:1:2}#strip converter: too many parameters in <*strip:*prefix:1:2>",
        "~*req.A{*strip:*prefix:*char}#strip converter: <*strip:*prefix:*char> names no characters",
        "~*req.A{*strip:*prefix:*nil:1:2}#strip converter: too many parameters in <*strip:*prefix:*nil:1:2>",
      })
  void shouldRefuseAWrongConverter(String written, String message) {
    // Given
    String expected =
        message.equals("invalid")
            ? "*round converter needs integer as decimals, have: <x>"
            : message;

    // When / Then
    assertThatThrownBy(() -> ExpressionParser.parse(written))
        .isInstanceOf(ProfileFault.class)
        .hasMessage(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "~*req.Name{*duration}#time: invalid duration \"Account\"",
        "~*req.Name{*round:2}#not a number: \"Account\"",
        "~*req.Name{*e164}#unknown format",
        "~*req.Name{*unixtime}#Unsupported time format",
        "*now{*unixtime}#Unsupported time format",
      })
  void shouldTellWhatAConverterCannotRead(String written, String message) {
    // Given
    Expression expression = ExpressionParser.parse(written);

    // When / Then
    assertThatThrownBy(() -> expression.text(CALL))
        .isInstanceOf(EvaluationFault.class)
        .hasMessage(message);
  }

  @Test
  void shouldTakeBackticksAsOnePart() {
    // Given
    Expressions expressions =
        ExpressionParser.parseAll(
            "`a;b`;~*req.Account:s/^`(1;?)`/x/", ExpressionParser.FIELD_SEPARATOR);

    // When
    int parts = expressions.parts().size();

    // Then
    assertThat(parts).isEqualTo(2);
    assertThat(expressions.constantText()).startsWith("a;b");
  }

  @Test
  void shouldSeparateInlinePartsByAmpersands() {
    // Given
    Expressions expressions =
        ExpressionParser.parseAll("~*req.Account&;&x", ExpressionParser.INLINE_SEPARATOR);

    // When
    Optional<String> text = expressions.text(CALL);

    // Then
    assertThat(text).contains("1001;x");
  }

  @Test
  void shouldKnowAPlainFieldAndAConstant() {
    // Given
    Expression field = ExpressionParser.parse("~*req.Account");
    Expression converted = ExpressionParser.parse("~*req.Account{*len}");
    Expression constant = ExpressionParser.parse("1001");

    // When / Then
    assertThat(field.plainPath()).map(FieldPath::toString).contains("*req.Account");
    assertThat(field.constant()).isEmpty();
    assertThat(converted.plainPath()).isEmpty();
    assertThat(constant.constant()).contains("1001");
    assertThat(constant.plainPath()).isEmpty();
    assertThat(constant.exists(CALL)).isTrue();
  }

  @Test
  void shouldKeepTheTypeOfAPlainField() {
    // Given
    Event event =
        ProfileFixture.event().withField("Units", org.signalbox.profiles.FieldValue.number(5));
    Expression plain = ExpressionParser.parse("~*req.Units");
    Expression converted = ExpressionParser.parse("~*req.Units{*multiply:2}");

    // When / Then
    assertThat(plain.value(EventView.of(event)))
        .contains(org.signalbox.profiles.FieldValue.number(5));
    assertThat(converted.value(EventView.of(event)))
        .contains(org.signalbox.profiles.FieldValue.text("10"));
  }
}
