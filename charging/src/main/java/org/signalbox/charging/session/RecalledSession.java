package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrText;
import org.signalbox.charging.SessionFieldNames;
import org.signalbox.charging.session.LiveSession.State;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;
import org.signalbox.rating.Tariff;

/** What is remembered of a session, from what the ledger keeps of it. Any thread. */
final class RecalledSession {

  private RecalledSession() {}

  /**
   * The session.
   *
   * @param tariff in force; only to tell when prices change
   */
  static LiveSession of(Session session, Tariff tariff) {
    Map<String, List<SessionPart>> parts = new LinkedHashMap<>();
    for (SessionPart part : session.parts()) {
      if (part.terms().isPresent() && !part.note().isEmpty()) {
        parts.computeIfAbsent(part.key().service(), name -> new ArrayList<>(1)).add(part);
      }
    }
    LiveSession recalled = new LiveSession(session.id(), session.opened());
    parts.forEach((name, all) -> recalled.begin(new LiveService(name, tariff, state(all, tariff))));
    recalled.costs(session.cost());
    recalled.recalled(session.number());
    recalled.keptUntil(session.keptUntil());
    recalled.setState(State.OPEN, session.opened());
    return recalled;
  }

  private static ServiceState state(List<SessionPart> parts, Tariff tariff) {
    List<ServiceRun> runs = new ArrayList<>(parts.size());
    for (SessionPart part : parts) {
      Cdr cdr = CdrText.decode(part.note()).cdr();
      runs.add(new ServiceRun(part.key(), part.terms().orElseThrow(), cdr));
    }
    SessionPart first = parts.getFirst();
    ServiceRun own = runs.getFirst();
    PriceClock clock =
        PriceClock.at(
            first.turns().isEmpty()
                ? own.terms().startMoment()
                : first.turns().getLast().from().toInstant());
    return new ServiceState(
        own,
        runs.subList(1, runs.size()),
        own.fields(),
        first.number(),
        clock.lookedUp(own, tariff),
        Long.parseLong(own.fields().getOrDefault(SessionFieldNames.UNCHARGED_USAGE, "0")),
        0,
        first.outcome().granted() > 0 || first.used() > 0,
        first.outcome().granted(),
        first.outcome().isFinal(),
        first.outcome().refusal().map(Refusals::of),
        first.used(),
        first.charged());
  }
}
