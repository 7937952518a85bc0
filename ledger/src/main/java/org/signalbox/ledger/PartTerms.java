package org.signalbox.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.TypeOfRecord;

/**
 * What a part of a session is about; said when the part begins and kept as long as it lives.
 *
 * @param account who pays
 * @param tor what is used
 * @param pricing where the price comes from
 * @param category such as {@code call}
 * @param destination the number reached
 * @param startNanos when the usage began, in nanoseconds since 1970
 * @param offset the offset in force then: it decides days and hours to the end, so that no replay
 *     depends on what is known of a zone
 */
public record PartTerms(
    AccountId account,
    TypeOfRecord tor,
    Pricing pricing,
    String category,
    String destination,
    long startNanos,
    ZoneOffset offset) {

  /**
   * @throws IllegalArgumentException when a text is too long, or it began before 1970 or after 2262
   */
  public PartTerms {
    Texts.requireName("type of record", tor.text());
    Texts.requireText("category", category);
    Texts.requireText("destination", destination);
    LedgerTime.requireKept(startNanos);
  }

  /**
   * Begun at a moment, whose zone says no more than its offset then.
   *
   * @throws IllegalArgumentException when a text is too long, or it began before 1970 or after 2262
   */
  public PartTerms(
      AccountId account,
      TypeOfRecord tor,
      Pricing pricing,
      String category,
      String destination,
      ZonedDateTime start) {
    this(
        account,
        tor,
        pricing,
        category,
        destination,
        LedgerTime.nanos(start.toInstant()),
        start.getOffset());
  }

  /** When the usage began, at the offset in force then; made anew each time. */
  public ZonedDateTime start() {
    return startMoment().atZone(offset);
  }

  /** When the usage began; made anew each time. */
  public Instant startMoment() {
    return LedgerTime.instant(startNanos);
  }

  /** The same, begun at another moment. */
  public PartTerms startingAt(ZonedDateTime moment) {
    return new PartTerms(account, tor, pricing, category, destination, moment);
  }

  /** The same, paid by another account, or by another object for it. */
  public PartTerms paidBy(AccountId payer) {
    return new PartTerms(payer, tor, pricing, category, destination, startNanos, offset);
  }
}
