package org.signalbox.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.OperatorFault;

/** Who may call, and from where. */
class RpcAccessTest {

  private static final String PING = "{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}";
  private static final RpcAuthentication KNOWN =
      new RpcAuthentication(false, Map.of("billing", "pass:wörd"), Set.of("token-1"));
  private static final InetSocketAddress EVERYWHERE = new InetSocketAddress("0.0.0.0", 0);

  private static RunningRpcServer server;

  @BeforeAll
  static void open() {
    server =
        new RunningRpcServer(
            new TestMethods().registry(), RpcLimits.DEFAULT, KNOWN, RpcMetricsPort.NONE);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static String basic(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldServeKnownCallers() throws IOException {
    // Given
    String basic = "Authorization: Basic " + basic("billing:pass:wörd");

    // When
    String answer = server.post(PING, basic);

    // Then
    assertThat(answer).startsWith("HTTP/1.1 200").contains("Pong");
    assertThat(server.post(PING, "Authorization: bearer token-1")).contains("Pong");
  }

  @Test
  void shouldTellMethodsWhichUserCalls() throws IOException {
    // Given
    String call = "{\"method\":\"Test.Caller\",\"params\":[{}],\"id\":1}";

    // When
    String answer = server.post(call, "Authorization: basic " + basic("billing:pass:wörd"));

    // Then
    assertThat(answer).contains("\"result\":\"billing\"");
    assertThat(server.post(call, "Authorization: Bearer token-1"))
        .contains("\"result\":\"nobody\"");
  }

  @Test
  void shouldNotBelieveCredentialsThatNobodyAskedFor() throws IOException {
    // Given
    String call = "{\"method\":\"Test.Caller\",\"params\":[{}],\"id\":1}";

    try (RunningRpcServer open = new RunningRpcServer(new TestMethods().registry())) {
      // When
      String answer = open.post(call, "Authorization: Basic " + basic("billing:guess"));

      // Then
      assertThat(answer).contains("\"result\":\"nobody\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Nothing: here",
        "Authorization: Bearer token-2",
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "Authorization: Basic token-1",
        "Authorization: Basic YmlsbGluZzo=",
        "Authorization: Basic !!!",
        "Authorization: Digest token-1"
      })
  void shouldChallengeEverybodyElse(String header) throws IOException {
    // Given

    // When
    String answer = server.post(PING, header);

    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 401")
        .contains("www-authenticate: Basic realm=\"signalbox\"")
        .contains("www-authenticate: Bearer realm=\"signalbox\"")
        .doesNotContain("Pong");
  }

  @Test
  void shouldRefuseToListenBeyondLoopbackWithoutCredentials() {
    // Given
    RpcServerConfig http =
        config(Optional.of(EVERYWHERE), Optional.empty(), RpcAuthentication.NONE);
    RpcServerConfig tcp = config(Optional.empty(), Optional.of(EVERYWHERE), KNOWN);

    // When
    RpcRegistry registry = new TestMethods().registry();

    // Then
    assertThatThrownBy(() -> RpcServer.start(http, registry, RpcMetricsPort.NONE))
        .isInstanceOf(OperatorFault.class)
        .hasMessage(
            "rpc.http: a listener on 0.0.0.0:0 can be reached from other machines and asks for no"
                + " credentials; set rpc.auth.users or rpc.auth.tokens, or rpc.anonymous: true");
    assertThatThrownBy(() -> RpcServer.start(tcp, registry, RpcMetricsPort.NONE))
        .isInstanceOf(OperatorFault.class)
        .hasMessage(
            "rpc.tcp: a listener on 0.0.0.0:0 can be reached from other machines and knows no"
                + " credentials; set rpc.anonymous: true, or bind rpc.tcp to 127.0.0.1");
  }

  @Test
  void shouldListenAnywhereWhenToldSo() {
    // Given
    RpcAuthentication anonymous = new RpcAuthentication(true, Map.of(), Set.of());
    RpcServerConfig everywhere =
        config(Optional.of(EVERYWHERE), Optional.of(EVERYWHERE), anonymous);

    // When
    int port;
    try (RpcServer open =
        RpcServer.start(everywhere, new TestMethods().registry(), RpcMetricsPort.NONE)) {
      port = open.tcpAddress().orElseThrow().getPort();
    }

    // Then
    assertThat(port).isPositive();
  }

  @Test
  void shouldSayWhichSettingNamesATakenAddress() {
    // Given
    RpcServerConfig taken =
        config(Optional.empty(), Optional.of(server.tcp()), RpcAuthentication.NONE);
    RpcServerConfig takenByHttp =
        config(Optional.of(server.http()), Optional.empty(), RpcAuthentication.NONE);

    // When
    RpcRegistry registry = new TestMethods().registry();

    // Then
    assertThatThrownBy(() -> RpcServer.start(taken, registry, RpcMetricsPort.NONE))
        .isInstanceOf(OperatorFault.class)
        .hasMessageStartingWith("rpc.tcp: cannot listen on ");
    assertThatThrownBy(() -> RpcServer.start(takenByHttp, registry, RpcMetricsPort.NONE))
        .isInstanceOf(OperatorFault.class)
        .hasMessageStartingWith("rpc.http: cannot listen on ");
  }

  @Test
  void shouldKeepSecretsOutOfItsText() {
    // Given

    // When
    String text = KNOWN.toString();

    // Then
    assertThat(text).doesNotContain("pass").doesNotContain("token-1");
  }

  private static RpcServerConfig config(
      Optional<InetSocketAddress> http,
      Optional<InetSocketAddress> tcp,
      RpcAuthentication authentication) {
    return new RpcServerConfig(http, tcp, RpcLimits.DEFAULT, authentication);
  }
}
