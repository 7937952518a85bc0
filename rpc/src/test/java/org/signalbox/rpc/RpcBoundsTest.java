package org.signalbox.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is bounded, counted and drained. */
class RpcBoundsTest {

  private static final String WAIT = "{\"method\":\"Test.Wait\",\"params\":[],\"id\":%d}";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void shouldRefuseCallsBeyondTheLimitOfAllClients() throws Exception {
    // Given
    TestMethods methods = new TestMethods(2);
    RpcLimits limits = RunningRpcServer.limits(1_000, 16, 2, Duration.ofSeconds(20));

    // When
    String refused;
    try (RunningRpcServer server = new RunningRpcServer(methods.registry(), limits);
        Socket socket = server.connectTcp()) {
      socket.getOutputStream().write(bytes(WAIT.formatted(1) + WAIT.formatted(2)));
      assertThat(methods.begun.await(20, TimeUnit.SECONDS)).isTrue();
      refused = server.tcp(WAIT.formatted(3));
      methods.release.countDown();
    }

    // Then
    assertThat(refused)
        .isEqualTo("{\"id\":3,\"result\":null,\"error\":\"MAX_CONCURRENT_RPC_EXCEEDED\"}\n");
  }

  @Test
  void shouldRefuseALargeRequestWhileOthersFillTheirShareOfMemoryAndServeSmallOnes()
      throws Exception {
    // Given
    TestMethods methods = new TestMethods(1);
    int large = (int) (Runtime.getRuntime().maxMemory() / 100);
    RpcLimits limits = RunningRpcServer.limits(large + 1_000, 16, 64, Duration.ofSeconds(20));
    String padded = WAIT.replace("[]", "[\"" + "x".repeat(large) + "\"]");
    String echo = "{\"method\":\"Test.Echo\",\"params\":[{\"A\":\"%s\"}],\"id\":2}";

    // When
    String refused;
    String refusedOverHttp;
    String served;
    String servedLater;
    try (RunningRpcServer server = new RunningRpcServer(methods.registry(), limits);
        Socket socket = server.connectTcp()) {
      socket.getOutputStream().write(bytes(padded.formatted(1)));
      assertThat(methods.begun.await(20, TimeUnit.SECONDS)).isTrue();
      refused = server.tcp(echo.formatted("y".repeat(20_000)));
      refusedOverHttp = server.post(echo.formatted("y".repeat(20_000)));
      served = server.tcp(echo.formatted("small"));
      methods.release.countDown();
      RunningRpcServer.line(socket.getInputStream());
      servedLater = server.tcp(echo.formatted("y".repeat(20_000)));
    }

    // Then
    assertThat(refused)
        .isEqualTo("{\"id\":2,\"result\":null,\"error\":\"MAX_CONCURRENT_RPC_EXCEEDED\"}\n");
    assertThat(RunningRpcServer.bodyOf(refusedOverHttp)).isEqualTo(refused);
    assertThat(served).contains("small");
    assertThat(servedLater).contains("yyyy");
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseWhatWaitsForItsEndBeyondTheShareOfMemoryOfAllClients(RpcMetricsPort.Door door)
      throws Exception {
    // Given
    int octets = (int) (Runtime.getRuntime().maxMemory() / 20);
    RpcLimits limits = RunningRpcServer.limits(octets + 1_000, 16, 64, Duration.ofSeconds(60));
    boolean overHttp = door == RpcMetricsPort.Door.HTTP;
    String head =
        "POST /jsonrpc HTTP/1.1\r\nHost: a\r\nContent-Length: " + (octets + 100) + "\r\n\r\n";
    byte[] half = bytes((overHttp ? head : "") + "{\"method\":\"" + "x".repeat(octets));
    List<Socket> waiting = new ArrayList<>();

    // When
    boolean refused = false;
    String served;
    try (RunningRpcServer server = new RunningRpcServer(new TestMethods().registry(), limits)) {
      for (int i = 0; i < 8 && !refused; i++) {
        Socket socket = overHttp ? server.connectHttp() : server.connectTcp();
        waiting.add(socket);
        refused = isRefused(socket, half);
      }
      String ping = "{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}";
      served = server.tcp(ping) + server.post(ping);
      for (Socket socket : waiting) {
        socket.close();
      }
    }

    // Then
    assertThat(refused).isTrue();
    assertThat(served).containsSubsequence("Pong", "Pong");
  }

  /** Whether the server hangs up on half a request, which it may do in the middle of it. */
  private static boolean isRefused(Socket socket, byte[] half) throws IOException {
    socket.setSoTimeout(500);
    try {
      socket.getOutputStream().write(half);
      return RunningRpcServer.line(socket.getInputStream()).contains("too many large requests")
          || socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  @Test
  void shouldAnswerAllOfAPipelineLongerThanTheInFlightLimit() throws Exception {
    // Given
    RpcLimits limits = RunningRpcServer.limits(1_000, 4, 64, Duration.ofSeconds(20));
    String block = "{\"method\":\"Test.Block\",\"params\":[],\"id\":1}";

    // When
    String answers;
    try (RunningRpcServer server = new RunningRpcServer(new TestMethods().registry(), limits)) {
      answers = server.tcp(block.repeat(5_000));
    }

    // Then
    assertThat(answers.lines()).hasSize(5_000);
  }

  @Test
  void shouldBeginNoMoreCallsOfOneConnectionThanItsLimit() throws Exception {
    // Given
    TestMethods methods = new TestMethods(5);
    RpcLimits limits = RunningRpcServer.limits(1_000, 4, 64, Duration.ofSeconds(20));

    // When
    long notBegun;
    try (RunningRpcServer server = new RunningRpcServer(methods.registry(), limits);
        Socket socket = server.connectTcp()) {
      socket.getOutputStream().write(bytes(WAIT.formatted(1).repeat(5)));
      // The fifth of the same connection is begun only when one of the four is answered.
      server.tcp("{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}");
      notBegun = methods.begun.getCount();
      methods.release.countDown();
      assertThat(methods.begun.await(20, TimeUnit.SECONDS)).isTrue();
    }

    // Then
    assertThat(notBegun).isPositive();
  }

  @RepeatedTest(20)
  void shouldDrainCallsUnderWayWhenItCloses() throws Exception {
    // Given
    TestMethods methods = new TestMethods(1);
    RunningRpcServer server = new RunningRpcServer(methods.registry());
    String answer;

    // When
    try (Socket socket = server.connectTcp()) {
      socket.getOutputStream().write(bytes(WAIT.formatted(1)));
      assertThat(methods.begun.await(20, TimeUnit.SECONDS)).isTrue();
      Thread closing = Thread.startVirtualThread(server::close);
      methods.release.countDown();
      answer = RunningRpcServer.line(socket.getInputStream());
      closing.join();
    }

    // Then
    assertThat(answer).isEqualTo("{\"id\":1,\"result\":\"OK\",\"error\":null}");
  }

  @Test
  void shouldRefuseConnectionsBeyondTheLimit() throws IOException {
    // Given
    RpcLimits one = new RpcLimits(1_000, 64, 1, 16, 16, Duration.ofSeconds(20));

    // When
    int octet;
    try (RunningRpcServer server = new RunningRpcServer(new TestMethods().registry(), one);
        Socket first = server.connectTcp()) {
      // Connections are let in on several threads: only one that was answered is surely in.
      first.getOutputStream().write(bytes("{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}"));
      assertThat(RunningRpcServer.line(first.getInputStream())).contains("Pong");
      try (Socket second = server.connectTcp()) {
        octet = second.getInputStream().read();
      }
    }

    // Then
    assertThat(octet).isEqualTo(-1);
  }

  @Test
  void shouldCountAnswersByRegisteredNamesOnly() throws Exception {
    // Given
    CountingMetrics metrics = new CountingMetrics();

    // When
    try (RunningRpcServer server =
        new RunningRpcServer(
            new TestMethods().registry(), RpcLimits.DEFAULT, RpcAuthentication.NONE, metrics)) {
      server.tcp(
          "{\"method\":\"Test.Ping\",\"params\":[]}{\"method\":\"Test.Refuse\",\"params\":[]}");
      server.tcp("{\"method\":\"Invented.Name\",\"params\":[]}garbage");
      server.post("{\"method\":\"Test.Ping\",\"params\":[]}");
    }
    boolean allClosed = metrics.closed.await(20, TimeUnit.SECONDS);

    // Then
    assertThat(allClosed).isTrue();
    assertThat(metrics.counts)
        .containsEntry("Test.Ping", 2)
        .containsEntry("Test.Refuse failed", 1)
        .containsEntry("unknown failed", 1)
        .containsEntry("opened TCP", 2)
        .containsEntry("opened HTTP", 1)
        .containsEntry("REQUEST_LIMIT", 1);
  }

  @Test
  void shouldTellTheStatusOfTheProgram() throws IOException {
    // Given
    RpcStatus status =
        new RpcStatus("0.1.0", "node1", Instant.parse("2025-08-04T13:00:00Z"), 12_300_000, 17);
    RpcRegistry registry = RpcRegistry.of(new CoreMethods(() -> status).methods());

    // When
    String answer;
    try (RunningRpcServer server = new RunningRpcServer(registry)) {
      answer = server.tcp("{\"method\":\"CoreSv1.Status\",\"params\":[{}],\"id\":1}");
    }

    // Then
    assertThat(answer)
        .isEqualTo(
            "{\"id\":1,\"result\":{\"active_goroutines\":17,\"memory_usage\":\"11.7MiB\","
                + "\"node_id\":\"node1\",\"running_since\":\"2025-08-04T13:00:00Z\","
                + "\"version\":\"0.1.0\"},\"error\":null}\n");
  }

  @Test
  void shouldRefuseLimitsThatBoundNothing() {
    // Given
    List<Integer> wrong = List.of(0, -1);

    // When
    List<Throwable> thrown =
        wrong.stream()
            .map(octets ->
                catchThrowable(() -> RunningRpcServer.limits(octets, 1, 1, Duration.ofSeconds(1))))
            .toList();

    // Then
    assertThat(thrown).hasOnlyElementsOfType(IllegalArgumentException.class);
  }

  private static final class CountingMetrics implements RpcMetricsPort {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(3);

    private void count(String key) {
      counts.merge(key, 1, Integer::sum);
    }

    @Override
    public void connectionOpened(Door door) {
      count("opened " + door);
    }

    @Override
    public void connectionClosed(Door door) {
      closed.countDown();
    }

    @Override
    public void answered(String method, boolean failed, long nanos) {
      count(failed ? method + " failed" : method);
    }

    @Override
    public void refused(Refusal reason) {
      count(reason.name());
    }
  }
}
