package org.signalbox.charging.session;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrNote;
import org.signalbox.charging.CdrText;
import org.signalbox.charging.CdrTimes;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.rating.TypeOfRecord;

/**
 * One bill of a service, as it was decided when the service began. Immutable.
 *
 * @param key its part of the ledger's session
 * @param terms what the ledger charges it by
 * @param payment how it is paid
 * @param cdr what its CDR will say, but for usage and cost
 */
record ServiceRun(PartKey key, PartTerms terms, RunPayment payment, Cdr cdr) {

  /** An account of runs that have none. */
  private static final String NOBODY = "*none";

  /** The run of a CDR. */
  static ServiceRun of(String service, Cdr cdr) {
    RunPayment payment = RunPayment.of(cdr.requestType());
    String account = cdr.parties().account();
    PartTerms terms =
        new PartTerms(
            new AccountId(cdr.key().tenant(), account.isEmpty() ? NOBODY : account),
            cdr.tor(),
            pricing(cdr, payment),
            cdr.parties().category(),
            cdr.parties().destination(),
            cdr.times().start());
    return new ServiceRun(new PartKey(service, cdr.key().runId()), terms, payment, cdr);
  }

  private static Pricing pricing(Cdr cdr, RunPayment payment) {
    if (!payment.isDebited()) {
      return Pricing.Fixed.free();
    }
    return cdr.tor().equals(TypeOfRecord.MONETARY)
        ? MoneyUnits.pricing()
        : new Pricing.ByTariff(cdr.parties().subject());
  }

  /**
   * The CDR as the ledger carries it.
   *
   * @param isRefused whether the service was refused so far
   */
  String note(boolean isRefused) {
    return CdrText.encode(
        isRefused
            ? CdrNote.ofRefusedSession(cdr, payment.isDebited())
            : CdrNote.ofSession(cdr, payment.isDebited()));
  }

  /** This run with what was told of it since. */
  ServiceRun with(SortedMap<String, String> told) {
    SortedMap<String, String> fields = new TreeMap<>(cdr.extraFields());
    fields.putAll(told);
    return new ServiceRun(key, terms, payment, cdr.withExtraFields(fields));
  }

  /** This run with the moment at which it was answered, which decides no price any more. */
  ServiceRun answered(Instant at) {
    CdrTimes times = cdr.times();
    CdrTimes answered = new CdrTimes(times.setup(), Optional.of(at), times.zone());
    return new ServiceRun(key, terms, payment, cdr.withTimes(answered));
  }

  /** A CDR without a price yet. */
  static Cdr unpriced(Cdr cdr) {
    return cdr.priced("", CdrCost.unrated(), "");
  }
}
