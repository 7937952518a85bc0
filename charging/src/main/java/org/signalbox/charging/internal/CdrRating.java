package org.signalbox.charging.internal;

import java.time.ZonedDateTime;
import org.signalbox.charging.AccountedCost;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.ChargingListener;
import org.signalbox.charging.CostDetailsPort;
import org.signalbox.core.Amount;
import org.signalbox.rating.EventCost;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.Tariff;

/**
 * Gives a CDR its price: the call total, capped and rounded where the destination rate says so.
 *
 * <p>All request types but {@code *none} are priced. This is the one place where a CDR gets its
 * cost, and so the one where request types that move money will debit an account.
 */
public final class CdrRating {

  private static final String UNPRICED_REQUEST_TYPE = "*none";
  private static final String COST_SOURCE = "*cdrs";

  private final CostDetailsPort details;
  private final ChargingListener listener;

  public CdrRating(CostDetailsPort details, ChargingListener listener) {
    this.details = details;
    this.listener = listener;
  }

  /** The CDR with the price that the tariff gives it, or with the reason why it gives none. */
  public Cdr rate(Tariff tariff, Cdr cdr) {
    if (cdr.requestType().equals(UNPRICED_REQUEST_TYPE)) {
      return cdr.priced("", CdrCost.unrated(), "");
    }
    try {
      return switch (tariff.price(query(cdr))) {
        case PricedUsage priced -> cdr.priced(COST_SOURCE, cost(cdr, priced), "");
        case PriceOutcome.Refused refused -> {
          listener.refused(refused.reason());
          yield cdr.priced("", CdrCost.unrated(), refused.reason().name());
        }
      };
    } catch (ArithmeticException | IllegalArgumentException e) {
      // A price beyond what a record can hold: the record is kept, without it.
      return cdr.priced("", CdrCost.unrated(), "SERVER_ERROR: " + e.getMessage());
    }
  }

  private CdrCost cost(Cdr cdr, PricedUsage priced) {
    Amount total = priced.callTotal();
    EventCost laidOut = EventCost.of(priced, cdr.key().cgrId(), cdr.key().runId()).withCost(total);
    return new CdrCost.Rated(total, details.textOf(AccountedCost.unpaid(laidOut)));
  }

  private static PriceQuery query(Cdr cdr) {
    ZonedDateTime start = cdr.times().start();
    return new PriceQuery(
        cdr.tor(),
        cdr.key().tenant(),
        cdr.parties().category(),
        cdr.parties().subject(),
        cdr.parties().destination(),
        start,
        cdr.usage());
  }
}
