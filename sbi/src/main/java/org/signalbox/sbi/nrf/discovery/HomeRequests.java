package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiRequest;

/**
 * Sends requests of consumers on to NRFs of other networks over HTTP/2, in the time that the
 * consumer waits. Blocks, on the virtual thread of the request.
 *
 * <p>Each NRF on the way writes itself into {@code via}; a request that bears this one's name has
 * come round and is refused (TS 29.500 §6.10.10).
 */
public final class HomeRequests {

  /** Left for the way back. */
  private static final Duration MARGIN = Duration.ofMillis(50);

  private static final int HOPS_MAX = 8;

  private final HomeNrfConfig config;
  private final SbiClient client;
  private final InstantSource clock;
  private final Semaphore calls;

  /**
   * Makes one.
   *
   * @param clock what deadlines are compared with
   */
  public HomeRequests(HomeNrfConfig config, SbiClient client, InstantSource clock) {
    this.config = config;
    this.client = client;
    this.clock = clock;
    this.calls = new Semaphore(config.callsMax());
  }

  /**
   * What goes on.
   *
   * @param method the method
   * @param uri where to; whether it may be called is decided before
   * @param headers further header fields
   * @param body its octets; nobody may change them
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
  public record Onward(SbiMethod method, URI uri, Map<String, String> headers, byte[] body) {}

  /**
   * Sends and waits for the answer.
   *
   * @param origin the request that it is sent for
   * @throws RefusedRequest when it has come round, there is no time or place for it, or no answer
   */
  public SbiReply send(SbiRequest origin, Onward onward) {
    List<String> via = via(origin);
    if (via.size() > HOPS_MAX || via.contains(name())) {
      throw refused(400, "MSG_LOOP_DETECTED", "the request has come round to this NRF");
    }
    Duration patience = patience(origin);
    if (!calls.tryAcquire()) {
      throw refused(503, "NF_CONGESTION", "too many requests to other networks are under way");
    }
    try {
      return client.send(call(onward, via, patience)).join();
    } catch (CompletionException e) {
      throw refused(
          504, "TARGET_NF_NOT_REACHABLE", onward.uri().getHost() + " gave no whole answer in time");
    } finally {
      calls.release();
    }
  }

  private Duration patience(SbiRequest request) {
    Duration left =
        request
            .times()
            .deadline()
            .map(deadline -> Duration.between(clock.instant(), deadline).minus(MARGIN))
            .orElse(config.patience());
    if (!left.isPositive()) {
      throw refused(504, "TIMED_OUT_REQUEST", "no time is left to ask another network");
    }
    return left.compareTo(config.patience()) < 0 ? left : config.patience();
  }

  private SbiCall call(Onward onward, List<String> before, Duration patience) {
    List<String> via = new ArrayList<>(before);
    via.add(name());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", "application/json,application/problem+json");
    headers.put("user-agent", "NRF");
    headers.put("via", String.join(", ", via));
    headers.putAll(onward.headers());
    return new SbiCall(onward.method(), onward.uri(), headers, onward.body(), patience);
  }

  private static List<String> via(SbiRequest request) {
    List<String> hops = new ArrayList<>();
    for (String field : request.headers().all("via")) {
      for (String hop : field.split(",")) {
        hops.add(hop.strip());
      }
    }
    return hops;
  }

  private String name() {
    return "2.0 NRF-" + config.self();
  }

  private static RefusedRequest refused(int status, String cause, String detail) {
    return new RefusedRequest(ProblemDetails.of(status, cause, detail));
  }
}
