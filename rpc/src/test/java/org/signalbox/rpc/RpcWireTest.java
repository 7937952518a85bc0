package org.signalbox.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelope, octet by octet, through both doors. */
class RpcWireTest {

  private static RunningRpcServer server;

  @BeforeAll
  static void open() {
    server = new RunningRpcServer(new TestMethods().registry());
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"method\":\"Test.Ping\",\"params\":[{}],\"id\":1}"
            + "| {\"id\":1,\"result\":\"Pong\",\"error\":null}",
        "{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}"
            + "| {\"id\":1,\"result\":\"Pong\",\"error\":null}",
        "{\"jsonrpc\":\"2.0\",\"Method\":\"Test.Ping\",\"PARAMS\":[null],\"Id\":\"a\\\"b\"}"
            + "| {\"id\":\"a\\\"b\",\"result\":\"Pong\",\"error\":null}",
        "{\"method\":\"Test.Ping\",\"params\":[{}]}"
            + "| {\"id\":null,\"result\":\"Pong\",\"error\":null}",
        "{\"method\":\"Test.Ping\",\"params\":[{}],\"id\":1.50e3}"
            + "| {\"id\":1.50e3,\"result\":\"Pong\",\"error\":null}",
        "{\"method\":\"Test.Ping\",\"params\":[{}],\"id\":123456789012345678901234567890}"
            + "| {\"id\":123456789012345678901234567890,\"result\":\"Pong\",\"error\":null}",
        "{\"method\":\"Test.Text\",\"params\":[{\"text\":\"é\"},[1,{}],2],\"id\":1}"
            + "| {\"id\":1,\"result\":\"é\",\"error\":null}",
        "{\"method\":\"Test.Block\",\"params\":[{}],\"id\":7}"
            + "| {\"id\":7,\"result\":\"done\",\"error\":null}",
        "{\"method\":\"Test.Refuse\",\"params\":[{}],\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"NOT_FOUND\"}",
        "{\"method\":\"Test.Missing\",\"params\":[{}],\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"MANDATORY_IE_MISSING: [ID]\"}",
        "{\"method\":\"Test.Ping\",\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"jsonrpc: request body missing params\"}",
        "{\"method\":\"Test.Ping\",\"params\":{},\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"json: cannot unmarshal object into Go value of"
            + " type [1]interface {}\"}",
        "{\"method\":\"Test.Ping\",\"params\":\"x\",\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"json: cannot unmarshal string into Go value of"
            + " type [1]interface {}\"}",
        "{\"method\":\"Test.ping\",\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"rpc: can't find method Test.ping\"}",
        "{\"method\":\"test.Ping\",\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"rpc: can't find service test.Ping\"}",
        "{\"method\":\"Ping\",\"params\":[{}],\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"rpc: service/method request ill-formed: Ping\"}",
        "{\"method\":\"Test.Text\",\"params\":[{\"Text\":1}],\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"json: cannot unmarshal number into Go struct"
            + " field map[string]interface {}.Text of type string\"}",
        // Seven octets that would be ten thousand digits.
        "{\"method\":\"Test.Ping\",\"params\":[{}],\"id\":{\"a\":[7e09999,-1.50E-7,\"\\u0001\",null,{}]}}"
            + "| {\"id\":{\"a\":[7e09999,-1.50E-7,\"\\u0001\",null,{}]},\"result\":\"Pong\",\"error\":null}",
        "{\"method\":\"Test.Fail\",\"params\":[{}],\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"SERVER_ERROR: internal error\"}",
        "{\"method\":\"Test.BlockFail\",\"params\":[{}],\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"SERVER_ERROR: internal error\"}",
        "{\"method\":\"Test.FailInBody\",\"params\":[{}],\"id\":1}"
            + "| {\"id\":1,\"result\":null,\"error\":\"SERVER_ERROR: internal error\"}",
      })
  void shouldAnswerAlikeThroughBothDoors(String request, String answer) throws IOException {
    // Given

    // When
    String overTcp = server.tcp(request);

    // Then
    assertThat(overTcp).isEqualTo(answer + "\n");
    String overHttp = server.post(request);
    assertThat(RunningRpcServer.bodyOf(overHttp)).isEqualTo(answer + "\n");
    assertThat(overHttp).startsWith("HTTP/1.1 200 OK").contains("content-type: application/json");
  }

  @Test
  void shouldAnswerValuesBackToBackOnOneConnection() throws IOException {
    // Given
    String ping = "{\"method\":\"Test.Ping\",\"params\":[{}],\"id\":%d}";

    // When
    String answers = server.tcp(ping.formatted(1) + ping.formatted(2) + " \n" + ping.formatted(3));

    // Then
    assertThat(answers.lines().map(line -> line.substring(0, 7)))
        .containsExactly("{\"id\":1", "{\"id\":2", "{\"id\":3");
  }

  /** Found by the fuzzer, which calls its echo {@code Fuzz.Echo}. */
  @Test
  void shouldRefuseParametersThatOnlyTheBodyOfAResultReads() throws IOException {
    // Given
    String stream =
        "{\"method\":\"Test.Echo\",\"params\":[3,\"\\u00e9\"]}],\"id\":\"]}],\"id\":1}"
            + " {\"id\u0001\0\0L\"}";

    // When
    String answers = server.tcp(stream);

    // Then
    assertThat(answers.lines())
        .containsExactly(
            "{\"id\":null,\"result\":null,\"error\":\"json: cannot unmarshal number into Go value"
                + " of type map[string]interface {}\"}",
            "{\"id\":null,\"result\":null,\"error\":\"rpc: server cannot decode request: no JSON"
                + " object\"}");
  }

  @Test
  void shouldAnswerARequestThatComesOctetByOctet() throws IOException {
    // Given
    byte[] request =
        "{\"method\":\"Test.Text\",\"params\":[{\"Text\":\"}{\\\"é\"}],\"id\":1}"
            .getBytes(StandardCharsets.UTF_8);

    // When
    String answer;
    try (Socket socket = server.connectTcp()) {
      socket.setTcpNoDelay(true);
      for (byte octet : request) {
        socket.getOutputStream().write(octet);
      }
      socket.shutdownOutput();
      answer = RunningRpcServer.text(socket.getInputStream());
    }

    // Then
    assertThat(answer).isEqualTo("{\"id\":1,\"result\":\"}{\\\"é\",\"error\":null}\n");
  }

  @Test
  void shouldAnswerLaterQuickCallsBeforeASlowOneIsDone() throws IOException {
    // Given
    TestMethods methods = new TestMethods(1);

    // When
    String first;
    String second;
    try (RunningRpcServer slow = new RunningRpcServer(methods.registry());
        Socket socket = slow.connectTcp()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("{\"method\":\"Test.Wait\",\"params\":[],\"id\":1}"
                  + "{\"method\":\"Test.Ping\",\"params\":[],\"id\":2}")
              .getBytes(StandardCharsets.US_ASCII));
      first = RunningRpcServer.line(socket.getInputStream());
      methods.release.countDown();
      second = RunningRpcServer.line(socket.getInputStream());
    }

    // Then
    assertThat(first).isEqualTo("{\"id\":2,\"result\":\"Pong\",\"error\":null}");
    assertThat(second).isEqualTo("{\"id\":1,\"result\":\"OK\",\"error\":null}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{\"method\":}",
        "{]",
        "[{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}]",
        "{\"method\":5,\"params\":[],\"id\":1}",
        "{\"a\":1e}",
      })
  void shouldAnswerInvalidJsonAndCloseThatConnectionOnly(String garbage) throws IOException {
    // Given
    String ping = "{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}";

    // When
    String answers;
    try (Socket socket = server.connectTcp()) {
      socket.getOutputStream().write((ping + garbage + ping).getBytes(StandardCharsets.UTF_8));
      answers = RunningRpcServer.text(socket.getInputStream());
    }

    // Then
    assertThat(answers.lines()).hasSize(2);
    assertThat(answers.lines().toList().getFirst()).contains("Pong");
    assertThat(answers.lines().toList().getLast())
        .startsWith("{\"id\":null,\"result\":null,\"error\":\"rpc: server cannot decode request: ");
    assertThat(server.tcp(ping)).contains("Pong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "{\"method\":}", "[{\"method\":\"Test.Ping\"}]", "", "{"})
  void shouldAnswerInvalidJsonOverHttpWithAnEmptyBody(String garbage) throws IOException {
    // Given

    // When
    String response = server.post(garbage);

    // Then
    assertThat(response).startsWith("HTTP/1.1 200 OK");
    assertThat(RunningRpcServer.bodyOf(response)).isEmpty();
  }

  @Test
  void shouldAnswerGetWithAnEmptyBody() throws IOException {
    // Given
    String get = "GET /jsonrpc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

    // When
    String response;
    try (Socket socket = server.connectHttp()) {
      socket.getOutputStream().write(get.getBytes(StandardCharsets.US_ASCII));
      response = RunningRpcServer.text(socket.getInputStream());
    }

    // Then
    assertThat(response).startsWith("HTTP/1.1 200 OK");
    assertThat(RunningRpcServer.bodyOf(response)).isEmpty();
  }

  @Test
  void shouldAnswerEveryRequestOfOneHttpBody() throws IOException {
    // Given
    String body =
        "{\"method\":\"Test.Block\",\"params\":[],\"id\":1}"
            + "{\"method\":\"Test.Ping\",\"params\":[],\"id\":2}";

    // When
    String answers = RunningRpcServer.bodyOf(server.post(body));

    // Then
    assertThat(answers.lines())
        .containsExactlyInAnyOrder(
            "{\"id\":1,\"result\":\"done\",\"error\":null}",
            "{\"id\":2,\"result\":\"Pong\",\"error\":null}");
  }
}
