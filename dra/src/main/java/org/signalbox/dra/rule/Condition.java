package org.signalbox.dra.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.dra.number.Digits;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.NumberRange;
import org.signalbox.dra.number.NumberTable;

/** One thing that a route asks of a request. Immutable; any thread. */
public sealed interface Condition {

  /** Whether a request meets it. */
  boolean holds(RequestView view);

  /** What it asks, for people. */
  String asked();

  /** What a request has instead, for people. */
  String seen(RequestView view);

  /** Whether every request that meets another one meets this one, as far as that can be told. */
  boolean covers(Condition other);

  /**
   * The application of the header.
   *
   * @param ids one of these
   * @param shown as written
   */
  record ApplicationIs(Set<Integer> ids, String shown) implements Condition {

    public ApplicationIs {
      ids = Set.copyOf(ids);
    }

    @Override
    public boolean holds(RequestView view) {
      return ids.contains(view.application());
    }

    @Override
    public String asked() {
      return "application " + shown;
    }

    @Override
    public String seen(RequestView view) {
      return "application " + ConditionText.application(view.application());
    }

    @Override
    public boolean covers(Condition other) {
      return other instanceof ApplicationIs same && ids.containsAll(same.ids);
    }
  }

  /**
   * The command of the header.
   *
   * @param codes one of these
   * @param shown as written
   */
  record CommandIs(Set<Integer> codes, String shown) implements Condition {

    public CommandIs {
      codes = Set.copyOf(codes);
    }

    @Override
    public boolean holds(RequestView view) {
      return codes.contains(view.command());
    }

    @Override
    public String asked() {
      return "command " + shown;
    }

    @Override
    public String seen(RequestView view) {
      return "command " + ConditionText.command(view.command());
    }

    @Override
    public boolean covers(Condition other) {
      return other instanceof CommandIs same && codes.containsAll(same.codes);
    }
  }

  /** An identity in the request. */
  record FieldIs(TextField field, TextTest test) implements Condition {

    @Override
    public boolean holds(RequestView view) {
      String value = view.text(field);
      return !value.isEmpty() && test.holds(value);
    }

    @Override
    public String asked() {
      return field.key() + " " + test;
    }

    @Override
    public String seen(RequestView view) {
      String value = view.text(field);
      return value.isEmpty() ? "no " + field.key() : field.key() + " " + value;
    }

    @Override
    public boolean covers(Condition other) {
      return other instanceof FieldIs same && field == same.field && test.covers(same.test);
    }
  }

  /** One of the AVPs at the end of a path. */
  record AvpIs(AvpPath path, TextTest test) implements Condition {

    @Override
    public boolean holds(RequestView view) {
      List<String> values = view.values(path);
      for (int i = 0; i < values.size(); i++) {
        if (test.holds(values.get(i))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String asked() {
      return path.text() + " " + test;
    }

    /** The value itself stays out: it may name a subscriber. */
    @Override
    public String seen(RequestView view) {
      return view.values(path).isEmpty() ? "no " + path.text() : "another " + path.text();
    }

    @Override
    public boolean covers(Condition other) {
      return other instanceof AvpIs same && path.equals(same.path) && test.covers(same.test);
    }
  }

  /**
   * A subscriber's number.
   *
   * @param ranges in one of these
   * @param table or in one of the ranges of this one, where there is one
   * @param shown as written
   */
  record NumberIn(
      NumberKind kind, List<NumberRange> ranges, Optional<NumberTable<?>> table, String shown)
      implements Condition {

    public NumberIn {
      ranges = List.copyOf(ranges);
    }

    @Override
    public boolean holds(RequestView view) {
      Digits number = view.number(kind);
      if (number.isEmpty()) {
        return false;
      }
      for (int i = 0; i < ranges.size(); i++) {
        if (ranges.get(i).contains(number)) {
          return true;
        }
      }
      return table.isPresent() && view.placeIn(table.get(), kind) != NumberTable.NOTHING;
    }

    @Override
    public String asked() {
      return kind.key() + " " + shown;
    }

    @Override
    public String seen(RequestView view) {
      return view.number(kind).isEmpty() ? "no " + kind.key() : "another " + kind.key();
    }

    @Override
    public boolean covers(Condition other) {
      return other instanceof NumberIn same
          && kind == same.kind
          && (same.table.isEmpty() || same.table.equals(table))
          && same.ranges.stream()
              .allMatch(range -> ranges.stream().anyMatch(own -> own.contains(range)));
    }
  }

  /**
   * The peer that the request comes from.
   *
   * @param peers one of these, in lower case
   * @param roles or a peer of one of these roles
   * @param shown as written
   */
  record ComesFrom(Set<String> peers, RoleSet roles, String shown) implements Condition {

    public ComesFrom {
      peers = Set.copyOf(peers);
    }

    @Override
    public boolean holds(RequestView view) {
      return peers.contains(view.source())
          || (!roles.isEmpty()
              && view.request().source().isPresent()
              && roles.has(view.request().source().get()));
    }

    @Override
    public String asked() {
      return "from " + shown;
    }

    @Override
    public String seen(RequestView view) {
      return view.request().source().map(peer -> "from " + peer).orElse("from this node");
    }

    @Override
    public boolean covers(Condition other) {
      return other instanceof ComesFrom same
          && peers.containsAll(same.peers)
          && roles.names().containsAll(same.roles.names());
    }
  }

  /** Several conditions as people read them. */
  static String all(List<Condition> conditions) {
    return conditions.isEmpty()
        ? "every request"
        : conditions.stream().map(Condition::asked).collect(Collectors.joining(", "));
  }
}
