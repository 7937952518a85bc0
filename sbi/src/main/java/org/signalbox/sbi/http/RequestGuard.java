package org.signalbox.sbi.http;

import java.util.Optional;

/**
 * Asked before every handler whether this client may do this. Called on an event loop, so it never
 * waits.
 */
@FunctionalInterface
public interface RequestGuard {

  /** Lets everyone do everything. */
  RequestGuard ALLOWS_ALL = (request, endpoint) -> Optional.empty();

  /** The refusal; empty lets the request pass. */
  Optional<SbiResponse> refusal(SbiRequest request, SbiEndpoint endpoint);
}
