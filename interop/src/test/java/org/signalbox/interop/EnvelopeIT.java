package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.TcpRpcClient;

/** The envelope, byte by byte, over HTTP and raw TCP. */
@RunningSignalbox
class EnvelopeIT {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'method':'APIerSv1.Ping','params':[{}],'id':7} | {'id':7,'result':'Pong','error':null}",
        "{'method':'APIerSv1.Ping','params':[{}],'id':'a'}"
            + " | {'id':'a','result':'Pong','error':null}",
        "{'method':'APIerSv1.Ping','params':[{}]} | {'id':null,'result':'Pong','error':null}",
        "{'jsonrpc':'2.0','method':'APIerSv1.Ping','params':[],'id':1}"
            + " | {'id':1,'result':'Pong','error':null}",
        "{'method':'ApierV1.Ping','params':[{},5],'id':1} | {'id':1,'result':'Pong','error':null}",
        "{'method':'CDRsV1.Ping','params':[{}],'id':1} | {'id':1,'result':'Pong','error':null}",
        "{'method':'ChargerSv1.Ping','params':[{}],'id':1} | {'id':1,'result':'Pong','error':null}",
        "{'method':'AttributeSv1.Ping','params':[{}],'id':1}"
            + " | {'id':1,'result':'Pong','error':null}",
        "{'method':'APIerSv1.Ping','params':{},'id':1} | {'id':1,'result':null,'error':"
            + "'json: cannot unmarshal object into Go value of type [1]interface {}'}",
        "{'method':'APIerSv1.Ping','id':1}"
            + " | {'id':1,'result':null,'error':'jsonrpc: request body missing params'}"
      })
  void shouldAnswerTheSameOverBothDoors(
      String request, String expected, HttpRpcClient http, TcpRpcClient tcp) {
    // Given
    String body = request.replace('\'', '"');

    // When
    String overHttp = http.post(body);
    tcp.write(body);

    // Then
    assertThat(overHttp).isEqualTo(expected.replace('\'', '"') + "\n");
    assertThat(tcp.read().line()).isEqualTo(expected.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "nonsense", "[{\"method\":\"APIerSv1.Ping\",\"params\":[{}],\"id\":1}]"})
  void shouldAnswerWhatIsNoRequestWithAnEmptyBody(String body, HttpRpcClient http) {
    // When
    HttpResponse<String> answer = http.send(body.getBytes(StandardCharsets.UTF_8), List.of());

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void shouldAnswerAGetWithAnEmptyBody(HttpRpcClient http) {
    // When
    HttpResponse<String> answer = http.get("/jsonrpc");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void shouldAnswerErrorsWithStatus200AndJson(HttpRpcClient http) {
    // When
    HttpResponse<String> answer =
        http.send(
            "{\"method\":\"X.Y\",\"params\":[{}]}".getBytes(StandardCharsets.UTF_8), List.of());

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
  }

  @Test
  void shouldAnswerTwoRequestsInOneBody(HttpRpcClient http) {
    // Given
    String body =
        "{\"method\":\"APIerSv1.Ping\",\"params\":[{}],\"id\":1}"
            + "{\"method\":\"APIerSv1.Ping\",\"params\":[{}],\"id\":2}";

    // When
    List<String> answers = http.post(body).lines().toList();

    // Then
    assertThat(answers)
        .containsExactlyInAnyOrder(
            "{\"id\":1,\"result\":\"Pong\",\"error\":null}",
            "{\"id\":2,\"result\":\"Pong\",\"error\":null}");
  }

  @Test
  void shouldMatchMemberNamesInAnyCaseAndIgnoreUnknownOnes(HttpRpcClient http) {
    // When
    var set =
        http.call(
            "APIerSv1.SetTPDestination",
            "{'tpid':'case','iD':'D','PREFIXES':['1'],'Direction':'*out','Later':{'a':[1]}}");

    // Then
    assertThat(set.result().asString()).isEqualTo("OK");
    assertThat(
            http.call("APIerSv1.GetTPDestination", "{'TPid':'case','ID':'D'}")
                .result()
                .path("Prefixes")
                .toString())
        .isEqualTo("[\"1\"]");
  }

  @Test
  void shouldAnswerValuesBackToBackOnOneConnection(TcpRpcClient tcp) {
    // Given
    String request = "{\"method\":\"APIerSv1.Ping\",\"params\":[{}],\"id\":%d}";

    // When
    tcp.write(request.formatted(1) + request.formatted(2) + "\n \t" + request.formatted(3));

    // Then
    assertThat(
            List.of(
                tcp.read().id().intValue(), tcp.read().id().intValue(), tcp.read().id().intValue()))
        .containsExactlyInAnyOrder(1, 2, 3);
  }
}
