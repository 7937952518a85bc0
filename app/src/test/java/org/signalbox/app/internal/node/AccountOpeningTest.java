package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.catalog.LedgerDefinitions.OpenedAccount;
import org.signalbox.charging.AccountLedger.AccountState;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.ThresholdType;
import org.signalbox.ledger.TriggerState;

class AccountOpeningTest {

  private static final AccountId ID = new AccountId("cgrates.org", "1001");
  private static final ActionTrigger LOW =
      new ActionTrigger(
          "low",
          ThresholdType.MIN_BALANCE,
          Amount.of(2),
          false,
          Duration.ZERO,
          Optional.empty(),
          Optional.empty(),
          BalancePattern.ANY,
          "WARN",
          BigDecimal.TEN);
  private static final Definition GROUP = new Definition.TriggerGroup("STANDARD", List.of(LOW));

  private final AccountOpening opening =
      new AccountOpening(
          new OpenedAccount(ID, true, false, Optional.of("AP"), Optional.of("STANDARD")));

  @Test
  void shouldOpenAnAccountThatIsNotThere() {
    // Given
    Optional<AccountState> before = Optional.empty();
    // When
    List<AccountAction> actions = opening.actions(before, Optional.of(GROUP));
    // Then
    assertThat(actions)
        .containsExactly(
            new AccountAction.Configure(AccountTerms.PREPAID.negative(true)),
            new AccountAction.JoinPlan("AP"),
            new AccountAction.GiveTriggers("STANDARD"));
  }

  @Test
  void shouldDoNothingForAnAccountThatHasAll() {
    // Given
    AccountRules rules =
        AccountRules.none(ID).joining("AP", 1).with(TriggerState.fresh("STANDARD", LOW).fired(2));
    // When
    List<AccountAction> actions =
        opening.actions(account(AccountTerms.PREPAID.negative(true), rules), Optional.of(GROUP));
    // Then
    assertThat(actions).isEmpty();
  }

  @Test
  void shouldKeepWhatThePlanDoesNotSayOfAnAccount() {
    // Given
    AccountTerms terms = new AccountTerms(true, false, Optional.of(Amount.of(5)), false, "AUD");
    // When
    List<AccountAction> actions =
        opening.actions(account(terms, AccountRules.none(ID).joining("AP", 1)), Optional.empty());
    // Then
    assertThat(actions)
        .containsExactly(
            new AccountAction.Configure(
                new AccountTerms(false, true, Optional.of(Amount.of(5)), false, "AUD")));
  }

  private static Optional<AccountState> account(AccountTerms terms, AccountRules rules) {
    return Optional.of(new AccountState(Account.opened(ID, terms, 1), rules));
  }
}
