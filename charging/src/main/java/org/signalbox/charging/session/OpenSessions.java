package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;

/**
 * The sessions that are open, and why their grants were what they were. Any thread that may wait;
 * the walk over all sessions is on the caller's.
 */
public final class OpenSessions {

  private final LedgerPort ledger;
  private final LiveSessions live;
  private volatile SessionAbortPort abort = SessionAbortPort.NONE;

  OpenSessions(LedgerPort ledger, LiveSessions live) {
    this.ledger = ledger;
    this.live = live;
  }

  /** Has this port end sessions from now on. */
  public void connect(SessionAbortPort ending) {
    abort = ending;
  }

  /**
   * Open sessions in an order that depends on nothing but their names.
   *
   * @param account only those that it pays for; empty for all
   * @param offset how many are passed over
   * @param most how many are told
   */
  public List<SessionSummary> list(Optional<AccountId> account, int offset, int most) {
    LedgerImage image = ledger.read(view -> view.image());
    return image
        .allSessions()
        .filter(session -> account.map(id -> isOf(session, id)).orElse(true))
        .skip(offset)
        .limit(most)
        .map(OpenSessions::summary)
        .toList();
  }

  private static boolean isOf(Session session, AccountId account) {
    return session.parts().stream()
        .anyMatch(
            part -> part.terms().filter(terms -> terms.account().equals(account)).isPresent());
  }

  /** The open session of that name. */
  public Optional<SessionSummary> get(String session) {
    return ledger.read(view -> view.session(session)).map(OpenSessions::summary);
  }

  private static SessionSummary summary(Session session) {
    List<SessionSummary.Bill> bills = new ArrayList<>(session.parts().size());
    for (SessionPart part : session.parts()) {
      part.terms().ifPresent(terms -> bills.add(bill(part, terms)));
    }
    return new SessionSummary(session.id(), session.opened(), session.number(), bills);
  }

  private static SessionSummary.Bill bill(SessionPart part, PartTerms terms) {
    return new SessionSummary.Bill(
        part.key().service(),
        part.key().run(),
        terms.account(),
        terms.tor().text(),
        terms.category(),
        terms.destination(),
        part.outcome().granted(),
        part.outcome().isFinal(),
        part.outcome().refusal().map(Enum::name).orElse(""),
        part.used(),
        part.charged());
  }

  /** Why the grants of a session were what they were; also for a while after its end. */
  public Optional<SessionExplanation> explain(String session) {
    return live.get(session)
        .map(known ->
            new SessionExplanation(
                known.id(),
                known.openedAt(),
                known.state().name().toLowerCase(Locale.ROOT),
                known.steps()));
  }

  /**
   * Asks the client of a session to end it. What it used is charged when it reports the end; where
   * it does not, the session is given up in its time.
   *
   * @return whether a client could be asked
   */
  public boolean end(String session) {
    return abort.abort(session);
  }
}
