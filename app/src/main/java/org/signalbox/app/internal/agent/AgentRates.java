package org.signalbox.app.internal.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.signalbox.dra.AgentCounters;
import org.signalbox.dra.CommandTraffic;

/**
 * Messages per second with each peer, over the last {@value #WINDOW_SECONDS} seconds. One thread
 * samples the counters each second; any thread may read.
 */
public final class AgentRates implements AutoCloseable {

  private static final int WINDOW_SECONDS = 10;

  private final AgentCounters counters;
  private final Deque<Map<String, Long>> samples = new ArrayDeque<>();
  private final ScheduledExecutorService sampler =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("rates").unstarted(task));

  private AgentRates(AgentCounters counters) {
    this.counters = counters;
  }

  /** Begins to sample. */
  public static AgentRates over(AgentCounters counters) {
    AgentRates rates = new AgentRates(counters);
    var _ = rates.sampler.scheduleAtFixedRate(rates::sample, 0, 1, TimeUnit.SECONDS);
    return rates;
  }

  /** Takes one sample; the scheduler does so each second. */
  void sample() {
    Map<String, Long> now = new HashMap<>();
    counters
        .peers()
        .forEach((peer, traffic) -> now.put(peer, traffic.sum(CommandTraffic::messages)));
    synchronized (samples) {
      samples.addLast(now);
      if (samples.size() > WINDOW_SECONDS + 1) {
        samples.removeFirst();
      }
    }
  }

  /** Messages per second in both directions, rounded. */
  long perSecond(String peer) {
    synchronized (samples) {
      if (samples.size() < 2) {
        return 0;
      }
      long first = samples.getFirst().getOrDefault(peer, 0L);
      long last = samples.getLast().getOrDefault(peer, 0L);
      int seconds = samples.size() - 1;
      return (last - first + seconds / 2) / seconds;
    }
  }

  @Override
  public void close() {
    sampler.shutdownNow();
  }
}
