package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.Tariff;

/**
 * By which moment a service is priced, and when its price changes next. Immutable.
 *
 * <p>Timed usage passes with the clock, so the ledger finds its changes by itself. Of all else the
 * client is told the moment, and tells what it used before and after; where it does not, all it
 * reports keeps the price at which it was granted, and the new price begins with that report.
 *
 * @param pricedFrom the moment that decides the price of what is used now
 * @param change the first change after that; empty where there is none within a day
 * @param told what the client was told: the first change after its last request
 * @param lookedAt when that was looked up
 */
record PriceClock(
    Instant pricedFrom, Optional<Instant> change, Optional<Instant> told, Instant lookedAt) {

  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Duration LOOKED_UP_EVERY = Duration.ofHours(1);

  /** So far back a change is looked for that nobody was told. */
  private static final Duration MISSED_WITHIN = Duration.ofDays(31);

  /**
   * A report of usage.
   *
   * @param run of the service; one that is priced by the tariff
   * @param sentAt when it was reported
   */
  record Report(ServiceRun run, Tariff tariff, Instant sentAt) {

    boolean isNotBefore(Instant moment) {
      return !sentAt.isBefore(moment);
    }
  }

  static PriceClock at(Instant from) {
    return new PriceClock(from, Optional.empty(), Optional.empty(), Instant.EPOCH);
  }

  /**
   * Where within usage the price turns.
   *
   * @param billed usage since the last report
   * @param after how much of it came after the change; empty where nobody says
   */
  Optional<PriceTurn> turn(Report report, long billed, Optional<Long> after) {
    ServiceRun run = report.run();
    Optional<Instant> border = told.filter(report::isNotBefore).or(() -> missed(report));
    if (after.isPresent() && border.isPresent()) {
      return Optional.of(new PriceTurn(billed - after.get(), in(run, border.get())));
    }
    boolean hasPassed = border.or(() -> change.filter(report::isNotBefore)).isPresent();
    return hasPassed && !run.terms().tor().isTimed()
        ? Optional.of(new PriceTurn(billed, in(run, report.sentAt())))
        : Optional.empty();
  }

  /** A change that came when nobody had looked so far ahead: the client was silent for days. */
  private Optional<Instant> missed(Report report) {
    Instant known = lookedAt.isBefore(pricedFrom) ? pricedFrom : lookedAt;
    if (!report.sentAt().isAfter(known.plus(AHEAD))) {
      return Optional.empty();
    }
    Instant earliest = report.sentAt().minus(MISSED_WITHIN);
    Instant since = known.isBefore(earliest) ? earliest : known;
    Duration ahead = Duration.between(since, report.sentAt());
    return next(report.run(), report.tariff(), since, ahead).filter(report::isNotBefore);
  }

  /** This clock after a request. */
  PriceClock after(Optional<PriceTurn> turn, ServiceRun run, Tariff tariff, Instant sentAt) {
    Instant from = turn.map(made -> made.from().toInstant()).orElse(pricedFrom);
    boolean isFresh =
        turn.isEmpty()
            && told.map(sentAt::isBefore).orElse(true)
            && sentAt.isBefore(lookedAt.plus(LOOKED_UP_EVERY));
    if (isFresh) {
      return this;
    }
    Instant since = run.terms().tor().isTimed() ? sentAt : from;
    Optional<Instant> next = next(run, tariff, since);
    boolean isToCome = next.map(sentAt::isBefore).orElse(since.equals(sentAt));
    return new PriceClock(from, next, isToCome ? next : next(run, tariff, sentAt), sentAt);
  }

  /** This clock with the change that follows it. */
  PriceClock lookedUp(ServiceRun run, Tariff tariff) {
    Optional<Instant> next = next(run, tariff, pricedFrom);
    return new PriceClock(pricedFrom, next, next, pricedFrom);
  }

  private static Optional<Instant> next(ServiceRun run, Tariff tariff, Instant since) {
    return next(run, tariff, since, AHEAD);
  }

  private static Optional<Instant> next(
      ServiceRun run, Tariff tariff, Instant since, Duration ahead) {
    if (!(run.terms().pricing() instanceof Pricing.ByTariff byTariff)) {
      return Optional.empty();
    }
    ZonedDateTime from = in(run, since);
    PriceQuery query =
        new PriceQuery(
            run.terms().tor(),
            run.terms().account().tenant(),
            run.terms().category(),
            byTariff.subject(),
            run.terms().destination(),
            from,
            0);
    return tariff.nextPriceChange(query, from, ahead);
  }

  private static ZonedDateTime in(ServiceRun run, Instant moment) {
    return moment.atZone(run.cdr().times().zone());
  }
}
