package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrText;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;

/** What is remembered of a session, from what the ledger keeps of it. Any thread. */
final class RecalledSession {

  private RecalledSession() {}

  static LiveSession of(Session session) {
    Map<String, List<ServiceRun>> runs = new LinkedHashMap<>();
    Map<String, LiveService.Progress> progress = new LinkedHashMap<>();
    for (SessionPart part : session.parts()) {
      if (part.terms().isEmpty() || part.note().isEmpty()) {
        continue;
      }
      Cdr cdr = CdrText.decode(part.note()).cdr();
      runs.computeIfAbsent(part.key().service(), service -> new ArrayList<>(1))
          .add(
              new ServiceRun(
                  part.key(), part.terms().get(), RunPayment.of(cdr.requestType()), cdr));
      progress.putIfAbsent(
          part.key().service(),
          new LiveService.Progress(
              part.outcome().granted(),
              part.outcome().isFinal(),
              part.used(),
              part.charged(),
              session.opened()));
    }
    LiveSession recalled = new LiveSession(session.id(), session.opened());
    runs.forEach((name, all) -> {
      LiveService service = recalled.begin(new LiveService(name, all));
      service.setProgress(progress.getOrDefault(name, LiveService.Progress.NONE));
    });
    recalled.setState(LiveSession.State.OPEN);
    return recalled;
  }
}
