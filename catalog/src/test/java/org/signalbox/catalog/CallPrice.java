package org.signalbox.catalog;

import java.time.ZonedDateTime;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** What a call costs, as a text that tests compare. */
public final class CallPrice {

  private static final long SECOND_NANOS = 1_000_000_000;

  private CallPrice() {}

  /** The price, or the name of the refusal. */
  public static String of(Tariff tariff, String destination, long seconds) {
    PriceQuery query =
        new PriceQuery(
            TypeOfRecord.VOICE,
            "cgrates.org",
            "call",
            "1001",
            destination,
            ZonedDateTime.parse(TestCatalog.NOW),
            seconds * SECOND_NANOS);
    return switch (tariff.price(query)) {
      case PricedUsage priced -> priced.cost().toString();
      case PriceOutcome.Refused refused -> refused.reason().name();
    };
  }
}
