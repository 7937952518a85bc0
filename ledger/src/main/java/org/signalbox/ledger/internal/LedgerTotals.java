package org.signalbox.ledger.internal;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.ledger.KindTotals;

/** The sums over all accounts, kept as they change. Used by the shard's thread. */
public final class LedgerTotals {

  /** Kinds of value that are counted; none is ever forgotten. */
  static final int KINDS_MAX = 10_000;

  /** Kinds that can be asked for: the rest is for money that comes to be by usage. */
  private static final int ASKED_MAX = 1_000;

  private final SortedMap<String, KindTotals> byKind;

  LedgerTotals() {
    this(new TreeMap<>());
  }

  LedgerTotals(SortedMap<String, KindTotals> byKind) {
    this.byKind = new TreeMap<>(byKind);
  }

  /** By kind of value: a type of record, or money with its currency. */
  public SortedMap<String, KindTotals> byKind() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(byKind));
  }

  /**
   * Whether a kind is counted, or may come to be.
   *
   * @param coming how many kinds may come to be before it
   */
  boolean mayCount(String kind, int coming) {
    return byKind.containsKey(kind) || byKind.size() + coming < ASKED_MAX;
  }

  /** Whether a kind is counted. */
  boolean counts(String kind) {
    return byKind.containsKey(kind);
  }

  void add(Movements moved) {
    byKind.put(moved.kind, moved.addedTo(byKind.getOrDefault(moved.kind, KindTotals.NOTHING)));
  }
}
