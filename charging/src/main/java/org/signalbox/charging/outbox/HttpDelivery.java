package org.signalbox.charging.outbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts items over HTTP, each within a time. Any thread, several at once. */
final class HttpDelivery implements AutoCloseable {

  private final Duration patience;

  /** Made for the first post: it reads all certificates that the machine trusts. */
  private Optional<HttpClient> client = Optional.empty();

  private boolean isClosed;

  /**
   * @param patience for a whole post, from the connection to the end of the answer's body
   */
  HttpDelivery(Duration patience) {
    this.patience = patience;
  }

  DeliveryOutcome deliver(OutboxItem item) throws InterruptedException {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(item.address()))
              .timeout(patience)
              .header("Content-Type", "application/json")
              .header(OutboxSender.ID_HEADER, item.id())
              .POST(HttpRequest.BodyPublishers.ofString(item.body()))
              .build();
    } catch (IllegalArgumentException e) {
      return DeliveryOutcome.unanswered("no address: " + e.getMessage());
    }
    CompletableFuture<HttpResponse<Void>> answer =
        client().sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      int status = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS).statusCode();
      return status / 100 == 2
          ? DeliveryOutcome.TAKEN
          : DeliveryOutcome.refused("status " + status);
    } catch (ExecutionException e) {
      return DeliveryOutcome.unanswered(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      // The request's own timeout ends where the headers came; a body may go on for ever.
      return DeliveryOutcome.unanswered("the answer took too long");
    } finally {
      // Ends the exchange, and with it the connection, where it is not over.
      answer.cancel(true);
    }
  }

  private synchronized HttpClient client() {
    if (isClosed) {
      throw new IllegalStateException("the outbox is closed");
    }
    HttpClient made =
        client.orElseGet(() ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build());
    client = Optional.of(made);
    return made;
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    client.ifPresent(HttpClient::shutdownNow);
  }
}
