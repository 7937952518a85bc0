package org.signalbox.app.internal.send;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.DiameterClient;

/**
 * Sends requests one after another, over and over until there were enough: at a rate, or as fast as
 * the answers come with a hundred under way. One thread; it blocks until the last answer.
 */
public final class SendRun {

  private static final int UNDER_WAY_MAX = 100;
  private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final DiameterClient client;
  private final List<DiameterMessage> requests;
  private final Map<String, Integer> results = new ConcurrentHashMap<>();
  private final Semaphore underWay = new Semaphore(UNDER_WAY_MAX);

  public SendRun(DiameterClient client, List<DiameterMessage> requests) {
    this.client = client;
    this.requests = List.copyOf(requests);
  }

  /**
   * Sends so many.
   *
   * @param perSecond how many in a second; 0 for as fast as the answers come
   */
  public SendFigures send(int count, int perSecond) throws InterruptedException {
    Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      if (perSecond > 0) {
        sleepUntil(start + i * NANOS_PER_SECOND / perSecond);
      }
      underWay.acquire();
      sendOne(requests.get(i % requests.size()), latencies);
    }
    underWay.acquire(UNDER_WAY_MAX);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new SendFigures(results, took, List.copyOf(latencies));
  }

  private void sendOne(DiameterMessage request, Queue<Long> latencies) {
    long sent = System.nanoTime();
    var _ =
        client
            .send(request.withEndToEnd(0))
            .whenComplete((answer, failure) -> {
              latencies.add(System.nanoTime() - sent);
              results.merge(failure == null ? result(answer) : "none", 1, Integer::sum);
              underWay.release();
            });
  }

  private static void sleepUntil(long nanos) {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
  }

  /** The Result-Code, or the code of an Experimental-Result with its vendor. */
  private static String result(DiameterMessage answer) {
    var code = answer.avps().unsigned32(BaseAvp.RESULT_CODE);
    if (code.isPresent()) {
      return Long.toString(code.getAsLong());
    }
    var experimental =
        answer
            .avps()
            .group(BaseAvp.EXPERIMENTAL_RESULT)
            .unsigned32(BaseAvp.EXPERIMENTAL_RESULT_CODE);
    return experimental.isPresent() ? "experimental " + experimental.getAsLong() : "none";
  }
}
