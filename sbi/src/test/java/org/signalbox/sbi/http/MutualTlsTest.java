package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;

/** HTTP/2 over TLS with certificates on both sides (TS 33.501 §13.1, TS 33.310 §6.1.3c). */
class MutualTlsTest {

  private static final String CLIENT = "urn:uuid:5b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a";

  @TempDir Path folder;
  private KeyPairFiles server;
  private KeyPairFiles client;
  private KeyPairFiles stranger;
  private SbiTls files;
  private SbiServer running;
  private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());

  @BeforeEach
  void open() throws IOException {
    server =
        KeyPairFiles.make(folder, "localhost", "urn:uuid:4947a69a-f61b-4bc1-b9da-47c9c5d14b64");
    client = KeyPairFiles.make(folder, "ausf.test", CLIENT);
    stranger = KeyPairFiles.make(folder, "stranger.test", "urn:x");
    Path certificate = Files.copy(server.certificate(), folder.resolve("live.cert"));
    Path key = Files.copy(server.key(), folder.resolve("live.key"));
    Path authority =
        Files.writeString(
            folder.resolve("ca.pem"),
            Files.readString(client.certificate()) + Files.readString(server.certificate()));
    files = new SbiTls(List.of(anyPort()), certificate, key, Optional.of(authority));
    running =
        SbiServer.start(
            new SbiServerConfig(
                List.of(), Optional.of(files), SbiLimits.USUAL, LateRequests.REFUSE, clock::get),
            List.of(SbiEndpoint.of(SbiMethod.GET, "/who", MutualTlsTest::who)),
            RequestGuard.ALLOWS_ALL);
  }

  @AfterEach
  void close() {
    running.close();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static SbiResponse who(SbiRequest request) {
    PeerIdentity peer = request.peer().identity().orElseThrow();
    String text = peer.subject() + " " + peer.names() + " " + peer.uris();
    return SbiResponse.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private SSLSocket connect(SSLContext context) throws IOException {
    return connect(running, context);
  }

  /** Connects and shakes hands for HTTP/2. */
  static SSLSocket connect(SbiServer server, SSLContext context) throws IOException {
    InetSocketAddress address = server.tlsAddresses().getFirst();
    SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
    socket.setSoTimeout(20_000);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  @Test
  void shouldKnowAClientByTheNamesInItsCertificate() throws IOException {
    // Given
    SSLSocket socket = connect(client.client(server));

    try (Http2Connection connection = Http2Connection.over(socket)) {
      // When
      String answer = connection.ask(Http2Request.of("GET", "localhost", "/who")).text();

      // Then
      assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
      assertThat(answer).isEqualTo("CN=ausf.test [ausf.test] [" + CLIENT + "]");
    }
  }

  @Test
  void shouldRefuseAClientWhoseCertificateNobodySigned() throws IOException {
    // Given
    SSLContext context = stranger.client(server);

    // When / Then
    assertThatThrownBy(
            () -> {
              try (Http2Connection connection = Http2Connection.over(connect(context))) {
                connection.ask(Http2Request.of("GET", "localhost", "/who"));
              }
            })
        .satisfiesAnyOf(
            // With TLS 1.3 the refusal comes after the client's own handshake is done.
            fault -> assertThat(fault).isInstanceOf(AssertionError.class),
            fault -> assertThat(fault).isInstanceOf(SSLException.class),
            fault -> assertThat(fault).hasCauseInstanceOf(IOException.class));
  }

  @Test
  void shouldTakeANewCertificateWithoutARestart() throws IOException {
    // Given
    KeyPairFiles renewed = KeyPairFiles.make(folder, "renewed.test", "urn:y");
    SSLContext trusting = client.client(renewed);

    // When
    replace(renewed.certificate(), files.certificate());
    replace(renewed.key(), files.key());

    // Then
    Await.until(() -> isServedBy(trusting, "CN=renewed.test"), () -> "the new certificate");
  }

  @Test
  void shouldKeepTheFormerWhereTheNewFilesDoNotFit() throws IOException {
    // Given
    SSLContext trusting = client.client(server);

    // When
    replace(stranger.key(), files.key());
    KeyPairFiles second = KeyPairFiles.make(folder, "second.test", "urn:z");
    boolean isServedByFormer = isServedBy(trusting, "CN=localhost");
    replace(second.certificate(), files.certificate());
    replace(second.key(), files.key());

    // Then
    assertThat(isServedByFormer).isTrue();
    Await.until(
        () -> isServedBy(secondTrust(second), "CN=second.test"), () -> "the second certificate");
  }

  private SSLContext secondTrust(KeyPairFiles second) {
    try {
      return client.client(second);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    Path fresh = Files.copy(from, to.resolveSibling(to.getFileName() + ".new"));
    Files.move(fresh, to, StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean isServedBy(SSLContext context, String subject) {
    try (SSLSocket socket = connect(context)) {
      Principal principal = socket.getSession().getPeerPrincipal();
      return principal.getName().equals(subject);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a connection is still open, and served. */
  private static boolean isServed(Http2Connection connection) {
    try {
      return ask(connection) == 200;
    } catch (AssertionError | UncheckedIOException e) {
      return false;
    }
  }

  private static int ask(Http2Connection connection) {
    return connection.ask(Http2Request.of("GET", "localhost", "/who")).status();
  }

  @Test
  void shouldRefuseWhoIsConnectedOnceItsAuthorityIsTakenAway() throws IOException {
    // Given
    try (Http2Connection connection = Http2Connection.over(connect(client.client(server)))) {
      assertThat(ask(connection)).isEqualTo(200);

      // When
      replace(stranger.certificate(), files.authority().orElseThrow());

      // Then
      Await.until(() -> !isServed(connection), () -> "the connected client to be refused");
    }
  }

  @Test
  void shouldCloseWhoIsConnectedAndSaysNothingOnceItsAuthorityIsTakenAway() throws IOException {
    // Given
    try (Http2Connection connection = Http2Connection.over(connect(client.client(server)))) {
      assertThat(ask(connection)).isEqualTo(200);

      // When
      replace(stranger.certificate(), files.authority().orElseThrow());

      // Then
      assertThat(connection.end()).isPresent();
    }
  }

  @Test
  void shouldNotLetInWhoResumesASessionOnceItsAuthorityIsTakenAway() throws IOException {
    // Given
    SSLContext context = client.client(server);
    try (Http2Connection first = Http2Connection.over(connect(context));
        Http2Connection watch = Http2Connection.over(connect(context))) {
      assertThat(ask(first)).isEqualTo(200);
      assertThat(ask(watch)).isEqualTo(200);
      replace(stranger.certificate(), files.authority().orElseThrow());
      Await.until(() -> !isServed(watch), () -> "the authority to be taken away");
    }

    // When
    boolean isServed;
    try (Http2Connection again = Http2Connection.over(connect(context))) {
      isServed = ask(again) == 200;
    } catch (IOException | AssertionError | UncheckedIOException e) {
      isServed = false;
    }

    // Then
    assertThat(isServed).isFalse();
  }

  @Test
  void shouldServeWhoIsConnectedAndStillTrustedWhenTheAuthoritiesChange() throws IOException {
    // Given
    KeyPairFiles renewed = KeyPairFiles.make(folder, "renewed.test", "urn:y");
    SSLContext trusting = client.client(renewed);
    try (Http2Connection connection = Http2Connection.over(connect(client.client(server)))) {
      assertThat(ask(connection)).isEqualTo(200);
      replace(renewed.certificate(), files.certificate());
      replace(renewed.key(), files.key());
      Await.until(() -> isServedBy(trusting, "CN=renewed.test"), () -> "the new certificate");

      // When
      int status = ask(connection);

      // Then
      assertThat(status).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseWhoIsConnectedOnceItsCertificateHasEnded() throws IOException {
    // Given
    try (Http2Connection connection = Http2Connection.over(connect(client.client(server)))) {
      assertThat(ask(connection)).isEqualTo(200);

      // When
      clock.updateAndGet(now -> now.plus(Duration.ofDays(36_500)));
      int status = ask(connection);

      // Then
      assertThat(status).isEqualTo(401);
    }
  }

  @Test
  void shouldNotStartWithFilesThatDoNotFit() {
    // Given
    SbiTls wrong =
        new SbiTls(List.of(anyPort()), server.certificate(), client.key(), Optional.empty());
    SbiServerConfig config =
        new SbiServerConfig(
            List.of(),
            Optional.of(wrong),
            SbiLimits.USUAL,
            LateRequests.REFUSE,
            InstantSource.system());

    // When / Then
    assertThatThrownBy(() -> SbiServer.start(config, List.of(), RequestGuard.ALLOWS_ALL))
        .isInstanceOf(OperatorFault.class)
        .hasMessage(client.key() + " is not the key of " + server.certificate());
  }

  @Test
  void shouldShowItsOwnCertificateWhereItIsTheClient() {
    // Given
    SbiTls own = new SbiTls(List.of(), client.certificate(), client.key(), files.authority());
    int port = running.tlsAddresses().getFirst().getPort();
    SbiCall call =
        new SbiCall(
            SbiMethod.GET,
            URI.create("https://localhost:" + port + "/who"),
            Map.of(),
            new byte[0],
            Duration.ofSeconds(10));

    try (SbiClient caller = SbiClient.open(Optional.of(own))) {
      // When
      SbiReply reply = caller.send(call).join();

      // Then
      assertThat(reply.status()).isEqualTo(200);
      assertThat(new String(reply.body(), StandardCharsets.UTF_8)).contains(CLIENT);
    }
  }
}
