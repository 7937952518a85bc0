package org.signalbox.ocs.message;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * A Credit-Control-Request (RFC 8506 §3.1), read leniently: it says what is certain, whatever
 * liberties the client took. Immutable.
 *
 * @param message the request as it came, for AVPs that only an operator's rule knows
 * @param sessionId Session-Id, 1 to {@value #SESSION_ID_MAX} characters
 * @param originHost who asks; empty text when the client told nothing
 * @param originRealm its realm; empty text when the client told nothing
 * @param serviceContextId Service-Context-Id, 1 to {@value #CONTEXT_MAX} characters
 * @param type where in the session it stands
 * @param number CC-Request-Number, 0 to 4,294,967,295
 * @param action present exactly in event requests: other requests may carry one that means nothing
 * @param sentAt Event-Timestamp; not checked for sense, clients' clocks are their own
 * @param subscriber names of the subscriber and the device
 * @param costWanted whether AoC-Request-Type asks for what it costs
 * @param terminationCause Termination-Cause
 * @param unitsPlace where the services stood, and where the answer's units go
 * @param services at most {@value #SERVICES_MAX}; with {@link UnitsPlace#COMMAND} exactly one
 * @param information what the service is about
 */
public record CreditControlRequest(
    DiameterMessage message,
    String sessionId,
    String originHost,
    String originRealm,
    String serviceContextId,
    RequestType type,
    long number,
    Optional<RequestedAction> action,
    Optional<Instant> sentAt,
    Subscriber subscriber,
    boolean costWanted,
    OptionalInt terminationCause,
    UnitsPlace unitsPlace,
    List<MultipleServices> services,
    ServiceInformation information) {

  /** Longest Session-Id. */
  public static final int SESSION_ID_MAX = 512;

  /** Longest Service-Context-Id. */
  public static final int CONTEXT_MAX = 256;

  /** Most services in one request. */
  public static final int SERVICES_MAX = 50;

  /** Where units stand in request and answer. */
  public enum UnitsPlace {
    /** In Multiple-Services-Credit-Control groups. */
    SERVICES,
    /** In the command itself: one service, without a group (RFC 8506 §5.1.1). */
    COMMAND
  }

  public CreditControlRequest {
    services = List.copyOf(services);
  }

  /** Whether the request was sent before, perhaps, over another connection (the T flag). */
  public boolean isRetransmitted() {
    return message.isRetransmitted();
  }

  /** No subscriber's identity. */
  @Override
  public String toString() {
    return type + " " + number + " of " + sessionId;
  }
}
