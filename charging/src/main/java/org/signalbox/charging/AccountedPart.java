package org.signalbox.charging;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.SessionPart;
import org.signalbox.rating.EventCost;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;

/** Lays out what a part of a session cost, as an event cost. Used once, by one thread. */
final class AccountedPart {

  private static final int ID_MASK = 0xFFF_FFFF;
  private static final int ID_DIGITS = 7;

  private final PartTerms terms;
  private final Tariff tariff;
  private final Map<String, AccountedCost.BalanceCharge> accounting = new LinkedHashMap<>();
  private final Map<String, EventCost.Rating> ratings = new LinkedHashMap<>();
  private final Map<String, EventCost.RatingFilter> filters = new LinkedHashMap<>();
  private final Map<String, List<RateSlot>> rates = new LinkedHashMap<>();
  private final Map<String, Timing> timings = new LinkedHashMap<>();

  /**
   * @param tariff by which the part was priced
   */
  AccountedPart(PartTerms terms, Tariff tariff) {
    this.terms = terms;
    this.tariff = tariff;
  }

  /**
   * The layout.
   *
   * @param account as it was left; empty where it is gone
   */
  AccountedCost laidOut(CdrKey key, SessionPart part, Optional<Account> account) {
    List<AccountedCost.Charge> charges = new ArrayList<>();
    long billed = 0;
    for (PaidSpan paid : PaidUsage.of(terms, tariff, part)) {
      EventCost layout = EventCost.of(paid.stretch(), "", "");
      ratings.putAll(layout.ratings());
      filters.putAll(layout.ratingFilters());
      rates.putAll(layout.rates());
      timings.putAll(layout.timings());
      charges.add(
          new AccountedCost.Charge(
              layout.charges().get(paid.index()).ratingId(),
              paid.increments().stream().map(this::increment).toList()));
      billed = paid.span().end();
    }
    if (charges.isEmpty()) {
      charges.add(new AccountedCost.Charge("", List.of()));
    }
    EventCost cost =
        new EventCost(
            key.cgrId(),
            key.runId(),
            terms.start(),
            billed,
            part.charged(),
            List.of(),
            ratings,
            filters,
            rates,
            timings);
    return new AccountedCost(cost, charges, accounting, account);
  }

  private AccountedCost.Increment increment(PaidSpan.Increment paid) {
    String payer = paid.paidBy().map(draw -> idOf(charge(draw, paid.taken()))).orElse("");
    return new AccountedCost.Increment(paid.usage(), paid.cost(), payer, paid.count());
  }

  private static AccountedCost.BalanceCharge charge(Draw draw, Amount taken) {
    return new AccountedCost.BalanceCharge(
        draw.source().account().toString(),
        BalanceUuid.of(draw.source().account(), draw.source().serial()),
        taken,
        !draw.isMoney());
  }

  /** Seven digits as the reference has them; equal charges have one id. */
  private String idOf(AccountedCost.BalanceCharge charge) {
    int candidate = (charge.hashCode() * 0x9E3779B9) >>> 4;
    while (true) {
      String id = HexFormat.of().toHexDigits(candidate & ID_MASK, ID_DIGITS);
      AccountedCost.BalanceCharge known = accounting.putIfAbsent(id, charge);
      if (known == null || known.equals(charge)) {
        return id;
      }
      candidate++;
    }
  }
}
