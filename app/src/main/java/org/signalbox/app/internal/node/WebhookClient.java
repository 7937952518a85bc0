package org.signalbox.app.internal.node;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Posts JSON to an operator's own receiver, which is no network function: HTTP/1.1 where the scheme
 * is {@code http}, what TLS agrees on where it is {@code https}; trusted is what the Java runtime
 * trusts, and no certificate is shown. A redirection is not followed. Thread-safe.
 */
final class WebhookClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Opened by the first post: most nodes have no webhook. */
  private Optional<HttpClient> client = Optional.empty();

  private boolean closed;

  /** The status of the answer. */
  CompletableFuture<Integer> post(URI uri, byte[] json) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .version(version(uri))
              .timeout(PATIENCE)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(json))
              .build();
      return open()
          .sendAsync(request, HttpResponse.BodyHandlers.discarding())
          .thenApply(HttpResponse::statusCode)
          // The patience of a request ends with the header fields of its answer.
          .orTimeout(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Without TLS nothing is offered to be upgraded to: not every receiver takes that. */
  private static HttpClient.Version version(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme())
        ? HttpClient.Version.HTTP_2
        : HttpClient.Version.HTTP_1_1;
  }

  private synchronized HttpClient open() {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    HttpClient opened = client.orElseGet(WebhookClient::connecting);
    client = Optional.of(opened);
    return opened;
  }

  private static HttpClient connecting() {
    return HttpClient.newBuilder()
        .connectTimeout(PATIENCE)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** Ends what is under way. */
  @Override
  public synchronized void close() {
    closed = true;
    client.ifPresent(HttpClient::shutdownNow);
  }
}
