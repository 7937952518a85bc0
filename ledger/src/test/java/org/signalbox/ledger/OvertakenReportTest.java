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

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.PartStep.Report;
import org.signalbox.rating.Tariff;

/** Reports of usage that later requests have overtaken: each is charged once, or refused. */
class OvertakenReportTest {

  private static final Tariff ONE_A_SECOND = everyone(slot("1", "1s", "1s"));
  private static final PartKey FIRST = new PartKey("1", "*default");
  private static final PartKey SECOND_GROUP = new PartKey("2", "*default");

  private Instant now = NOON;

  private static LedgerShard shard() {
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("100")));
    return shard;
  }

  private Charge request(long number, SessionPhase phase, PartRequest part) {
    return new Charge(now, new RequestKey("s", number), phase, Caller.SUPERVISION, List.of(part));
  }

  private static PartRequest part(PartKey key, PartStep step) {
    return new PartRequest(key, Optional.of(Caller.voice(ALICE, "6140000001")), step);
  }

  private static final Report TEN_MORE = Report.continuing(10 * SECOND, 10 * SECOND);

  /** A session of which the reports of these numbers came, each of ten seconds. */
  private LedgerShard reported(long... numbers) {
    LedgerShard shard = shard();
    shard.execute(request(0, SessionPhase.INITIAL, part(FIRST, Report.reserving(10 * SECOND))));
    for (long number : numbers) {
      shard.execute(request(number, SessionPhase.UPDATE, part(FIRST, TEN_MORE)));
    }
    return shard;
  }

  private LedgerReply again(LedgerShard shard, long number, Report report) {
    return shard.execute(request(number, SessionPhase.UPDATE, part(FIRST, report))).reply();
  }

  @Test
  void shouldChargeAReportThatWasOvertakenAndGoOnHoldingTheGrant() {
    // Given
    LedgerShard shard = reported(2);

    // When
    LedgerReply late = again(shard, 1, Report.continuing(7 * SECOND, 30 * SECOND));

    // Then
    assertThat(Caller.outcome(late).refusal()).isEmpty();
    assertThat(Caller.outcome(late).used()).isEqualTo(17 * SECOND);
    assertThat(Caller.outcome(late).granted()).isEqualTo(10 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("73");
    assertThat(Caller.outcome(again(shard, 2, TEN_MORE)).used()).isEqualTo(10 * SECOND);
  }

  @Test
  void shouldChargeAReportThatWasOvertakenOnce() {
    // Given
    LedgerShard shard = reported(3, 1);
    String before = shard.stateHash();

    // When
    LedgerReply old = again(shard, 1, TEN_MORE);

    // Then
    assertThat(Caller.outcome(old).refusal()).contains(Refusal.OUT_OF_ORDER);
    assertThat(money(shard, ALICE)).isEqualTo("70");
    assertThat(shard.stateHash()).isEqualTo(before);
  }

  @Test
  void shouldChargeAllThatWereOvertakenAlsoAfterARestart() {
    // Given
    LedgerShard shard = reported(5, 4, 1);
    LedgerShard restored = Ledgers.restored(shard, PriceLists.port(ONE_A_SECOND));

    // When
    again(restored, 4, TEN_MORE);
    again(restored, 3, TEN_MORE);
    again(restored, 2, TEN_MORE);
    again(restored, 1, TEN_MORE);

    // Then
    assertThat(money(restored, ALICE)).isEqualTo("40");
  }

  @Test
  void shouldRefuseAReportThatCameBeforeAndOneThatIsTooLate() {
    // Given
    LedgerShard shard = reported(1, 2, 3 + SessionPart.LATE_MAX);
    String before = shard.stateHash();

    // When
    List<LedgerReply> replies = List.of(again(shard, 1, TEN_MORE), again(shard, 2, TEN_MORE));

    // Then
    assertThat(replies)
        .extracting(reply -> Caller.outcome(reply).refusal().orElseThrow())
        .containsOnly(Refusal.OUT_OF_ORDER);
    assertThat(shard.stateHash()).isEqualTo(before);
    assertThat(Caller.outcome(again(shard, 3, TEN_MORE)).refusal()).isEmpty();
  }

  /** A session that goes on under a name, begun by a report of ten seconds. */
  private LedgerReply begun(LedgerShard shard, long number) {
    return shard.execute(request(number, SessionPhase.INITIAL, part(FIRST, TEN_MORE))).reply();
  }

  @Test
  void shouldChargeAReportThatTheFirstOfItsPartOvertookOnce() {
    // Given
    LedgerShard shard = shard();
    begun(shard, 5);
    LedgerShard restored = Ledgers.restored(shard, PriceLists.port(ONE_A_SECOND));

    // When
    LedgerReply late = again(restored, 4, TEN_MORE);

    // Then
    assertThat(Caller.outcome(late).refusal()).isEmpty();
    assertThat(Caller.outcome(late).used()).isEqualTo(20 * SECOND);
    assertThat(Caller.outcome(again(restored, 4, TEN_MORE)).refusal())
        .contains(Refusal.OUT_OF_ORDER);
    assertThat(money(restored, ALICE)).isEqualTo("70");
  }

  @Test
  void shouldChargeAReportThatTheFirstOfAnotherPartOvertook() {
    // Given
    LedgerShard shard = reported(1);
    shard.execute(request(3, SessionPhase.UPDATE, part(SECOND_GROUP, TEN_MORE)));

    // When
    LedgerReply late =
        shard.execute(request(2, SessionPhase.UPDATE, part(SECOND_GROUP, TEN_MORE))).reply();

    // Then
    assertThat(Caller.outcome(late).used()).isEqualTo(20 * SECOND);
  }

  @Test
  void shouldChargeOnlyWhatAnEarlierSessionOfTheNameCannotHaveCharged() {
    // Given
    LedgerShard shard = reported(1, 2);
    now = NOON.plus(Caller.SUPERVISION);
    shard.execute(new Tick(now, 10));
    begun(shard, 4);

    // When
    LedgerReply charged = again(shard, 2, TEN_MORE);
    LedgerReply late = again(shard, 3, TEN_MORE);

    // Then
    assertThat(Caller.outcome(charged).refusal()).contains(Refusal.OUT_OF_ORDER);
    assertThat(Caller.outcome(late).used()).isEqualTo(20 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("50");
  }

  @Test
  void shouldHaveMissedNothingBeforeAPartThatBeginsWithoutUsage() {
    // Given
    LedgerShard shard = shard();
    shard.execute(request(5, SessionPhase.INITIAL, part(FIRST, Report.reserving(10 * SECOND))));

    // When
    LedgerReply late = again(shard, 4, TEN_MORE);

    // Then
    assertThat(Caller.outcome(late).refusal()).contains(Refusal.OUT_OF_ORDER);
  }
}
