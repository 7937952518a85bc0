package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/**
 * Asks another network's NRF and hands its answer back (TS 29.510 §5.3.2.2.3), for no longer than
 * the consumer waits ({@link HomeRequests}).
 */
public final class HomeNrf implements HomeNetworkPort {

  private static final String PATH = "/nnrf-disc/v1/nf-instances";

  private static final byte[] NO_BODY = {};

  /** What of an answer goes back to the consumer. */
  private static final Set<String> PASSED_ON = Set.of("content-type", "cache-control", "etag");

  private final HomeNrfConfig config;
  private final HomeRequests requests;

  /** Asks those of a configuration. */
  public HomeNrf(HomeNrfConfig config, HomeRequests requests) {
    this.config = config;
    this.requests = requests;
  }

  @Override
  public Optional<URI> nrfOf(NetworkId network) {
    return config.of(network);
  }

  @Override
  public SbiResponse ask(SbiRequest request, URI target) {
    if (!HomeNrfAddress.isAllowed(target, config.known().values())) {
      throw refused(
          403,
          "NF_DISCOVERY_FAILURE",
          "this NRF does not know " + target.getHost() + " as the NRF of a network");
    }
    Map<String, String> headers =
        request.header("if-none-match").map(tags -> Map.of("if-none-match", tags)).orElse(Map.of());
    URI uri = URI.create(HomeNrfAddress.root(target) + PATH + "?" + query(request));
    return answer(
        requests.send(request, new HomeRequests.Onward(SbiMethod.GET, uri, headers, NO_BODY)));
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
