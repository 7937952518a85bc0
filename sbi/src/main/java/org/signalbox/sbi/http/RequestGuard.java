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

  /** The refusal; empty lets the request pass. */
  Optional<SbiResponse> refusal(SbiRequest request, SbiEndpoint endpoint);
}
