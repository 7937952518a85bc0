package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerCommand.Charge;

/** Parts that draw from one pool: what one holds pays for what another used. */
class PooledChargeTest {

  private LedgerShard shard;
  private long number;

  @BeforeEach
  void open() {
    shard = charging(everyone(slot("1", "1s", "1s")), ALICE);
    shard.execute(
        change(
            ALICE,
            new AccountAction.Configure(new AccountTerms(false, false, Optional.empty(), true, "")),
            money("200")));
  }

  private List<PartOutcome> send(boolean isPooled, PartStep... steps) {
    List<PartRequest> parts = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      parts.add(
          new PartRequest(
              new PartKey("rg:" + i, "*default"),
              Optional.of(Caller.voice(ALICE, "6140000001")),
              steps[i]));
    }
    SessionPhase phase = number == 0 ? SessionPhase.INITIAL : SessionPhase.UPDATE;
    RequestKey key = new RequestKey("s", number++);
    LedgerCommand sent =
        new Charge(NOON, key, phase, Caller.SUPERVISION, parts, List.of(), isPooled);
    LedgerReply reply =
        shard.execute(LedgerCommandDecoder.decode(new LedgerCommandEncoder().encode(sent))).reply();
    return ((LedgerReply.Charged) reply).parts();
  }

  private static PartStep reserve(long seconds) {
    return PartStep.Report.reserving(seconds * SECOND);
  }

  private static PartStep report(long used, long asked) {
    return PartStep.Report.continuing(used * SECOND, asked * SECOND);
  }

  @Test
  void shouldPayWhatOneUsedFromWhatAnotherHeld() {
    // Given
    send(true, reserve(100), reserve(100));

    // When
    List<PartOutcome> outcomes = send(true, report(150, 10), report(30, 10));

    // Then
    assertThat(outcomes).extracting(PartOutcome::refusal).containsOnly(Optional.empty());
    assertThat(outcomes)
        .extracting(PartOutcome::charged)
        .containsExactly(Amount.of(150), Amount.of(30));
    assertThat(outcomes).extracting(PartOutcome::granted).containsExactly(10 * SECOND, 10 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("0");
  }

  @Test
  void shouldPayAllUsageBeforeAnythingIsReserved() {
    // Given
    send(true, reserve(100), reserve(90));

    // When
    List<PartOutcome> outcomes = send(true, report(100, 100), report(100, 1));

    // Then
    assertThat(outcomes)
        .extracting(PartOutcome::charged)
        .containsExactly(Amount.of(100), Amount.of(100));
    assertThat(outcomes).extracting(PartOutcome::granted).containsExactly(0L, 0L);
    assertThat(money(shard, ALICE)).isEqualTo("0");
  }

  @Test
  void shouldLeaveUsageUnpaidOneAfterTheOtherWhereNothingIsPooled() {
    // Given
    send(false, reserve(100), reserve(100));

    // When
    List<PartOutcome> outcomes = send(false, report(150, 10), report(30, 10));

    // Then
    assertThat(outcomes)
        .extracting(PartOutcome::charged)
        .containsExactly(Amount.of(100), Amount.of(30));
  }

  @Test
  void shouldTurnThePriceWithinAPooledReport() {
    // Given
    send(true, reserve(100), reserve(100));
    PartStep turned =
        new PartStep.Report(
            150 * SECOND,
            Optional.empty(),
            false,
            Backing.HELD,
            Optional.of(new PriceTurn(120 * SECOND, NOON.atZone(java.time.ZoneOffset.UTC))));

    // When
    List<PartOutcome> outcomes = send(true, turned, report(30, 10));

    // Then
    assertThat(outcomes.getFirst().used()).isEqualTo(150 * SECOND);
    assertThat(outcomes.getFirst().charged()).isEqualTo(Amount.of(150));
  }
}
