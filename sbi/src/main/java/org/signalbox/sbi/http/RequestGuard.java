package org.signalbox.sbi.http;

import java.util.Optional;

/**
 * Asked whether this client may do this, as soon as the header fields of a request are there: its
 * body is not, and none is kept of a request that is refused. Called on an event loop, so it never
 * waits.
 */
@FunctionalInterface
public interface RequestGuard {

  /** Lets everyone do everything. */
  RequestGuard ALLOWS_ALL = (request, endpoint) -> Optional.empty();

  /**
   * Whether a client brings the requests of others, who prove themselves by assertions: by its
   * certificate (RFC 9310), or by what else is known of it.
   */
  default boolean isScp(PeerIdentity client) {
    return client.nfTypes().contains("SCP");
  }

  /**
   * The answer to a request of which an SCP did not prove who sent it.
   *
   * @param scp who brought it
   * @param problem what is wrong
   * @param isTold whether it is worth telling an operator
   */
  default SbiResponse unproven(SbiPeer scp, ProblemDetails problem, boolean isTold) {
    return SbiResponse.problem(problem);
  }

  /** The refusal; empty lets the request pass. */
  Optional<SbiResponse> refusal(SbiRequest request, SbiEndpoint endpoint);
}
