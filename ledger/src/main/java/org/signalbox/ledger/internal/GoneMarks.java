package org.signalbox.ledger.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.signalbox.ledger.PlanMark;

/** Which marks go with the plans and timings that one command removes. Used by one thread. */
final class GoneMarks {

  private final Set<String> plans = new HashSet<>();
  private final Map<String, Set<String>> timings = new HashMap<>();

  /** All of a plan. */
  void add(String plan) {
    plans.add(plan);
  }

  /** Those of a timing of a plan. */
  void add(String plan, String timing) {
    timings.computeIfAbsent(plan, id -> new HashSet<>()).add(timing);
  }

  boolean isEmpty() {
    return plans.isEmpty() && timings.isEmpty();
  }

  boolean contains(PlanMark.Id mark) {
    return plans.contains(mark.plan())
        || timings.getOrDefault(mark.plan(), Set.of()).contains(mark.timing());
  }
}
