package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.charging.ChargingFixture.call;
import static org.signalbox.charging.ChargingFixture.with;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.internal.CdrDebiting;
import org.signalbox.charging.internal.CdrDebiting.Manner;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.rating.Tariff;

/**
 * Two who read the same row give its money back once, whatever each wants in its place: the ledger
 * knows them by what they give back. So it holds between processes, where no lock of one does. A
 * call of the posts costs 22 a minute.
 */
class RepaymentKeyTest {

  private static final AccountId ACCOUNT = new AccountId("cgrates.org", "1002");

  @TempDir private Path folder;
  private ChargingFixture charging;
  private StoredCdr read;

  @BeforeEach
  void charge() {
    charging = new ChargingFixture(folder);
    charging.addCharger("DEFAULT", "");
    charging
        .ledger()
        .ask(
            at ->
                new ChangeAccount(
                    at,
                    Optional.empty(),
                    ACCOUNT,
                    List.of(
                        new AccountAction.Configure(AccountTerms.PREPAID),
                        new AccountAction.TopUp(BalanceSpec.money(), Amount.of(100)))),
            Admission.NEW_WORK);
    charging.pipeline().process(with(call("1", "60s"), "RequestType", "*prepaid"), CdrFlags.CDR);
    List<StoredCdr> stored = new ArrayList<>();
    charging.store().read(CdrQuery.ALL, stored::add);
    read = stored.getFirst();
  }

  @AfterEach
  void close() {
    charging.close();
  }

  private CdrDebiting.Outcome giveBack(boolean andDebitAnew) {
    return new CdrDebiting(charging.ports())
        .charge(
            List.of(read.cdr().priced("", CdrCost.unrated(), "")),
            new Manner(andDebitAnew, true, List.of(read.debits())));
  }

  private Amount money() {
    return charging
        .ledger()
        .read(view -> view.account(ACCOUNT).orElseThrow().balances().getFirst().value());
  }

  private void reprice(String aMinute) {
    charging.setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.minutes(aMinute)));
  }

  @Test
  void shouldNotRefundWhatAnotherRatedAnewOfTheSameRow() {
    // Given
    reprice("10");
    giveBack(true);

    // When
    ThrowingCallable refund = () -> giveBack(false);

    // Then
    assertThatThrownBy(refund).isInstanceOf(CdrsBehind.class);
    assertThat(money()).isEqualTo(Amount.of(90));
  }

  @Test
  void shouldNotRateAnewWhatAnotherRefundedOfTheSameRow() {
    // Given
    giveBack(false);

    // When
    ThrowingCallable rerating = () -> giveBack(true);

    // Then
    assertThatThrownBy(rerating).isInstanceOf(CdrsBehind.class);
    assertThat(money()).isEqualTo(Amount.of(100));
  }

  @Test
  void shouldGiveBackOnceThoughTheTariffBecameAnotherMeanwhile() {
    // Given
    reprice("10");
    giveBack(true);
    reprice("5");

    // When
    ThrowingCallable again = () -> giveBack(true);

    // Then
    assertThatThrownBy(again).isInstanceOf(CdrsBehind.class);
    assertThat(money()).isEqualTo(Amount.of(90));
  }
}
