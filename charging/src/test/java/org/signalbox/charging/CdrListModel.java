package org.signalbox.charging;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The meaning of queries, over a list in memory: what every store must answer. */
final class CdrListModel {

  private final List<StoredCdr> stored;

  CdrListModel(List<StoredCdr> stored) {
    this.stored = List.copyOf(stored);
  }

  List<StoredCdr> stored() {
    return stored;
  }

  List<StoredCdr> find(CdrQuery query) {
    Stream<StoredCdr> found = matching(query).sorted(order(query.order())).skip(query.offset());
    return (query.limit().isPresent() ? found.limit(query.limit().getAsInt()) : found).toList();
  }

  long count(CdrQuery query) {
    return matching(query).count();
  }

  SortedMap<String, CdrTotals> totals(CdrQuery query) {
    SortedMap<String, CdrTotals> totals = new TreeMap<>();
    for (StoredCdr one : find(query)) {
      totals.merge(
          one.cdr().key().runId(),
          CdrTotals.NONE.plus(one.cdr().cost()),
          (a, b) -> a.plus(one.cdr().cost()));
    }
    return totals;
  }

  private Stream<StoredCdr> matching(CdrQuery query) {
    return stored.stream().filter(one -> query.conditions().stream().allMatch(c -> holds(c, one)));
  }

  private static boolean holds(CdrCondition condition, StoredCdr stored) {
    Cdr cdr = stored.cdr();
    return switch (condition) {
      case CdrCondition.OneOf c -> c.values().contains(c.field().of(cdr)) != c.negated();
      case CdrCondition.DestinationPrefix c ->
          c.prefixes().stream().anyMatch(cdr.parties().destination()::startsWith) != c.negated();
      case CdrCondition.CostOneOf c -> c.costs().contains(cdr.cost().outward()) != c.negated();
      case CdrCondition.ExtraField c ->
          c.values().entrySet().stream().anyMatch(has(cdr.extraFields())) != c.negated();
      case CdrCondition.CostRange c -> within(cdr.cost().outward(), c.from(), c.until());
      case CdrCondition.IsRated c -> (cdr.cost() instanceof CdrCost.Rated) == c.rated();
      case CdrCondition.UsageRange c -> within(cdr.usage(), c.from(), c.until());
      case CdrCondition.OrderIdRange c -> within(stored.orderId(), c.from(), c.until());
      case CdrCondition.OrderIdOneOf c -> c.orderIds().contains(stored.orderId());
      case CdrCondition.TimeRange c ->
          time(c.time(), stored).filter(t -> within(t, c.from(), c.until())).isPresent();
    };
  }

  private static Predicate<Map.Entry<String, String>> has(Map<String, String> fields) {
    return wanted ->
        wanted.getValue().equals(CdrCondition.EXISTS)
            ? fields.containsKey(wanted.getKey())
            : wanted.getValue().equals(fields.get(wanted.getKey()));
  }

  private static Optional<Instant> time(CdrCondition.Time time, StoredCdr stored) {
    return switch (time) {
      case SETUP -> stored.cdr().times().setup();
      case ANSWER -> stored.cdr().times().answer();
      case CREATED -> Optional.of(stored.createdAt());
      case UPDATED -> stored.updatedAt();
    };
  }

  private static <T extends Comparable<T>> boolean within(
      T value, Optional<T> from, Optional<T> until) {
    return from.map(start -> value.compareTo(start) >= 0).orElse(true)
        && until.map(end -> value.compareTo(end) < 0).orElse(true);
  }

  private static Comparator<StoredCdr> order(CdrOrder order) {
    Comparator<StoredCdr> by =
        switch (order.by()) {
          case ORDER_ID -> Comparator.comparingLong(StoredCdr::orderId);
          case ANSWER_TIME -> absentFirst(CdrCondition.Time.ANSWER);
          case SETUP_TIME -> absentFirst(CdrCondition.Time.SETUP);
          case USAGE -> Comparator.comparingLong(one -> one.cdr().usage());
          case COST -> Comparator.comparing(one -> one.cdr().cost().outward());
          case RUN_ID -> Comparator.comparing(one -> one.cdr().key().runId());
        };
    return (order.descending() ? by.reversed() : by).thenComparingLong(StoredCdr::orderId);
  }

  private static Comparator<StoredCdr> absentFirst(CdrCondition.Time which) {
    return Comparator.comparing(one -> time(which, one).orElse(Instant.MIN));
  }
}
