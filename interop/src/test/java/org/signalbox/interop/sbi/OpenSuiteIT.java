package org.signalbox.interop.sbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.Seeded;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.http2.Http2Response;
import tools.jackson.databind.JsonNode;

/**
 * The start of a whole 5G core of Open5GS 2.7.7 against one NRF, request by request as it was seen:
 * each registers, then sends its subscriptions and asks for the list at once, then reads every
 * profile, beats, and leaves without waiting for an answer.
 */
@RunningSignalbox
class OpenSuiteIT {

  @Test
  @Seeded
  void shouldServeTheStartAndTheEndOfAWholeCore(SignalboxProcess signalbox, SplittableRandom seed) {
    // Given
    Random order = new Random(seed.nextLong());
    List<RunningFunction> core = new ArrayList<>();
    Answered answered = new Answered(0, 0, 0, 0);

    // When
    for (OpenNetworkFunction function : OpenNetworkFunction.suite()) {
      RunningFunction running =
          new RunningFunction(function, signalbox.listener("sbi.listen"), order);
      core.add(running);
      answered = answered.plus(start(running));
    }
    core.forEach(running -> assertThat(running.beat().status()).isEqualTo(204));
    core.forEach(RunningFunction::leave);

    // Then
    assertThat(answered).isEqualTo(new Answered(9, 31, 9, 45));
    try (RunningFunction late =
        new RunningFunction(
            OpenNetworkFunction.suite().getFirst(), signalbox.listener("sbi.listen"), order)) {
      // Less than the 13 s after which silence alone takes one out of the list.
      Await.until(
          Duration.ofSeconds(5),
          () ->
              RunningFunction.json(late.subscribeAndList().getLast())
                      .path("totalItemCount")
                      .intValue()
                  == 0,
          () -> "all who left to be gone, within less than a heart-beat");
      // One that is only suspended could still be read.
      assertThat(OpenNetworkFunction.suite())
          .allSatisfy(left ->
              assertThat(late.read("/nnrf-nfm/v1/nf-instances/" + left.id()).status())
                  .isEqualTo(404));
    }
  }

  /** How many requests of each kind were answered. */
  private record Answered(int registrations, int subscriptions, int lists, int profiles) {

    Answered plus(Answered more) {
      return new Answered(
          registrations + more.registrations,
          subscriptions + more.subscriptions,
          lists + more.lists,
          profiles + more.profiles);
    }
  }

  private static Answered start(RunningFunction running) {
    Http2Response registered = running.register();
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    assertThat(registered.field("content-type")).hasValue("application/json");
    assertThat(RunningFunction.json(registered).path("heartBeatTimer").isInt()).isTrue();
    assertThat(RunningFunction.json(registered).has("plmnList")).isFalse();
    List<Http2Response> answers = running.subscribeAndList();
    List<Http2Response> subscribed = answers.subList(0, answers.size() - 1);
    for (Http2Response answer : subscribed) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      assertThat(answer.field("location").orElseThrow()).startsWith("http://127.0.0.1:");
      assertThat(RunningFunction.json(answer).path("validityTime").isString()).isTrue();
    }
    JsonNode items = RunningFunction.json(answers.getLast()).path("_links").path("item");
    for (JsonNode item : items) {
      assertThat(running.read(item.path("href").stringValue()).status()).isEqualTo(200);
    }
    return new Answered(1, subscribed.size(), 1, items.size());
  }

  @Test
  void shouldServeCurlAndNghttpAndH2load(SignalboxProcess signalbox) {
    // Given
    String root = "http://127.0.0.1:" + signalbox.listener("sbi.listen").getPort();
    String one = root + "/nnrf-nfm/v1/nf-instances/1b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a";
    ExternalTool curl = ExternalTool.require("curl", "curl");
    ExternalTool nghttp = ExternalTool.require("nghttp", "nghttp2-client");
    ExternalTool h2load = ExternalTool.require("h2load", "nghttp2-client");
    String profile =
        "{\"nfInstanceId\":\"1b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a\",\"nfType\":\"UDR\","
            + "\"nfStatus\":\"REGISTERED\",\"fqdn\":\"udr.test\"}";

    // When
    String put =
        curl.run(
            "-sS",
            "-i",
            "--http2-prior-knowledge",
            "-X",
            "PUT",
            one,
            "-H",
            "content-type: application/json",
            "-d",
            profile);
    String get = nghttp.run("-v", one);
    String many = h2load.run("-n", "2000", "-c", "4", "-m", "16", one);
    String upgraded = curl.run("-sS", "-i", "--http2", one);
    String delete = curl.run("-sS", "-i", "--http2-prior-knowledge", "-X", "DELETE", one);

    // Then
    assertThat(put).startsWith("HTTP/2 201").contains("location: " + one);
    assertThat(get).contains(":status: 200").contains("udr.test");
    assertThat(many).contains("2000 succeeded, 0 failed, 0 errored, 0 timeout");
    assertThat(upgraded).contains("udr.test");
    assertThat(delete).startsWith("HTTP/2 204");
  }
}
