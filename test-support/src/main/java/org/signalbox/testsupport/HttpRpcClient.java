package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** JSON-RPC over HTTP with the JDK's own client. Any thread may use it. */
public final class HttpRpcClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger ids = new AtomicInteger();
  private final URI address;

  public HttpRpcClient(InetSocketAddress server) {
    address = URI.create("http://" + server.getHostString() + ":" + server.getPort() + "/jsonrpc");
  }

  /** Calls a method; {@code parameters} is JSON text in which apostrophes stand for quotes. */
  public RpcAnswer call(String method, String parameters) {
    return RpcAnswer.parse(post(new RpcCall(method, parameters).request(ids.incrementAndGet())));
  }

  /** Sends a body as it is and returns the body of the answer. */
  public String post(String body) {
    return send(body.getBytes(StandardCharsets.UTF_8), List.of()).body();
  }

  /** Sends bytes with header fields given as name, value, name, value. */
  public HttpResponse<String> send(byte[] body, List<String> headers) {
    List<String> fields = new ArrayList<>(List.of("Content-Type", "application/json"));
    fields.addAll(headers);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .headers(fields.toArray(String[]::new))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return exchange(request);
  }

  /** A GET of a path on the same listener. */
  public HttpResponse<String> get(String path) {
    return exchange(HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build());
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.method() + " " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
