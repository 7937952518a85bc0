package org.signalbox.dra.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.dra.route.RouteExplanation;

/**
 * One request from its coming to its answer. It names subscribers: what is shown masks them.
 *
 * @param at when it came
 * @param from the peer it came from
 * @param request as it came
 * @param explanation why it went where it went; empty when it never came to the router, as with a
 *     loop
 * @param sentTo the peers it was sent to, in order; more than one after a fail-over
 * @param answer what its sender got
 */
public record TracedRequest(
    Instant at,
    String from,
    DiameterMessage request,
    Optional<RouteExplanation> explanation,
    List<String> sentTo,
    Answer answer) {

  public TracedRequest {
    sentTo = List.copyOf(sentTo);
  }

  /**
   * What the sender got.
   *
   * @param resultCode the Result-Code or Experimental-Result-Code; 0 when there is neither
   * @param experimental true for an Experimental-Result-Code
   * @param errorMessage the Error-Message, empty without one
   * @param took from the request to the answer
   */
  public record Answer(long resultCode, boolean experimental, String errorMessage, Duration took) {}

  /** The subscribers that the request names, unmasked. */
  public List<String> subscribers() {
    return SubscriberNames.of(request);
  }

  /** Whether a peer sent or got it. */
  boolean wasWith(String peerKey) {
    return from.toLowerCase(Locale.ROOT).equals(peerKey)
        || sentTo.stream().anyMatch(peer -> peer.toLowerCase(Locale.ROOT).equals(peerKey));
  }
}
