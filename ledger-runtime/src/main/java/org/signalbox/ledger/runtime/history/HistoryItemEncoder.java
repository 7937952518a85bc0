package org.signalbox.ledger.runtime.history;

import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;

/** Items of history to octets. The first says which kind follows. One thread. */
final class HistoryItemEncoder {

  static final int MARK = 0;
  static final int ENTRY = 1;
  static final int USAGE = 2;
  static final int STEP = 3;

  /** Where in an item its account stands: behind kind, position, index and moment. */
  static final int ACCOUNT_AT = 1 + Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;

  static final int BY_TARIFF = 0;
  static final int FIXED = 1;

  private final HistoryOctetWriter out;

  HistoryItemEncoder(HistoryOctetWriter out) {
    this.out = out;
  }

  /** Writes an item at the end of the buffer. */
  void write(HistoryItem item) {
    switch (item) {
      case HistoryItem.Entry entry -> entry(entry);
      case HistoryItem.Usage usage -> usage(usage);
      case HistoryItem.AccountStep step ->
          head(STEP, step.place(), step.account()).text(step.kind().name()).text(step.detail());
    }
  }

  /** Writes that all items up to a position are there. */
  void mark(long position) {
    out.octet(MARK).longNumber(position);
  }

  private HistoryOctetWriter head(int kind, HistoryItem.Place place, AccountId account) {
    return out.octet(kind)
        .longNumber(place.position())
        .number(place.index())
        .moment(place.at())
        .text(account.tenant())
        .text(account.account());
  }

  private void entry(HistoryItem.Entry entry) {
    head(ENTRY, entry.place(), entry.account())
        .text(entry.kind().name())
        .number(entry.balance().serial())
        .text(entry.balance().id())
        .text(entry.balance().tor())
        .amount(entry.change())
        .amount(entry.after())
        // No session has an empty name.
        .text(entry.session().orElse(""));
  }

  private void usage(HistoryItem.Usage usage) {
    HistoryItem.Used of = usage.of();
    PartTerms terms = of.terms();
    head(USAGE, usage.place(), terms.account())
        .text(usage.session())
        .text(of.key().service())
        .text(of.key().run())
        .text(terms.tor().text())
        .text(terms.category())
        .text(terms.destination())
        .moment(terms.startMoment())
        .text(terms.offset().getId())
        .text(of.tariffHash())
        .longNumber(of.usedNow())
        .longNumber(of.used())
        .amount(of.charged());
    pricing(terms.pricing());
  }

  private void pricing(Pricing pricing) {
    switch (pricing) {
      case Pricing.ByTariff tariff -> out.octet(BY_TARIFF).text(tariff.subject());
      case Pricing.Fixed fixed ->
          out.octet(FIXED)
              .amount(fixed.connectFee())
              .amount(fixed.rate())
              .longNumber(fixed.unit())
              .longNumber(fixed.increment());
    }
  }
}
