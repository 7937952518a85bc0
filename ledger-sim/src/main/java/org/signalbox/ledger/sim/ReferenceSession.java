package org.signalbox.ledger.sim;

import java.util.TreeMap;
import org.signalbox.ledger.PartKey;

/** A session of the reference model; copied before each request, so that one can be let go. */
final class ReferenceSession {

  final TreeMap<PartKey, ReferencePart> parts = new TreeMap<>();
  long number = -1;
  long deadline;

  ReferenceSession copy() {
    ReferenceSession copy = new ReferenceSession();
    copy.number = number;
    copy.deadline = deadline;
    parts.forEach((key, part) -> copy.parts.put(key, part.copy()));
    return copy;
  }
}
