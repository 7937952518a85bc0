package org.signalbox.dra.trace;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One who reads along. At most {@value #CAPACITY} requests wait for a reader that is slow; more are
 * dropped and counted, for traffic never waits. One thread reads; any thread adds.
 */
public final class TraceFollower implements AutoCloseable {

  private static final int CAPACITY = 1_024;

  private final TraceFilter filter;
  private final RequestTracer tracer;
  private final BlockingQueue<TracedRequest> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicLong dropped = new AtomicLong();

  TraceFollower(TraceFilter filter, RequestTracer tracer) {
    this.filter = filter;
    this.tracer = tracer;
  }

  TraceFilter filter() {
    return filter;
  }

  void add(TracedRequest traced) {
    if (filter.wants(traced) && !waiting.offer(traced)) {
      dropped.incrementAndGet();
    }
  }

  void drop(long count) {
    dropped.addAndGet(count);
  }

  /** The next request, waited for at most so long. */
  public Optional<TracedRequest> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** How many requests were dropped since this was last asked. */
  public long takeDropped() {
    return dropped.getAndSet(0);
  }

  /** Reads no more. */
  @Override
  public void close() {
    tracer.leave(this);
  }
}
