package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls of other network functions. */
class SbiClientTest {

  private static SbiCall call(OpenServer server, String path, Duration patience) {
    URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    return new SbiCall(SbiMethod.GET, uri, Map.of(), new byte[0], patience);
  }

  /** A client that gives little time decides for no other call. */
  @Test
  void shouldWaitForEachCallAsLongAsThatOneMayTake() {
    CountDownLatch answered = new CountDownLatch(1);
    try (OpenServer server =
            OpenServer.of(
                SbiEndpoint.of(SbiMethod.GET, "/late", request -> late(answered)).blocking());
        SbiClient client = SbiClient.open(Optional.empty())) {
      // Given
      CompletableFuture<SbiReply> hasty = client.send(call(server, "/late", Duration.ofMillis(1)));
      assertThat(hasty).failsWithin(Duration.ofSeconds(30));

      // When
      CompletableFuture<SbiReply> patient =
          client.send(call(server, "/late", Duration.ofSeconds(30)));

      // Then
      CompletableFuture<Void> _ =
          CompletableFuture.runAsync(
              answered::countDown, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));
      assertThat(patient).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  private static SbiResponse late(CountDownLatch answered) {
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return SbiResponse.empty(204);
  }
}
