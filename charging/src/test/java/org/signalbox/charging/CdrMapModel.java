package org.signalbox.charging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.core.Amount;

/** Which CDRs there are, over a map in memory, in the order in which they came. */
final class CdrMapModel {

  private final Map<CdrKey, Row> rows = new LinkedHashMap<>();

  /** What a change of keys can touch. */
  record Row(CdrKey key, CdrOrigin origin, String account, Amount cost) {}

  static Row row(Cdr cdr) {
    return new Row(cdr.key(), cdr.origin(), cdr.parties().account(), cdr.cost().outward());
  }

  /** The CDRs without those whose key another has before them. */
  static List<Cdr> apart(List<Cdr> cdrs) {
    Map<CdrKey, Cdr> apart = new LinkedHashMap<>();
    cdrs.forEach(cdr -> apart.putIfAbsent(cdr.key(), cdr));
    return List.copyOf(apart.values());
  }

  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  boolean add(List<Cdr> cdrs) {
    boolean isNew = cdrs.stream().noneMatch(cdr -> rows.containsKey(cdr.key()));
    if (isNew) {
      put(cdrs);
    }
    return isNew;
  }

  void put(List<Cdr> cdrs) {
    cdrs.forEach(cdr -> rows.put(cdr.key(), row(cdr)));
  }

  void project(List<Cdr> cdrs, boolean isReplacing) {
    if (isReplacing) {
      put(cdrs);
    } else {
      cdrs.forEach(cdr -> rows.putIfAbsent(cdr.key(), row(cdr)));
    }
  }

  long erase(String tenant, String account, String pseudonym) {
    List<Row> erased = new ArrayList<>(rows.values());
    erased.removeIf(row -> !row.key().tenant().equals(tenant) || !row.account().equals(account));
    for (Row row : erased) {
      rows.put(row.key(), new Row(row.key(), new CdrOrigin("", "", ""), pseudonym, row.cost()));
    }
    return erased.size();
  }

  long remove(String cgrId) {
    long removed = count(cgrId);
    rows.keySet().removeIf(key -> key.cgrId().equals(cgrId));
    return removed;
  }

  long count(String cgrId) {
    return rows.keySet().stream().filter(key -> key.cgrId().equals(cgrId)).count();
  }
}
