package org.signalbox.app.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.signalbox.app.internal.call.CallJson;

class ExplanationTextTest {

  private static String shown(String json) {
    TerminalOutput output = new TerminalOutput(false);
    new ExplanationText(output.terminal()).print(CallJson.read(json));
    return output.text();
  }

  @Test
  void shouldShowTheArithmeticOfEachSpan() {
    // When
    String text =
        shown(
            """
            {"EventCost":{"Cost":66},"CallTotal":66,"Error":null,"Steps":[
              {"Step":"ProfileTried","Sentence":"Rating profile x applies."},
              {"Step":"SpanBilled","Sentence":"From 0s.","Increments":3,
               "Slot":{"Value":22,"RateIncrement":60000000000,"RateUnit":60000000000}}]}
            """);

    // Then
    assertThat(text)
        .isEqualTo(
            """
            1.  Rating profile x applies.
            2.  From 0s.
                3 × 1m0s × 22 ÷ 1m0s = 66
            = 66
            """);
  }

  @Test
  void shouldCountUnitsThatAreNoTime() {
    // When
    String text =
        shown(
            """
            {"EventCost":{"Cost":0.5},"CallTotal":0.5,"Error":null,"Steps":[
              {"Step":"SpanBilled","Sentence":"From 0.","Increments":5,
               "Slot":{"Value":0.1,"RateIncrement":1,"RateUnit":1}}]}
            """);

    // Then
    assertThat(text).contains("5 × 1 × 0.1 ÷ 1 = 0.5").endsWith("= 0.5\n");
  }

  @Test
  void shouldTellWhatRoundingChanges() {
    assertThat(
            shown(
                "{\"EventCost\":{\"Cost\":0.49995},\"CallTotal\":0.5,\"Error\":null,\"Steps\":[]}"))
        .contains("= 0.49995")
        .contains("a CDR costs 0.5");
  }

  @Test
  void shouldEndWithTheRefusal() {
    assertThat(shown("{\"EventCost\":null,\"Error\":\"UNAUTHORIZED_DESTINATION\",\"Steps\":[]}"))
        .isEqualTo("no price: UNAUTHORIZED_DESTINATION\n");
  }
}
