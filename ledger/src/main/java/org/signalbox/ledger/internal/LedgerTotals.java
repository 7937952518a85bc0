package org.signalbox.ledger.internal;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.ledger.KindTotals;

/** The sums over all accounts, kept as they change. Used by the shard's thread. */
public final class LedgerTotals {

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

  void add(Movements moved) {
    byKind.put(moved.kind, moved.addedTo(byKind.getOrDefault(moved.kind, KindTotals.NOTHING)));
  }
}
