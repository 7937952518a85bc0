package org.signalbox.ledger.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.Refusal;

/** Makes the grants of a service alike on all the bills that it is on. */
final class RunBalance {

  private RunBalance() {}

  /**
   * A service on several bills may be used for as long as each of them can pay: what one was
   * granted beyond that is given back, and where one was refused all are.
   */
  static void level(List<ServedPart> served) {
    if (served.size() < 2) {
      return;
    }
    Map<String, ServedPart> least = new HashMap<>();
    for (ServedPart part : served) {
      if (part.isReservation()) {
        least.merge(
            part.key().service(),
            part,
            (a, b) -> a.outcome().granted() <= b.outcome().granted() ? a : b);
      }
    }
    for (int i = 0; i < served.size(); i++) {
      ServedPart part = served.get(i);
      ServedPart bound = least.get(part.key().service());
      if (part.isReservation()
          && bound != null
          && part.outcome().granted() > bound.outcome().granted()) {
        served.set(i, lowered(part, bound.outcome()));
      }
    }
  }

  private static ServedPart lowered(ServedPart part, PartOutcome bound) {
    PartWork work = part.work();
    if (work == null) {
      return part;
    }
    if (bound.granted() == 0) {
      work.releaseHeld();
    } else {
      work.cutHeld(work.used() + bound.granted());
    }
    Optional<Refusal> refusal = bound.granted() == 0 ? bound.refusal() : Optional.empty();
    return part.with(
        work,
        new PartOutcome(
            part.key(),
            bound.granted(),
            refusal,
            bound.isFinal() || part.outcome().isFinal(),
            work.used(),
            work.charged()));
  }
}
