package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.BalanceSpecs.voice;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.calling;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;

import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** Debits and refunds besides what a session holds. */
class RefundTest {

  private static final Tariff ONE_A_SECOND = everyone(slot("1", "1s", "1s"));

  private static LedgerShard shard() {
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("100")));
    return shard;
  }

  @Test
  void shouldRefundToTheBalancesThatPaid() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, voice("v").holdingSeconds(10)));
    Caller call = calling(shard);
    call.begin(30 * SECOND);
    call.go(30 * SECOND, 1);

    // When
    PartOutcome refund =
        Caller.outcome(call.send(SessionPhase.UPDATE, new PartStep.Refund(25 * SECOND)));

    // Then
    assertThat(refund.used()).isEqualTo(5 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("100");
    assertThat(Ledgers.value(shard, ALICE, TypeOfRecord.VOICE, "v"))
        .isEqualTo(Long.toString(5 * SECOND));
  }

  @Test
  void shouldPayADebitFromWhatTheSessionItselfHeld() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, voice("v").holdingSeconds(10)));
    Caller call = calling(shard);
    call.begin(110 * SECOND);

    // When
    PartOutcome debit =
        Caller.outcome(call.send(SessionPhase.UPDATE, new PartStep.DirectDebit(30 * SECOND)));

    // Then
    assertThat(debit.charged()).isEqualTo(Amount.of(20));
    assertThat(money(shard, ALICE)).isEqualTo("80");
    assertThat(Ledgers.value(shard, ALICE, TypeOfRecord.VOICE, "v")).isEqualTo("0");
  }

  @Test
  void shouldRefundInMoneyBesidesWhatTheSessionHeld() {
    // Given
    LedgerShard shard = shard();
    Caller call = calling(shard);
    call.begin(40 * SECOND);

    // When
    call.send(SessionPhase.UPDATE, new PartStep.Refund(25 * SECOND));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("125");
  }

  @Test
  void shouldRefundAnEventInMoney() {
    // Given
    LedgerShard shard = shard();

    // When
    LedgerReply reply = calling(shard).event(new PartStep.Refund(25 * SECOND));

    // Then
    assertThat(Caller.outcome(reply).charged()).isEqualTo(Amount.of(-25));
    assertThat(money(shard, ALICE)).isEqualTo("125");
  }
}
