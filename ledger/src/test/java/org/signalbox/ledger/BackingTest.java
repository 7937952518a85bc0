package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.calling;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;
import org.signalbox.rating.Tariff;

/** What stands behind a grant: value set aside, the account, nobody; and the tail of a grant. */
class BackingTest {

  private static final Tariff ONE_A_SECOND = everyone(slot("1", "1s", "1s"));

  private static PartStep.Report report(long used, long asked, Backing backing) {
    return new PartStep.Report(
        used * SECOND,
        Optional.of(new PartStep.Reserve(asked * SECOND, 1)),
        false,
        backing,
        Optional.empty());
  }

  private static PartOutcome send(Caller call, SessionPhase phase, PartStep step) {
    return Caller.outcome(call.send(phase, step));
  }

  @Test
  void shouldGrantOnAccountWithoutHoldingAnything() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    Caller call = calling(shard);
    send(call, SessionPhase.INITIAL, report(0, 600, Backing.ON_ACCOUNT));

    // When
    PartOutcome outcome = send(call, SessionPhase.UPDATE, report(500, 300, Backing.ON_ACCOUNT));

    // Then
    assertThat(outcome.granted()).isEqualTo(300 * SECOND);
    assertThat(outcome.charged()).isEqualTo(Amount.of(500));
    assertThat(money(shard, ALICE)).isEqualTo("-500");
  }

  @Test
  void shouldNotBeginOnTheAccountOfWhoIsDisabledAndUseNothing() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("10"), new AccountAction.Disable(true)));

    // When
    PartOutcome outcome =
        send(calling(shard), SessionPhase.EVENT, report(5, 1, Backing.ON_ACCOUNT));

    // Then
    assertThat(outcome.refusal()).contains(Refusal.ACCOUNT_DISABLED);
    assertThat(money(shard, ALICE)).isEqualTo("10");
  }

  @Test
  void shouldRecordUsageThatNobodyPaysWithoutAnAccount() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND);
    Caller call = calling(shard);
    send(call, SessionPhase.INITIAL, report(0, 600, Backing.NOBODY));

    // When
    PartOutcome outcome = send(call, SessionPhase.UPDATE, report(500, 300, Backing.NOBODY));

    // Then
    assertThat(outcome.refusal()).isEmpty();
    assertThat(outcome.granted()).isEqualTo(300 * SECOND);
    assertThat(outcome.used()).isEqualTo(500 * SECOND);
    assertThat(outcome.charged()).isEqualTo(Amount.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 600, false",
    "661, 600, false",
    "660, 600, false",
    "659, 659, true",
    "601, 601, true",
    "600, 600, true",
    "599, 599, true"
  })
  void shouldGrantTheTailWithTheLast(String credit, long granted, boolean isFinal) {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money(credit)));
    PartStep.Reserve reserve = new PartStep.Reserve(600 * SECOND, SECOND, 60 * SECOND);

    // When
    PartOutcome outcome =
        send(
            calling(shard),
            SessionPhase.INITIAL,
            new PartStep.Report(0, Optional.of(reserve), false, Backing.HELD, Optional.empty()));

    // Then
    assertThat(outcome.granted()).isEqualTo(granted * SECOND);
    assertThat(outcome.isFinal()).isEqualTo(isFinal);
    assertThat(money(shard, ALICE))
        .isEqualTo(Amount.of(Long.parseLong(credit) - granted).toString());
  }
}
