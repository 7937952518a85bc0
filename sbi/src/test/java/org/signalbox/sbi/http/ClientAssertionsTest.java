package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.VirtualClock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;

/** Who asks through an SCP proves itself by what it has signed (TS 33.501 §13.3.8). */
class ClientAssertionsTest {

  private static final String FIELD = "3gpp-sbi-client-credentials";
  private static final String AMF = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
  private static final String UDR = "cccccccc-cccc-4ccc-8ccc-cccccccccccc";
  private final long now = InstantSource.system().instant().getEpochSecond();

  @TempDir static Path folder;
  private static KeyPairFiles server;
  private static KeyPairFiles scp;
  private static KeyPairFiles amf;
  private static KeyPairFiles stranger;
  private static KeyPairFiles holder;
  private static SbiTls tls;
  private final VirtualClock clock = VirtualClock.at(Instant.ofEpochSecond(now).toString());
  private final AtomicInteger asked = new AtomicInteger();
  private final List<Integer> told = new CopyOnWriteArrayList<>();
  private SbiServer running;

  /** Once: each key is made by a process of its own. */
  @BeforeAll
  static void make() throws IOException {
    server = KeyPairFiles.make(folder, "localhost", "urn:a");
    scp =
        KeyPairFiles.make(
            folder,
            "scp.test",
            "urn:uuid:dddddddd-dddd-4ddd-8ddd-dddddddddddd",
            KeyPairFiles.OF_SCP);
    amf = KeyPairFiles.make(folder, "amf.test", "urn:uuid:" + AMF);
    holder =
        KeyPairFiles.make(folder, "holder.test", "urn:uuid:eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee");
    stranger = KeyPairFiles.make(folder, "stranger.test", "urn:uuid:" + AMF);
    Path authority =
        Files.writeString(
            folder.resolve("ca.pem"),
            Files.readString(scp.certificate())
                + Files.readString(holder.certificate())
                + Files.readString(amf.certificate()));
    tls =
        new SbiTls(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
            server.certificate(),
            server.key(),
            Optional.of(authority));
  }

  @BeforeEach
  void open() {
    running =
        SbiServer.start(
            new SbiServerConfig(
                List.of(), Optional.of(tls), SbiLimits.USUAL, LateRequests.REFUSE, clock),
            List.of(
                SbiEndpoint.of(SbiMethod.GET, "/who", this::who),
                SbiEndpoint.of(SbiMethod.GET, "/n5g-eir-eic/v1/equipment-status", this::who)),
            guard);
  }

  /** Takes the word of the operator for one SCP, and notes what proves nothing. */
  private final RequestGuard guard =
      new RequestGuard() {
        @Override
        public Optional<SbiResponse> refusal(SbiRequest request, SbiEndpoint endpoint) {
          return Optional.empty();
        }

        @Override
        public boolean isScp(PeerIdentity client) {
          return RequestGuard.super.isScp(client) || client.subject().equals("CN=holder.test");
        }

        @Override
        public SbiResponse unproven(SbiPeer carrier, ProblemDetails problem, boolean isTold) {
          if (isTold) {
            told.add(problem.status());
          }
          return RequestGuard.super.unproven(carrier, problem, isTold);
        }
      };

  @AfterEach
  void close() {
    running.close();
  }

  private SbiResponse who(SbiRequest request) {
    asked.incrementAndGet();
    String text =
        Stream.of(request.peer().identity(), request.peer().carrier())
            .map(who -> who.map(PeerIdentity::subject).orElse("nobody"))
            .collect(Collectors.joining(" through "));
    return SbiResponse.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private static String url(String text) {
    return url(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String claims(String sub, String aud, long iat, long exp) {
    return "{\"sub\":\"%s\",\"aud\":%s,\"iat\":%d,\"exp\":%d}".formatted(sub, aud, iat, exp);
  }

  private String usual() {
    return claims(AMF, "[\"NRF\"]", now, now + 60);
  }

  private static String header(KeyPairFiles by, String alg, String more) throws IOException {
    try {
      String certificate = Base64.getEncoder().encodeToString(by.shown().getEncoded());
      return "{\"alg\":\"%s\",\"typ\":\"JWT\",\"x5c\":[\"%s\"]%s}"
          .formatted(alg, certificate, more);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String signed(KeyPairFiles by, String claims) throws IOException {
    return signed(by, header(by, "ES256", ""), claims);
  }

  private static String signed(KeyPairFiles by, String header, String claims) throws IOException {
    String content = url(header) + "." + url(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(by.signing());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + url(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Statuses of what was answered at operations. */
  private List<Integer> counted() {
    List<Integer> statuses = new ArrayList<>();
    running
        .counts()
        .forEach((operation, status, counts) -> {
          if (!operation.equals(OperationCounts.NONE)) {
            statuses.add(status);
          }
        });
    return statuses;
  }

  private Http2Response ask(KeyPairFiles through, String path, String... assertions)
      throws IOException {
    Http2Request request = Http2Request.of("GET", "localhost", path);
    for (String assertion : assertions) {
      request = request.with(FIELD, assertion);
    }
    try (Http2Connection connection =
        Http2Connection.over(MutualTlsTest.connect(running, through.client(server)))) {
      return connection.ask(request);
    }
  }

  @Test
  void shouldKnowWhoAsksThroughAnScpByWhatItSigned() throws IOException {
    // When
    Http2Response answer = ask(scp, "/who", signed(amf, usual()));

    // Then
    assertThat(answer.text()).isEqualTo("CN=amf.test through CN=scp.test");
  }

  @Test
  void shouldReadThoseOfAnScpThatIsOneByTheWordOfTheOperator() throws IOException {
    // When
    Http2Response answer = ask(holder, "/who", signed(amf, usual()));

    // Then
    assertThat(answer.text()).isEqualTo("CN=amf.test through CN=holder.test");
    assertThat(ask(holder, "/who", "e30.e30.e30").status()).isEqualTo(403);
  }

  @Test
  void shouldCountAndTellWhatProvesNothing() throws IOException {
    // When
    Http2Response answer = ask(scp, "/who", "e30.e30.e30");

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(told).containsExactly(403);
    assertThat(counted()).containsExactly(403);
  }

  @Test
  void shouldKnowAnScpThatAsksByItself() throws IOException {
    // When
    Http2Response answer = ask(scp, "/who");

    // Then
    assertThat(answer.text()).isEqualTo("CN=scp.test through nobody");
  }

  /** Else a network function could speak for another whose assertion it has seen. */
  @Test
  void shouldReadNoneFromOthersThanAnScp() throws IOException {
    // When
    Http2Response answer = ask(amf, "/who", "nonsense");

    // Then
    assertThat(answer.text()).isEqualTo("CN=amf.test through nobody");
  }

  @Test
  void shouldTakeOneForThe5gEirThere() throws IOException {
    // Given
    String path = "/n5g-eir-eic/v1/equipment-status";
    String forEir = signed(amf, claims(AMF, "\"5G_EIR\"", now, now + 60));

    // When
    Http2Response answer = ask(scp, path, forEir);

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(ask(scp, path, signed(amf, usual())).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        UDR + " | [\"NRF\"] | 0 | 60 | sub is not the one instance of its certificate",
        AMF + " | [\"UDM\"] | 0 | 60 | aud does not hold NRF",
        AMF + " | [] | 0 | 60 | aud does not hold NRF",
        AMF + " | [\"NRF\"] | -60 | 0 | it has ended",
        AMF + " | [\"NRF\"] | 60 | 120 | iat is a time to come",
        AMF + " | [\"NRF\"] | 0 | 601 | it is good for longer than 10 minutes",
        AMF + " | [\"NRF\"] | 0 | 99999999999999 | exp is no time",
      })
  void shouldRefuseWhatItSays(String sub, String aud, long iat, long exp, String reason)
      throws IOException {
    // When
    Http2Response answer = ask(scp, "/who", signed(amf, claims(sub, aud, now + iat, now + exp)));

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.field("content-type")).hasValue(ProblemDetails.MEDIA_TYPE);
    assertThat(answer.text()).contains("CCA_VERIFICATION_FAILURE", reason);
    assertThat(asked).hasValue(0);
  }

  @Test
  void shouldRefuseOneOfWhomNoAuthoritySigned() throws IOException {
    // When
    Http2Response answer = ask(scp, "/who", signed(stranger, usual()));

    // Then
    assertThat(answer.text()).contains("its certificate is not trusted");
  }

  @Test
  void shouldRefuseOneThatAnotherKeySigned() throws IOException {
    // When
    Http2Response answer = ask(scp, "/who", signed(stranger, header(amf, "ES256", ""), usual()));

    // Then
    assertThat(answer.text()).contains("its signature is not that of its certificate");
  }

  @Test
  void shouldRefuseOneThatWasChanged() throws IOException {
    // Given
    String[] parts = signed(amf, usual()).split("\\.");
    String changed =
        parts[0] + "." + url(claims(AMF, "[\"NRF\"]", now, now + 599)) + "." + parts[2];

    // When
    Http2Response answer = ask(scp, "/who", changed);

    // Then
    assertThat(answer.text()).contains("its signature is not that of its certificate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none | '' | alg is none of ES256, ES384, RS256",
        "HS256 | '' | alg is none of ES256, ES384, RS256",
        "RS256 | '' | its signature is not that of its certificate",
        "ES256 | ,\"crit\":[\"b64\"] | extensions that have to be understood",
      })
  void shouldRefuseOtherWaysOfSigning(String alg, String more, String reason) throws IOException {
    // When
    Http2Response answer = ask(scp, "/who", signed(amf, header(amf, alg, more), usual()));

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | three parts",
        "a.b | three parts",
        "e30.e30.e30 | alg is none",
        "!.e30.e30 | no base64url",
        "W10.e30.e30 | no JSON object",
        "eyJhbGciOiJFUzI1NiJ9.e30.e30 | x5c does not have",
        "eyJhbGciOiJFUzI1NiIsIng1YyI6WyJBQUFBIl19.e30.e30 | x5c cannot be read",
      })
  void shouldRefuseWhatIsNoAssertion(String text, String reason) throws IOException {
    // When
    Http2Response answer = ask(scp, "/who", text);

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains(reason);
  }

  @Test
  void shouldRefuseSeveral() throws IOException {
    // Given
    String assertion = signed(amf, usual());

    // When
    Http2Response answer = ask(scp, "/who", assertion, assertion);

    // Then
    assertThat(answer.text()).contains("there are several");
  }

  @Test
  void shouldRefuseOneThatItKnowsOnceItHasEnded() throws IOException {
    // Given
    String assertion = signed(amf, usual());
    int before = ask(scp, "/who", assertion).status();
    clock.advance(Duration.ofSeconds(61));

    // When
    Http2Response answer = ask(scp, "/who", assertion);

    // Then
    assertThat(before).isEqualTo(200);
    assertThat(answer.text()).contains("it has ended");
  }

  @Test
  void shouldVerifyNoMoreThanSomeThatProveNothingForOneScpInASecond() throws IOException {
    // Given
    List<Integer> statuses = new ArrayList<>();
    try (Http2Connection connection =
        Http2Connection.over(MutualTlsTest.connect(running, scp.client(server)))) {
      // When
      for (int i = 0; i <= 301; i++) {
        Http2Request request = Http2Request.of("GET", "localhost", "/who");
        statuses.add(connection.ask(request.with(FIELD, "e30.e30." + i)).status());
      }
    }

    // Then
    assertThat(statuses.subList(0, 300)).containsOnly(403);
    assertThat(statuses.subList(300, 302)).containsOnly(429);
    assertThat(told).filteredOn(status -> status == 429).as("told once").hasSize(1);
  }

  /** As when all heart-beats of 10,000 network functions come every ten seconds after a start. */
  @Test
  void shouldVerifyThoseOfALargeNetworkForOneScpInASecond() throws IOException {
    // Given
    List<String> assertions = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      assertions.add(signed(amf, claims(AMF, "[\"NRF\"]", now - i / 500, now + 60 + i % 500)));
    }
    List<Integer> statuses = new ArrayList<>();
    try (Http2Connection connection =
        Http2Connection.over(MutualTlsTest.connect(running, scp.client(server)))) {
      // When
      for (String assertion : assertions) {
        Http2Request request = Http2Request.of("GET", "localhost", "/who");
        statuses.add(connection.ask(request.with(FIELD, assertion)).status());
      }
    }

    // Then
    assertThat(statuses).hasSize(1_000).containsOnly(200);
    assertThat(told).isEmpty();
  }
}
