package org.signalbox.charging.session;

import java.time.InstantSource;

/**
 * What sessions run on.
 *
 * @param clock the time of day
 * @param work does what is left for later
 */
public record SessionHost(InstantSource clock, SessionWorkPort work) {

  /** By this clock, with threads. */
  public static SessionHost threads(InstantSource clock) {
    return new SessionHost(clock, new SessionThreads());
  }
}
