package org.signalbox.dra.route;

import java.time.InstantSource;

/** Makes a router for rules that were read. */
@FunctionalInterface
public interface RouterFactory {

  /**
   * A new router, without memory of those made before.
   *
   * @param clock for what is remembered for a time
   */
  ExplainingRouter create(InstantSource clock);
}
