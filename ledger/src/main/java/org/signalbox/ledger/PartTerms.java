package org.signalbox.ledger;

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
 * @param start when the usage began; the offset in force then decides days and hours to the end, so
 *     that no replay depends on what is known of a zone
 */
public record PartTerms(
    AccountId account,
    TypeOfRecord tor,
    Pricing pricing,
    String category,
    String destination,
    ZonedDateTime start) {

  public PartTerms {
    Texts.requireName("type of record", tor.text());
    Texts.requireText("category", category);
    Texts.requireText("destination", destination);
    LedgerTime.nanos(start.toInstant());
    start = start.withFixedOffsetZone();
  }

  /** The same, begun at another moment. */
  public PartTerms startingAt(ZonedDateTime moment) {
    return new PartTerms(account, tor, pricing, category, destination, moment);
  }
}
