package org.signalbox.ledger.internal;

import java.util.Map;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.rating.Timing;

/** Terms of accounts and balances to octets. */
final class TermsEncoder {

  private TermsEncoder() {}

  static void account(OctetWriter out, AccountTerms terms) {
    int flags =
        (terms.isDisabled() ? 1 : 0)
            | (terms.mayGoNegative() ? 2 : 0)
            | (terms.isNeverNegative() ? 4 : 0);
    out.octet(flags).optional(terms.creditLimit(), OctetWriter::amount).text(terms.currency());
  }

  static void balance(OctetWriter out, BalanceTerms terms) {
    out.decimal(terms.weight())
        .list(terms.destinations(), OctetWriter::text)
        .list(terms.categories(), OctetWriter::text)
        .list(terms.sharedGroups(), OctetWriter::text)
        .list(terms.timings(), TermsEncoder::timing)
        .text(terms.ratingSubject())
        .list(terms.factors().entrySet(), TermsEncoder::factor)
        .octet((terms.isBlocker() ? 1 : 0) | (terms.isDisabled() ? 2 : 0));
  }

  static void factor(OctetWriter out, Map.Entry<String, Amount> factor) {
    out.text(factor.getKey()).amount(factor.getValue());
  }

  static void timing(OctetWriter out, BalanceTiming balanceTiming) {
    timing(out, balanceTiming.timing());
    out.optional(balanceTiming.end(), (writer, end) -> writer.count(end.toNanoOfDay()));
  }

  static void timing(OctetWriter out, Timing timing) {
    out.text(timing.id())
        .list(timing.years(), TermsEncoder::number)
        .list(timing.months(), TermsEncoder::number)
        .list(timing.monthDays(), TermsEncoder::number)
        .list(timing.weekDays(), TermsEncoder::number)
        .count(timing.startTime().toNanoOfDay());
  }

  private static void number(OctetWriter out, Integer value) {
    out.number(value);
  }
}
