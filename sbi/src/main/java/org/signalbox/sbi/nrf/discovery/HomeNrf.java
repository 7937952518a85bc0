package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/**
 * Asks another network's NRF over HTTP/2 and hands its answer back (TS 29.510 §5.3.2.2.3). Blocks,
 * on the virtual thread of its request, for no longer than the consumer waits.
 *
 * <p>Each NRF on the way writes itself into {@code via}; a request that bears this one's name has
 * come round and is refused (TS 29.500 §6.10.10).
 */
public final class HomeNrf implements HomeNetworkPort {

  private static final String PATH = "/nnrf-disc/v1/nf-instances";

  /** Left for the way back. */
  private static final Duration MARGIN = Duration.ofMillis(50);

  private static final int HOPS_MAX = 8;

  /** What of an answer goes back to the consumer. */
  private static final Set<String> PASSED_ON = Set.of("content-type", "cache-control", "etag");

  private final HomeNrfConfig config;
  private final SbiClient client;
  private final InstantSource clock;
  private final Semaphore calls;

  /**
   * Makes one.
   *
   * @param clock what deadlines are compared with
   */
  public HomeNrf(HomeNrfConfig config, SbiClient client, InstantSource clock) {
    this.config = config;
    this.client = client;
    this.clock = clock;
    this.calls = new Semaphore(config.callsMax());
  }

  @Override
  public Optional<URI> nrfOf(NetworkId network) {
    return config.of(network);
  }

  @Override
  public SbiResponse ask(SbiRequest request, URI target) {
    List<String> via = via(request);
    if (via.size() > HOPS_MAX || via.contains(name())) {
      throw refused(400, "MSG_LOOP_DETECTED", "the query has come round to this NRF");
    }
    if (!HomeNrfAddress.isAllowed(target, config.known().values())) {
      throw refused(
          403,
          "NF_DISCOVERY_FAILURE",
          "this NRF does not know " + target.getHost() + " as the NRF of a network");
    }
    Duration patience = patience(request);
    if (!calls.tryAcquire()) {
      throw refused(503, "NF_CONGESTION", "too many queries to other networks are under way");
    }
    try {
      return answer(client.send(call(request, target, patience)).join());
    } catch (CompletionException e) {
      throw refused(
          504, "TARGET_NF_NOT_REACHABLE", target.getHost() + " gave no whole answer in time");
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

  private SbiCall call(SbiRequest request, URI target, Duration patience) {
    List<String> via = new ArrayList<>(via(request));
    via.add(name());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", "application/json,application/problem+json");
    headers.put("user-agent", "NRF");
    headers.put("via", String.join(", ", via));
    request.header("if-none-match").ifPresent(tags -> headers.put("if-none-match", tags));
    URI uri = URI.create(HomeNrfAddress.root(target) + PATH + "?" + query(request));
    return new SbiCall(SbiMethod.GET, uri, headers, new byte[0], patience);
  }

  /** Without the address: the other NRF is where it leads to. */
  private static String query(SbiRequest request) {
    List<String> pairs = new ArrayList<>();
    for (String name : request.target().query().names()) {
      if (!name.equals("hnrf-uri") && !name.equals("nrf-disc-uri")) {
        request
            .target()
            .query()
            .all(name)
            .forEach(value -> pairs.add(encoded(name) + "=" + encoded(value)));
      }
    }
    return String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

  /** A redirection is not followed: it could lead anywhere. */
  private static SbiResponse answer(SbiReply reply) {
    boolean usual = reply.status() == 200 || reply.status() == 304 || reply.status() >= 400;
    if (!usual || reply.status() > 599) {
      throw refused(
          502, "NF_DISCOVERY_FAILURE", "the other network's NRF answered " + reply.status());
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : PASSED_ON) {
      reply.headers().first(name).ifPresent(value -> headers.put(name, value));
    }
    return new SbiResponse(reply.status(), headers, reply.body());
  }

  private static RefusedRequest refused(int status, String cause, String detail) {
    return new RefusedRequest(ProblemDetails.of(status, cause, detail));
  }
}
