package org.signalbox.bench.nrf;

/** What came of a load: answers a second, answers that were not good, and durations. */
final class LoadFigures {

  private final long perSecond;
  private final long bad;
  private final long[] sortedMicros;

  /**
   * Takes over the durations.
   *
   * @param sortedMicros the shortest first
   */
  LoadFigures(long perSecond, long bad, long[] sortedMicros) {
    this.perSecond = perSecond;
    this.bad = bad;
    this.sortedMicros = sortedMicros;
  }

  long perSecond() {
    return perSecond;
  }

  long bad() {
    return bad;
  }

  /** The duration that a share of all answers does not exceed, in microseconds. */
  long micros(int perMille) {
    if (sortedMicros.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(sortedMicros.length * (perMille / 1000.0)) - 1;
    return sortedMicros[Math.max(0, index)];
  }
}
