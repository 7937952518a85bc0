package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.profiles.ProfileFixture.TERMS;
import static org.signalbox.profiles.ProfileFixture.altered;
import static org.signalbox.profiles.ProfileFixture.applied;
import static org.signalbox.profiles.ProfileFixture.attribute;
import static org.signalbox.profiles.ProfileFixture.change;
import static org.signalbox.profiles.ProfileFixture.event;
import static org.signalbox.profiles.ProfileFixture.set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeOperationTest {

  private static final Event CALL =
      event(
          "Account", "1001",
          "Category", "call",
          "Destination", "+6140000",
          "Usage", "123s",
          "Cost", "0.1",
          "Units", "10",
          "Word", "abc",
          "SetupTime", "2025-08-04T13:00:00Z",
          "AnswerTime", "2025-08-04T13:00:10Z",
          "EndTime", "2025-08-04T15:02:13+02:00",
          "CallID", "abc@pbx",
          "TagB", "bbb",
          "TagA", "aaa",
          "Empty", "",
          "Out", "before");

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "*constant *rated *rated",
        "*constant a;b ab",
        "*constant `a;b` a;b",
        "*constant ~*req.Account ''",
        "*variable ~*req.Account 1001",
        "*variable ~*req.Account;_;~*req.Category 1001_call",
        "*variable ~*tenant;: cgrates.org:",
        "'' ~*req.Account 1001",
        "*composed ~*req.Account before1001",
        "*composed -after before-after",
        "*none anything ''",
        "*prefix 00 00before",
        "*suffix ~*req.Category beforecall",
        "*sum ~*req.Cost;0.2 0.3",
        "*sum ~*req.Units;1;2;3 16",
        "*sum ~*req.Units;1.5 11.5",
        "*sum ~*req.Usage;1m 3m3s",
        "*sum ~*req.Usage;1000000000 2m4s",
        "*sum ~*req.Units;1s 1000000010",
        "*sum ~*req.SetupTime;1h 2025-08-04T14:00:00Z",
        "*difference ~*req.Units;1;2 7",
        "*difference 0.3;~*req.Cost 0.2",
        "*difference ~*req.Usage;23s 1m40s",
        "*difference ~*req.EndTime;13s 2025-08-04T15:02:00+02:00",
        "*multiply ~*req.Cost;3 0.3",
        "*multiply ~*req.Units;~*req.Units;0.5 50",
        "*divide ~*req.Units;4 2.5",
        "*divide 1;3 0.3333333333333333333333333333333333",
        "*divide ~*req.Cost;0.1;2 0.5",
        "*usage_difference ~*req.EndTime;~*req.AnswerTime 2m3s",
        "*usage_difference ~*req.AnswerTime;~*req.EndTime -2m3s",
        "*value_exponent ~*req.Units;-2 0.1",
        "*value_exponent 12345;-8 0.00012345",
        "*value_exponent 1.5;3 1500",
        "*unix_timestamp ~*req.SetupTime 1754312400",
        "*datetime 1754312400 2025-08-04T13:00:00Z",
        "*datetime ~*req.EndTime 2025-08-04T15:02:13+02:00",
        "*cc_usage 3;~*req.Usage;60s 4m3s",
        "*cc_usage 1;~*req.Usage;60s 2m3s",
        "*cc_usage 0;30s;60s 30s",
        "*sipcid ~*req.CallID;~*req.TagB;~*req.TagA abc@pbx;aaa;bbb",
        "*sipcid ~*req.CallID;~*req.Missing;~*req.Empty;~*req.TagB abc@pbx;bbb",
      })
  void shouldMakeTheTextOfAnAttribute(String type, String value, String expected) {
    // Given / When
    String text = applied(CALL, type, value);

    // Then
    assertThat(text).as(type + " " + value).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "*sum#~*req.Word;1#SERVER_ERROR: unsupported type: <abc>",
        "*sum#~*req.Units;~*req.Word#SERVER_ERROR: not a number: \"abc\"",
        "*multiply#~*req.Usage;2#SERVER_ERROR: unsupported type: <2m3s>",
        "*divide#~*req.Units;0#SERVER_ERROR: division by zero",
        "*difference#~*req.SetupTime;~*req.SetupTime#SERVER_ERROR: not a number: \"2025-08-04T13:00:00Z\"",
        "*usage_difference#~*req.Word;~*req.SetupTime#SERVER_ERROR: Unsupported time format",
        "*usage_difference#~*req.SetupTime;~*req.Empty#SERVER_ERROR: Unsupported time format",
        "*usage_difference#9999-12-31T00:00:00Z;1000-01-01T00:00:00Z#SERVER_ERROR: a duration of more than 292 years",
        "*value_exponent#~*req.Word;1#SERVER_ERROR: invalid value <abc> to *value_exponent",
        "*value_exponent#1;~*req.Word#SERVER_ERROR: invalid exponent <abc> to *value_exponent",
        "*value_exponent#1;999999999#SERVER_ERROR: invalid exponent <999999999> to *value_exponent",
        "*value_exponent#1;0.5#SERVER_ERROR: invalid exponent <0.5> to *value_exponent",
        "*unix_timestamp#~*req.Word#SERVER_ERROR: Unsupported time format",
        "*datetime#~*req.Word#SERVER_ERROR: Unsupported time format",
        "*cc_usage#~*req.Word;1s;1s#SERVER_ERROR: invalid requestNumber <abc> to *cc_usage",
        "*cc_usage#1;~*req.Word;1s#SERVER_ERROR: invalid usedCCTime <abc> to *cc_usage",
        "*cc_usage#1;1s;~*req.Word#SERVER_ERROR: invalid debitInterval <abc> to *cc_usage",
        "*cc_usage#999999999999999999;1s;1s#SERVER_ERROR: a duration of more than 292 years",
      })
  void shouldTellWhyAnAttributeCannotBeMade(String type, String value, String expected) {
    // Given
    ProfileSet set = set(attribute("A", change("*req.Out", type, value)));

    // When
    AttributeOutcome outcome = set.alter(CALL, TERMS);

    // Then
    assertThat(outcome).isEqualTo(new AttributeOutcome.Failed(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "*req.Out#*http#x#unsupported type: <*http>",
        "*req.Out#*http#http://example.org/#unsupported type: <*http>",
        "*req.Out#constant#x#unsupported type: <constant>",
        "*req.Out#*sum#1#invalid number of arguments <1> to *sum",
        "*req.Out#*usage_difference#1#invalid number of arguments <1> to *usage_difference",
        "*req.Out#*usage_difference#1;2;3#invalid number of arguments <3> to *usage_difference",
        "*req.Out#*value_exponent#1#invalid number of arguments <1> to *value_exponent",
        "*req.Out#*cc_usage#1;2#invalid number of arguments <2> to *cc_usage",
        "*req.Out#*variable#~*req.A;;b#empty part in expression <~*req.A;;b>",
        "*req.Out#*variable#`a#unclosed backtick in expression <`a>",
        "*req.Out#*variable#~*req.A{*random}#unsupported converter definition: <*random>",
        "*req.Out#*variable#~*req.A{*libphonenumber:DE}#unsupported converter definition: <*libphonenumber:DE>",
        "Subject#*constant#x#unsupported path <Subject>: expected *req.FIELD, *opts.OPTION, *vars.NAME or *tenant",
        "*req#*constant#x#invalid path <*req>",
      })
  void shouldRefuseAnAttributeThatCannotWork(
      String path, String type, String value, String message) {
    // Given
    AttributeProfile wrong = attribute("A", change(path, type, value));

    // When / Then
    assertThatThrownBy(() -> set(wrong)).isInstanceOf(ProfileFault.class).hasMessage(message);
  }

  @Test
  void shouldRefuseASipCallIdWithoutParts() {
    // Given
    AttributeProfile wrong = attribute("A", change("*req.Out", "*sipcid", ""));

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessage("invalid number of arguments <0> to *sipcid");
  }

  @Test
  void shouldAddTenthsWithoutDrift() {
    // Given
    String tenTenths = "0.1;0.1;0.1;0.1;0.1;0.1;0.1;0.1;0.1;0.1";

    // When
    String sum = applied(CALL, "*sum", tenTenths);

    // Then
    assertThat(sum).isEqualTo("1");
  }

  @Test
  void shouldKeepEveryDigitOfAProduct() {
    // Given
    String factors = "0.0123456789;0.0123456789";

    // When
    String product = applied(CALL, "*multiply", factors);

    // Then
    assertThat(product).isEqualTo("0.00015241578750190521");
  }

  @Test
  void shouldMatchNothingWhenTheFieldToBeExtendedIsMissing() {
    // Given
    ProfileSet set = set(attribute("A", change("*req.Missing", "*prefix", "00")));

    // When
    AttributeOutcome outcome = set.alter(CALL, TERMS);

    // Then
    assertThat(outcome).isEqualTo(new AttributeOutcome.NotFound());
  }

  @Test
  void shouldStartAComposedFieldThatIsMissing() {
    // Given
    ProfileSet set = set(attribute("A", change("*req.New", "*composed", "x")));

    // When
    Event event = altered(set, CALL).event();

    // Then
    assertThat(event.text("New")).isEqualTo("x");
  }
}
