package org.signalbox.ledger.internal;

import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.Debit;
import org.signalbox.ledger.AccountAction.Disable;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.Remove;
import org.signalbox.ledger.AccountAction.RemoveBalances;
import org.signalbox.ledger.AccountAction.RemoveExpired;
import org.signalbox.ledger.AccountAction.Reset;
import org.signalbox.ledger.AccountAction.SetExpiry;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.AccountAction.TopUpReset;
import org.signalbox.ledger.AccountAction.Transfer;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.Expiry;

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

  private static OctetWriter selector(OctetWriter out, BalanceSelector selector) {
    return out.optional(selector.tor(), (writer, tor) -> writer.text(tor.text()))
        .optional(selector.id(), OctetWriter::text);
  }

  private static void expiry(OctetWriter out, Expiry expiry) {
    switch (expiry) {
      case Expiry.Never _ -> out.octet(0);
      case Expiry.At at -> out.octet(1).moment(at.moment());
      case Expiry.Rule rule -> out.octet(2).text(rule.text()).text(rule.zone());
    }
  }
}
