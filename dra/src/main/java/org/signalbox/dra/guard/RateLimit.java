package org.signalbox.dra.guard;

/**
 * How many requests may pass.
 *
 * @param perSecond over time, 1 to {@value #MAX}
 * @param burst at once after a quiet time, 1 to {@value #MAX}
 */
public record RateLimit(int perSecond, int burst) {

  /** The greatest rate and burst. */
  public static final int MAX = 1_000_000;

  public RateLimit {
    if (perSecond < 1 || perSecond > MAX || burst < 1 || burst > MAX) {
      throw new IllegalArgumentException("a rate and a burst are 1 to " + MAX);
    }
  }

  /** A rate whose burst is what comes in a second. */
  public static RateLimit perSecond(int rate) {
    return new RateLimit(rate, rate);
  }
}
