package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.signalbox.charging.EpochNanos;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.Tariff;

/**
 * By which moment a service is priced, and when its price changes next. Immutable. Each open
 * session keeps one: its moments are numbers of {@link EpochNanos}, which are no objects.
 *
 * <p>Timed usage passes with the clock, so the ledger finds its changes by itself. Of all else the
 * client is told the moment, and tells what it used before and after; where it does not, all it
 * reports keeps the price at which it was granted, and the new price begins with that report.
 *
 * @param pricedFrom the moment that decides the price of what is used now
 * @param change the first change after that; {@link #NEVER} where there is none within a day
 * @param told what the client was told: the first change after its last request; {@link #NEVER}
 *     where it was told none
 * @param lookedAt when that was looked up
 */
record PriceClock(long pricedFrom, long change, long told, long lookedAt) {

  /** A moment after all others, of a change that does not come. */
  private static final long NEVER = Long.MAX_VALUE;

  private static final long AHEAD = Duration.ofDays(1).toNanos();
  private static final long LOOKED_UP_EVERY = Duration.ofHours(1).toNanos();

  /** So far back a change is looked for that nobody was told. */
  private static final long MISSED_WITHIN = Duration.ofDays(31).toNanos();

  /**
   * A report of usage.
   *
   * @param run of the service; one that is priced by the tariff
   * @param sentAt when it was reported
   */
  record Report(ServiceRun run, Tariff tariff, Instant sentAt) {}

  static PriceClock at(Instant from) {
    return new PriceClock(EpochNanos.of(from), NEVER, NEVER, 0);
  }

  /** What the client is told: when the price may change next. */
  Optional<Instant> announced() {
    return told == NEVER ? Optional.empty() : Optional.of(EpochNanos.instant(told));
  }

  /**
   * Where within usage the price turns.
   *
   * @param billed usage since the last report
   * @param after how much of it came after the change; empty where nobody says
   */
  Optional<PriceTurn> turn(Report report, long billed, Optional<Long> after) {
    ServiceRun run = report.run();
    long sent = EpochNanos.of(report.sentAt());
    long border = told <= sent ? told : missed(report, sent);
    if (after.isPresent() && border != NEVER) {
      return Optional.of(new PriceTurn(billed - after.get(), in(run, border)));
    }
    boolean hasPassed = border != NEVER || change <= sent;
    return hasPassed && !run.tor().isTimed()
        ? Optional.of(new PriceTurn(billed, in(run, sent)))
        : Optional.empty();
  }

  /** A change that came when nobody had looked so far ahead: the client was silent for days. */
  private long missed(Report report, long sent) {
    long known = Math.max(lookedAt, pricedFrom);
    if (sent <= known + AHEAD) {
      return NEVER;
    }
    long since = Math.max(known, sent - MISSED_WITHIN);
    long next = next(report.run(), report.tariff(), since, sent - since);
    return next <= sent ? next : NEVER;
  }

  /** This clock after a request. */
  PriceClock after(Optional<PriceTurn> turn, ServiceRun run, Tariff tariff, Instant sentAt) {
    long sent = EpochNanos.of(sentAt);
    boolean isFresh = turn.isEmpty() && sent < told && sent < lookedAt + LOOKED_UP_EVERY;
    if (isFresh) {
      return this;
    }
    long from = turn.isEmpty() ? pricedFrom : EpochNanos.of(turn.get().from().toInstant());
    long since = run.tor().isTimed() ? sent : from;
    long next = next(run, tariff, since, AHEAD);
    boolean isToCome = next == NEVER ? since == sent : sent < next;
    return new PriceClock(from, next, isToCome ? next : next(run, tariff, sent, AHEAD), sent);
  }

  /** This clock with the change that follows it. */
  PriceClock lookedUp(ServiceRun run, Tariff tariff) {
    long next = next(run, tariff, pricedFrom, AHEAD);
    return new PriceClock(pricedFrom, next, next, pricedFrom);
  }

  private static long next(ServiceRun run, Tariff tariff, long since, long ahead) {
    PartTerms terms = run.terms();
    if (!(terms.pricing() instanceof Pricing.ByTariff byTariff)) {
      return NEVER;
    }
    ZonedDateTime from = in(run, since);
    PriceQuery query =
        new PriceQuery(
            terms.tor(),
            terms.account().tenant(),
            terms.category(),
            byTariff.subject(),
            terms.destination(),
            from,
            0);
    Optional<Instant> change = tariff.nextPriceChange(query, from, Duration.ofNanos(ahead));
    return change.isEmpty() ? NEVER : EpochNanos.of(change.get());
  }

  private static ZonedDateTime in(ServiceRun run, long moment) {
    return EpochNanos.instant(moment).atZone(run.zone());
  }
}
