package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PartKey;

/** A session of the reference model; copied before each request, so that one can be let go. */
final class ReferenceSession {

  final TreeMap<PartKey, ReferencePart> parts = new TreeMap<>();

  /** Its parts in the order they began. */
  final List<PartKey> begun = new ArrayList<>();

  long number = -1;
  long deadline;

  ReferenceSession copy() {
    ReferenceSession copy = new ReferenceSession();
    copy.begun.addAll(begun);
    copy.number = number;
    copy.deadline = deadline;
    parts.forEach((key, part) -> copy.parts.put(key, part.copy()));
    return copy;
  }

  /** What the first bill of each service was charged. */
  Amount cost() {
    BigDecimal cost = BigDecimal.ZERO;
    Set<String> services = new HashSet<>();
    for (PartKey key : begun) {
      if (services.add(key.service())) {
        cost = cost.add(Objects.requireNonNull(parts.get(key)).charged());
      }
    }
    return Amount.of(cost);
  }

  /** Whether nothing came of it: all refused, nothing used. */
  boolean isVain() {
    return parts.values().stream()
        .allMatch(part -> part.outcome.refusal().isPresent() && part.used() == 0);
  }
}
