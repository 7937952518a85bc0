package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.signalbox.ledger.SessionPhase;

/**
 * One request of a client about a session or an event. The same session and number again is a
 * repeat: it gets the first answer, and nothing moves.
 *
 * @param session unique among all clients and over all their connections, such as a Diameter
 *     Session-Id; 1 to 512 characters
 * @param number counts the session's requests upwards, not below 0
 * @param phase where in the session it stands. A first request is an attempt where its client has
 *     no session once all was refused, and knows no more of it
 * @param sentAt when the client sent it, as far as the door believes it; usage that begins with
 *     this request begins then
 * @param supervision after how much time without another request the session is given up; one
 *     nanosecond to 30 days. Without meaning for an event
 * @param beginsUnknown whether an update of a session that nobody knows begins it, and a last
 *     request charges what it reports; otherwise they are refused
 * @param services what is used, each service once, at most {@value #SERVICES_MAX}
 */
public record SessionRequest(
    String session,
    long number,
    SessionPhase phase,
    Instant sentAt,
    Duration supervision,
    boolean beginsUnknown,
    List<ServiceRequest> services) {

  /** Services of one request; with ten bills each they fit into one command. */
  public static final int SERVICES_MAX = 50;

  public SessionRequest {
    services = List.copyOf(services);
  }

  /** Of a session that must be known unless this is its first request. */
  public SessionRequest(
      String session,
      long number,
      SessionPhase phase,
      Instant sentAt,
      Duration supervision,
      List<ServiceRequest> services) {
    this(session, number, phase, sentAt, supervision, false, services);
  }

  /** Whether nobody pays for any of it. */
  public boolean isFree() {
    for (ServiceRequest service : services) {
      if (!service.event().isFree()) {
        return false;
      }
    }
    return !services.isEmpty();
  }

  /** The same under another supervision. */
  SessionRequest supervised(Duration time) {
    return new SessionRequest(session, number, phase, sentAt, time, beginsUnknown, services);
  }
}
