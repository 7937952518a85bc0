package org.signalbox.sbi.nrf.token;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.nrf.discovery.HomeNrfAddress;
import org.signalbox.sbi.nrf.discovery.HomeNrfConfig;

/**
 * Asks other networks' NRFs for tokens over HTTP/2, those alone that discovery may ask too. The
 * form goes on as it came; a token service that is asked by another one answers or refuses, so
 * nothing can go round.
 */
public final class HomeTokens implements HomeTokenPort {

  private static final int URI_CHARACTERS_MAX = 2_048;

  private final HomeNrfConfig config;
  private final SbiClient client;
  private final Semaphore calls;

  public HomeTokens(HomeNrfConfig config, SbiClient client) {
    this.config = config;
    this.client = client;
    this.calls = new Semaphore(config.callsMax());
  }

  @Override
  public SbiResponse token(SbiRequest request, String homeNrf) {
    URI target =
        uri(homeNrf)
            .filter(uri -> HomeNrfAddress.isAllowed(uri, config.known().values()))
            .orElseThrow(() ->
                new RefusedToken(
                    TokenError.INVALID_REQUEST,
                    "hnrfAccessTokenUri is not the NRF of a network that this NRF knows"));
    if (!calls.tryAcquire()) {
      throw new RefusedRequest(
          ProblemDetails.of(503, "NF_CONGESTION", "too many requests to other networks wait"));
    }
    try {
      return answer(client.send(call(request, target, config.patience())).join());
    } catch (CompletionException e) {
      throw new RefusedRequest(
          ProblemDetails.of(
              504, "TARGET_NF_NOT_REACHABLE", target.getHost() + " gave no whole answer in time"));
    } finally {
      calls.release();
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text.length() > URI_CHARACTERS_MAX ? "" : text);
      boolean isHttp =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      boolean isToken = AccessTokens.PATH.equals(uri.getPath()) && uri.getUserInfo() == null;
      return isHttp && isToken && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static SbiCall call(SbiRequest request, URI target, Duration patience) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("accept", "application/json,application/problem+json");
    headers.put("content-type", "application/x-www-form-urlencoded");
    headers.put("user-agent", "NRF");
    return new SbiCall(request.method(), target, headers, form(request.body()), patience);
  }

  /** Without the address: the other NRF is where it leads to. */
  private static byte[] form(byte[] body) {
    return FormFields.read(body).without("hnrfAccessTokenUri");
  }

  /** A redirection is not followed: it could lead anywhere. */
  private static SbiResponse answer(SbiReply reply) {
    boolean isAnswer = reply.status() == 200 || (reply.status() >= 400 && reply.status() < 600);
    if (!isAnswer) {
      throw new RefusedRequest(
          ProblemDetails.of(502, "the other network's NRF answered " + reply.status()));
    }
    String type = reply.headers().first("content-type").orElse("application/json");
    return SbiResponse.of(reply.status(), type, reply.body());
  }
}
