package org.signalbox.ledger.internal;

import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.Debit;
import org.signalbox.ledger.AccountAction.Disable;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.GiveTrigger;
import org.signalbox.ledger.AccountAction.GiveTriggers;
import org.signalbox.ledger.AccountAction.JoinPlan;
import org.signalbox.ledger.AccountAction.LeavePlan;
import org.signalbox.ledger.AccountAction.Open;
import org.signalbox.ledger.AccountAction.Perform;
import org.signalbox.ledger.AccountAction.PutTrigger;
import org.signalbox.ledger.AccountAction.QuietTriggers;
import org.signalbox.ledger.AccountAction.Remove;
import org.signalbox.ledger.AccountAction.RemoveBalances;
import org.signalbox.ledger.AccountAction.RemoveExpired;
import org.signalbox.ledger.AccountAction.RemoveTriggers;
import org.signalbox.ledger.AccountAction.Reset;
import org.signalbox.ledger.AccountAction.ResetCounters;
import org.signalbox.ledger.AccountAction.ResetTriggers;
import org.signalbox.ledger.AccountAction.RunActions;
import org.signalbox.ledger.AccountAction.SetExpiry;
import org.signalbox.ledger.AccountAction.SetRecurrent;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.AccountAction.TopUpReset;
import org.signalbox.ledger.AccountAction.Transfer;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.TriggerSelector;

/** Actions to octets. A kind's number is never given to another kind. */
public final class ActionEncoder {

  private ActionEncoder() {}

  public static void action(OctetWriter out, AccountAction action) {
    switch (action) {
      case Configure configure -> TermsEncoder.account(out.octet(1), configure.terms());
      case Disable disable -> out.octet(2).flag(disable.disabled());
      case Remove _ -> out.octet(3);
      case TopUp topUp -> {
        spec(out.octet(4), topUp.spec());
        out.amount(topUp.value()).optional(topUp.currency(), OctetWriter::text);
      }
      case TopUpReset reset -> spec(out.octet(5), reset.spec()).amount(reset.value());
      case Debit debit -> selector(out.octet(6), debit.balance()).amount(debit.value());
      case Reset reset -> selector(out.octet(7), reset.balances());
      case RemoveBalances remove -> selector(out.octet(8), remove.balances());
      case RemoveExpired _ -> out.octet(9);
      case SetExpiry set -> expiry(selector(out.octet(10), set.balances()), set.expiry());
      case Transfer transfer -> {
        selector(out.octet(11), transfer.from());
        account(out, transfer.to());
        out.text(transfer.toBalanceId()).amount(transfer.value());
      }
      case RunActions run -> out.octet(13).text(run.actionSet());
      case JoinPlan join -> out.octet(14).text(join.plan());
      case LeavePlan leave -> out.octet(15).text(leave.plan());
      case GiveTriggers give -> out.octet(16).text(give.group());
      case PutTrigger put -> RulesEncoder.state(out.octet(17), put.trigger());
      case RemoveTriggers remove -> triggers(out.octet(18), remove.triggers());
      case ResetTriggers reset -> triggers(out.octet(19), reset.triggers());
      case SetRecurrent set -> triggers(out.octet(20), set.triggers()).flag(set.recurrent());
      case ResetCounters reset -> triggers(out.octet(21), reset.triggers());
      case Open _ -> out.octet(22);
      case Perform perform -> out.octet(23).list(perform.actions(), DefinitionEncoder::action);
      case GiveTrigger give -> {
        DefinitionEncoder.trigger(out.octet(24).text(give.group()), give.trigger());
        out.optional(give.executed(), OctetWriter::flag).flag(give.yields());
      }
      case QuietTriggers quiet -> triggers(out.octet(25), quiet.triggers());
      case Effect effect -> out.octet(12).constant(effect.kind()).text(effect.parameters());
    }
  }

  public static void account(OctetWriter out, AccountId account) {
    out.text(account.tenant()).text(account.account());
  }

  private static OctetWriter spec(OctetWriter out, BalanceSpec spec) {
    out.text(spec.tor().text()).text(spec.id());
    expiry(out, spec.expiry());
    TermsEncoder.balance(out, spec.terms());
    return out;
  }

  private static OctetWriter triggers(OctetWriter out, TriggerSelector selector) {
    out.optional(selector.group(), OctetWriter::text)
        .optional(selector.id(), OctetWriter::text)
        .optional(selector.type(), OctetWriter::constant);
    DefinitionEncoder.pattern(out, selector.balance());
    return out;
  }

  private static OctetWriter selector(OctetWriter out, BalanceSelector selector) {
    return out.optional(selector.tor(), (writer, tor) -> writer.text(tor.text()))
        .optional(selector.id(), OctetWriter::text);
  }

  static void expiry(OctetWriter out, Expiry expiry) {
    switch (expiry) {
      case Expiry.Never _ -> out.octet(0);
      case Expiry.At at -> out.octet(1).moment(at.moment());
      case Expiry.Rule rule -> out.octet(2).text(rule.text()).text(rule.zone());
    }
  }
}
