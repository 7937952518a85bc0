package org.signalbox.app.internal.node;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.charging.ChargingListener;
import org.signalbox.rating.PriceOutcome.Refusal;

/** Counts what becomes of CDRs. Any thread. */
final class CdrCounters implements ChargingListener {

  private final LongAdder rated = new LongAdder();
  private final LongAdder unrated = new LongAdder();
  private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);

  CdrCounters() {
    for (Refusal reason : Refusal.values()) {
      refused.put(reason, new LongAdder());
    }
  }

  @Override
  public void stored(String runId, boolean isRated) {
    (isRated ? rated : unrated).increment();
  }

  @Override
  public void refused(Refusal reason) {
    refused.getOrDefault(reason, unrated).increment();
  }

  long rated() {
    return rated.sum();
  }

  long unrated() {
    return unrated.sum();
  }

  /** Refusals by reason; the map never changes, its counters do. */
  Map<Refusal, LongAdder> refusals() {
    return refused;
  }
}
