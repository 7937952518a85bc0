package org.signalbox.dra.route;

import java.time.InstantSource;
import org.signalbox.dra.role.PeerRoles;

/** Makes a router for rules that were read. */
@FunctionalInterface
public interface RouterFactory {

  /**
   * A new router, without memory of those made before.
   *
   * @param clock for what is remembered for a time
   * @param roles which side of an application a peer stands on, given and learned
   */
  ExplainingRouter create(InstantSource clock, PeerRoles roles);
}
