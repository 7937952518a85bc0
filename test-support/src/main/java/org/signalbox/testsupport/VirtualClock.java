package org.signalbox.testsupport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Any thread may read and move it. */
public final class VirtualClock implements InstantSource {

  private volatile Instant now;

  public VirtualClock(Instant start) {
    now = start;
  }

  /** A clock at an RFC 3339 time, such as {@code 2025-08-04T13:00:00Z}. */
  public static VirtualClock at(String start) {
    return new VirtualClock(Instant.parse(start));
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock; a negative step moves it back, as a corrected system clock does. */
  public synchronized void advance(Duration step) {
    now = now.plus(step);
  }
}
