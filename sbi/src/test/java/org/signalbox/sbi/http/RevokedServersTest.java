package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.Await;

/** Servers whose certificate is taken back while a client is connected. */
class RevokedServersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private KeyPairFiles files;
  private Path revoked;
  private SbiServer server;
  private SbiClient client;

  @BeforeEach
  void open() throws IOException {
    files = KeyPairFiles.make(folder, "localhost", "urn:a");
    KeyPairFiles own = KeyPairFiles.make(folder, "client.test", "urn:b");
    revoked = Files.writeString(folder.resolve("revoked"), "# nothing yet\n");
    SbiTls serving =
        new SbiTls(
            List.of(anyPort()), files.certificate(), files.key(), Optional.of(own.certificate()));
    server =
        SbiServer.start(
            new SbiServerConfig(
                List.of(),
                Optional.of(serving),
                SbiLimits.USUAL,
                LateRequests.REFUSE,
                InstantSource.system()),
            List.of(
                SbiEndpoint.of(SbiMethod.GET, "/x", request -> SbiResponse.empty(204)),
                SbiEndpoint.of(SbiMethod.GET, "/late", request -> late()).blocking()),
            RequestGuard.ALLOWS_ALL);
    client =
        SbiClient.open(
            Optional.of(
                new SbiTls(
                    List.of(anyPort()),
                    own.certificate(),
                    own.key(),
                    Optional.of(files.certificate()),
                    Optional.of(revoked))));
  }

  @AfterEach
  void close() {
    mayAnswer.countDown();
    client.close();
    server.close();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private SbiResponse late() {
    asked.countDown();
    try {
      mayAnswer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return SbiResponse.empty(204);
  }

  private CompletableFuture<SbiReply> call(String path) {
    URI uri = URI.create("https://localhost:" + server.tlsAddresses().getFirst().getPort() + path);
    return client.send(new SbiCall(SbiMethod.GET, uri, Map.of(), new byte[0], PATIENCE));
  }

  private boolean isCalled() {
    try {
      return call("/x").join().status() == 204;
    } catch (CompletionException e) {
      return false;
    }
  }

  private void revoke(String line) throws IOException {
    Path fresh = Files.writeString(folder.resolve("fresh"), line);
    Files.move(fresh, revoked, StandardCopyOption.REPLACE_EXISTING);
  }

  private String serial() throws IOException {
    return "serial=%x\n".formatted(files.shown().getSerialNumber());
  }

  @Test
  void shouldNotBeCalledOverAConnectionOfBefore() throws IOException {
    // Given
    assertThat(isCalled()).isTrue();

    // When
    revoke(serial());

    // Then
    Await.until(() -> !isCalled(), () -> "the server to be called no more");
    assertThat(isCalled()).isFalse();
  }

  @Test
  void shouldBeCalledAgainOnceTheyAreTrustedAgain() throws IOException {
    // Given
    revoke(serial());
    Await.until(() -> !isCalled(), () -> "the server to be called no more");

    // When
    revoke("# it was found\n");

    // Then
    Await.until(this::isCalled, () -> "the server to be called again");
  }

  @Test
  void shouldAnswerACallThatWasUnderWay() throws Exception {
    // Given
    CompletableFuture<SbiReply> before = call("/late");
    asked.await();

    // When
    revoke(serial());
    Await.until(() -> !isCalled(), () -> "the server to be called no more");
    mayAnswer.countDown();

    // Then
    assertThat(before).succeedsWithin(PATIENCE);
  }
}
