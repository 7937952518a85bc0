package org.signalbox.rpc.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.PartStep;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.RpcParameters;

/** By what pieces of calls are known to be the same. */
class CallDescriptorTest {

  private static final Instant NOW = Instant.parse("2025-08-04T13:00:00Z");

  private static final CostRequest REQUEST =
      new CostRequest(CostSettings.STANDARD, InstantSource.fixed(NOW));

  private static Charge piece(String account, String from, String to, String more) {
    String sent =
        "{'Account':'%s','ToR':'*voice','TimeStart':'2025-08-04T13:00:%sZ','TimeEnd':'2025-08-04T13:00:%sZ'%s}"
            .formatted(account, from, to, more)
            .replace('\'', '"');
    return CallDescriptor.of(RpcParameters.ofArgument(ExactJson.read(sent)), REQUEST)
        .charge(new PartStep.Report(1, Optional.empty(), false), NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ,'CgrID':'c'                             | 00 | 10
          ,'CgrID':'c','DurationIndex':10000000000 | 00 | 10
          ,'APIOpts':{'*requestID':'r'}            | 00 | 10
          """)
  void shouldKnowAPieceThatComesAgain(String more, String from, String to) {
    // Given
    Charge first = piece("1001", from, to, more);

    // When
    Charge again = piece("1001", from, to, more);

    // Then
    assertThat(again.sentKey()).isEqualTo(first.sentKey());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00 | 10 | ''
          10 | 20 | ''
          00 | 05 | ''
          00 | 10 | ,'LoopIndex':1
          00 | 10 | ,'RunID':'other'
          """)
  void shouldTakeEveryOtherStretchOfACallForAnother(String from, String to, String more) {
    // Given
    Charge first = piece("1001", "20", "30", ",'CgrID':'c'");

    // When
    Charge other = piece("1001", from, to, ",'CgrID':'c'" + more);

    // Then
    assertThat(other.sentKey().session()).isNotEqualTo(first.sentKey().session());
  }

  @Test
  void shouldTakeTheSameRequestIdForAnotherAccountForAnotherRequest() {
    // Given
    String id = ",'APIOpts':{'*requestID':'r'}";
    Charge first = piece("1001", "00", "10", id);

    // When
    Charge other = piece("1002", "00", "10", id);

    // Then
    assertThat(other.sentKey()).isNotEqualTo(first.sentKey());
  }

  @Test
  void shouldForgetACallSoonAfterItsLastPiece() {
    // When
    Charge charge = piece("1001", "00", "10", ",'CgrID':'c','DurationIndex':10000000000");

    // Then
    assertThat(charge.supervision())
        .isEqualTo(CallDescriptor.KNOWN_FOR.plus(Duration.ofSeconds(10)));
  }
}
