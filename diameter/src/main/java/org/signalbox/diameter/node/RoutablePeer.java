package org.signalbox.diameter.node;

import java.util.Set;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * A peer as routers see it. Equal only to itself. Any thread may read it; the values may be a
 * moment old.
 */
public interface RoutablePeer {

  DiameterIdentity identity();

  /** The realm that the peer itself named in its CER or CEA; the configured one before that. */
  String realm();

  /** The application ids that the peer named; empty before it is connected. */
  Set<Integer> applications();

  /** True when it named the relay application. */
  boolean isRelay();

  /** True when it takes new requests now. */
  boolean isOpen();

  /** Requests sent to it that wait for their answer. */
  int pending();

  /** True when it is a relay or named the application. */
  default boolean supports(int applicationId) {
    return isRelay() || applications().contains(applicationId);
  }
}
