package org.signalbox.charging.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.charging.statement.AccountExplanation.BalanceSum;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.runtime.history.AccountStatement;
import org.signalbox.ledger.runtime.history.ErasedName;
import org.signalbox.ledger.runtime.history.HistoryItem;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedSpan;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.Tariff;

/**
 * Explains an account: reads its history, adds it up, compares the sum with what the account holds,
 * and finds the rates again by the tariff that priced each use. Any thread; blocks.
 */
public final class AccountExplainer {

  private final AccountHistoryPort history;
  private final Function<String, Optional<Tariff>> tariffs;

  /**
   * @param tariffs a tariff by its hash; empty for one that is not kept any more
   */
  public AccountExplainer(AccountHistoryPort history, Function<String, Optional<Tariff>> tariffs) {
    this.history = history;
    this.tariffs = tariffs;
  }

  /** Explains. */
  public AccountExplanation explain(StatementQuery query) {
    AccountStatement statement = new AccountStatement();
    Deque<HistoryItem> newest = new ArrayDeque<>();
    long[] left = new long[1];
    AccountHistoryPort.Standing standing =
        history.read(
            query.account(),
            item -> {
              statement.accept(item);
              if (query.includes(item.place().at())) {
                newest.addLast(item);
              }
              if (newest.size() > query.linesMax()) {
                newest.removeFirst();
                left[0]++;
              }
            });
    List<String> problems = new ArrayList<>(statement.problems());
    if (!ErasedName.isOne(query.account())) {
      problems.addAll(statement.differences(standing.account()));
    }
    return new AccountExplanation(
        query.account(),
        standing.position(),
        standing.account().isPresent(),
        newest.stream().map(this::line).toList(),
        left[0],
        sums(statement),
        statement.entries(),
        problems);
  }

  private static List<BalanceSum> sums(AccountStatement statement) {
    return statement.balances().entrySet().stream()
        .map(balance ->
            new BalanceSum(
                balance.getKey().id(),
                balance.getKey().tor(),
                statement.carried().getOrDefault(balance.getKey(), Amount.ZERO),
                balance.getValue()))
        .sorted(Comparator.comparing(BalanceSum::tor).thenComparing(BalanceSum::balance))
        .toList();
  }

  private StatementLine line(HistoryItem item) {
    HistoryItem.Place place = item.place();
    return switch (item) {
      case HistoryItem.Entry entry ->
          new StatementLine.Entry(
              place.position(),
              place.at(),
              entry.kind(),
              entry.balance().id(),
              entry.balance().tor(),
              entry.change(),
              entry.after(),
              entry.session());
      case HistoryItem.AccountStep step ->
          new StatementLine.Step(place.position(), place.at(), step.kind().name(), step.detail());
      case HistoryItem.Usage usage ->
          new StatementLine.Usage(
              place.position(), place.at(), usage.session(), used(usage.of()), rates(usage.of()));
    };
  }

  private static StatementLine.Used used(HistoryItem.Used of) {
    PartTerms terms = of.terms();
    return new StatementLine.Used(
        of.key().service(),
        of.key().run(),
        terms.tor().text(),
        terms.category(),
        subject(terms),
        terms.destination(),
        terms.start(),
        of.usedNow(),
        of.used(),
        of.charged());
  }

  private static String subject(PartTerms terms) {
    return switch (terms.pricing()) {
      case Pricing.ByTariff tariff -> tariff.subject();
      case Pricing.Fixed _ -> "";
    };
  }

  private List<StatementLine.RateUsed> rates(HistoryItem.Used of) {
    PartTerms terms = of.terms();
    return switch (terms.pricing()) {
      case Pricing.ByTariff byTariff ->
          tariffs
              .apply(of.tariffHash())
              .map(tariff -> rates(tariff, query(terms, byTariff, of.used())))
              .orElse(List.of());
      case Pricing.Fixed fixed ->
          List.of(
              new StatementLine.RateUsed(
                  "",
                  "",
                  "",
                  "",
                  0,
                  fixed.connectFee(),
                  fixed.rate(),
                  fixed.unit(),
                  fixed.increment()));
    };
  }

  private static PriceQuery query(PartTerms terms, Pricing.ByTariff byTariff, long used) {
    return new PriceQuery(
        terms.tor(),
        terms.account().tenant(),
        terms.category(),
        byTariff.subject(),
        terms.destination(),
        terms.start(),
        Math.max(0, used));
  }

  private static List<StatementLine.RateUsed> rates(Tariff tariff, PriceQuery query) {
    return tariff.price(query) instanceof PricedUsage priced
        ? priced.spans().stream().map(AccountExplainer::rate).toList()
        : List.of();
  }

  private static StatementLine.RateUsed rate(PricedSpan span) {
    return new StatementLine.RateUsed(
        span.match().ratingPlanId(),
        span.match().destinationId(),
        span.match().destinationPrefix(),
        span.terms().rateId(),
        span.offset(),
        span.terms().connectFee(),
        span.slot().rate(),
        span.slot().rateUnit(),
        span.slot().rateIncrement());
  }
}
