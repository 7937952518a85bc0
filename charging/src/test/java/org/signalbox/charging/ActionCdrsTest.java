package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.EffectKind;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.EffectContext;
import org.signalbox.ledger.LedgerRecord.EffectDue;
import org.signalbox.ledger.StoredAction;
import org.signalbox.rating.TypeOfRecord;

class ActionCdrsTest {

  private static final AccountId ALICE = new AccountId("cgrates.org", "1001");
  private static final Instant AT = Instant.parse("2026-01-15T12:00:00Z");

  private static EffectDue due(String template) {
    StoredAction action =
        StoredAction.of(
            ActionType.TOPUP,
            BalancePattern.of(TypeOfRecord.MONETARY, "test"),
            Optional.of(new ActionValue.Fixed(Amount.of(10))));
    Balance balance =
        new Balance(
            3,
            "test",
            TypeOfRecord.MONETARY,
            Amount.of("12.5"),
            Long.MAX_VALUE,
            BalanceTerms.PLAIN);
    Account account = new Account(ALICE, AccountTerms.PREPAID, List.of(balance), 1, 4);
    return new EffectDue(
        ALICE,
        new Effect(EffectKind.CDR_LOG, template),
        new EffectContext(
            AT,
            account,
            "ACT_10",
            new ActionCause.Asked(),
            List.of(
                new EffectContext.Move(ActionType.TOPUP, action, balance, Amount.of(10)),
                new EffectContext.Move(ActionType.DEBIT, action, balance, Amount.of(2)))));
  }

  private static Cdr first(String template) {
    return ActionCdrs.of(due(template), "17:2").getFirst().cdr();
  }

  @Test
  void shouldMakeACdrOfEveryMove() {
    // When
    List<CdrNote> cdrs = ActionCdrs.of(due(""), "17:2");

    // Then
    assertThat(cdrs)
        .extracting(note -> note.cdr().key().runId())
        .containsExactly("*topup", "*debit");
    assertThat(cdrs).extracting(note -> note.cdr().key().cgrId()).doesNotHaveDuplicates();
    Cdr cdr = cdrs.getFirst().cdr();
    assertThat(cdr.cost()).isEqualTo(new CdrCost.Rated(Amount.of(10), CdrCost.NO_DETAILS));
    assertThat(cdr.parties().account()).isEqualTo("1001");
    assertThat(cdr.tor()).isEqualTo(TypeOfRecord.MONETARY);
    assertThat(cdr.requestType()).isEqualTo("*none");
    assertThat(cdr.origin().source()).isEqualTo("*cdrlog");
    assertThat(cdr.times().answer()).contains(AT);
  }

  @Test
  void shouldMakeTheSameCdrWhenTheRecordIsToldAgain() {
    // Given
    List<CdrNote> first = ActionCdrs.of(due(""), "17:2");

    // When
    List<CdrNote> again = ActionCdrs.of(due(""), "17:2");

    // Then
    assertThat(again).isEqualTo(first);
  }

  @Test
  void shouldFillTheTemplateAndKeepOtherFieldsAsExtraOnes() {
    // When
    Cdr cdr =
        first(
            "{\"Category\":\"bonus\",\"Destination\":\"~*acnt.Account;-;~*act.ActionID\","
                + "\"BalanceLeft\":\"~BalanceValue\"}");

    // Then
    assertThat(cdr.parties().category()).isEqualTo("bonus");
    assertThat(cdr.parties().destination()).isEqualTo("1001-ACT_10");
    assertThat(cdr.extraFields()).containsEntry("BalanceLeft", "12.5").hasSize(1);
  }

  @Test
  void shouldLeaveOutWhatMakesNoCdr() {
    // Given
    EffectDue due = due("{\"Category\":\"" + "x".repeat(65) + "\"}");

    // When
    List<CdrNote> cdrs = ActionCdrs.of(due, "17:2");

    // Then
    assertThat(cdrs).isEmpty();
  }
}
