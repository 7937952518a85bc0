package org.signalbox.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.dra.AgentNetwork.await;
import static org.signalbox.dra.AgentNetwork.request;
import static org.signalbox.dra.AgentNetwork.resultCode;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.PeerStatus;

/** Two agents beside each other, between an MME and an HSS: no loop, no ping-pong, none lost. */
class AgentPairTest {

  @TempDir Path folder;

  private AgentNetwork network;
  private RoutingAgent first;
  private RoutingAgent second;
  private DiameterClient mme;

  @BeforeEach
  void start() {
    network = new AgentNetwork(folder, InstantSource.system());
    network.write("mate1.conf", "* : \"dra02.lab.example\" += -1 ;");
    network.write("mate2.conf", "* : \"dra01.lab.example\" += -1 ;");
    network.port("dra02");
    first =
        network.agent(
            "dra01",
            network.connectTo("dra02")
                + "LoadExtension = \"rt_default.fdx\" : \"mate1.conf\";"
                + "LoadExtension = \"rt_busypeers.fdx\";");
    second =
        network.agent(
            "dra02",
            network.connectTo("dra01") + "LoadExtension = \"rt_default.fdx\" : \"mate2.conf\";");
    network.open(first, "dra02");
    network.open(second, "dra01");
    mme = network.client(first, "mme");
  }

  @AfterEach
  void stop() {
    network.close();
  }

  private static long received(RoutingAgent agent, String peer) {
    return agent.counters().of(peer + ".lab.example").sum(CommandTraffic::requestsReceivedCount);
  }

  @Test
  void shouldReachAServerThroughTheMate() {
    // Given
    AtomicInteger asked = network.server(second, "hss", AgentNetwork.success("hss"));

    // When
    DiameterMessage answer = await(mme.send(request("1").build()));

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
    assertThat(asked).hasValue(1);
    assertThat(received(second, "dra01")).isEqualTo(1);
    assertThat(received(first, "dra02")).isZero();
  }

  @Test
  void shouldPreferItsOwnServerToTheMate() {
    // Given
    AtomicInteger near = network.server(first, "hss1", AgentNetwork.success("hss1"));
    AtomicInteger far = network.server(second, "hss2", AgentNetwork.success("hss2"));

    // When
    for (int i = 0; i < 20; i++) {
      await(mme.send(request(Integer.toString(i)).build()));
    }

    // Then
    assertThat(near).hasValue(20);
    assertThat(far).hasValue(0);
  }

  @Test
  void shouldAnswer3002ExactlyOnceWhenBothHaveLostTheServer() {
    // Given
    network.server(second, "hss", AgentNetwork.success("hss"));
    network.stop("hss");
    AgentNetwork.until(() -> second.node().peers().find("hss.lab.example").isEmpty());

    // When
    DiameterMessage answer = await(mme.send(request("1").build()));

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.UNABLE_TO_DELIVER);
    assertThat(answer.isError()).isTrue();
    assertThat(received(second, "dra01")).isEqualTo(1);
    assertThat(received(first, "dra02")).isZero();
    assertThat(first.counters().of("mme.lab.example").sum(each -> each.answersSent().sum()))
        .isEqualTo(1);
    assertThat(first.counters().of("dra02.lab.example").count(Occurrence.LOOP_DETECTED)).isZero();
  }

  @Test
  void shouldTryTheMateWhenItsOwnServerIsBusy() {
    // Given
    Origin own = Origin.of("hss1.lab.example", AgentNetwork.REALM);
    network.server(
        first, "hss1", request -> ErrorAnswer.of(request, own, ResultCode.TOO_BUSY, "busy"));
    AtomicInteger far = network.server(second, "hss2", AgentNetwork.success("hss2"));

    // When
    DiameterMessage answer = await(mme.send(request("1").build()));

    // Then
    assertThat(AgentNetwork.origin(answer)).isEqualTo("hss2.lab.example");
    assertThat(far).hasValue(1);
  }

  @Test
  void shouldLoseNoRequestWhileAServerIsDrainedUnderLoad() {
    // Given
    network.server(first, "hss1", AgentNetwork.success("hss1"));
    AtomicInteger far = network.server(second, "hss2", AgentNetwork.success("hss2"));
    List<CompletionStage<DiameterMessage>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      answers.add(mme.send(request(Integer.toString(i)).build()));
    }

    // When
    CompletionStage<Void> left =
        first.node().drain(DiameterIdentity.of("hss1.lab.example")).orElseThrow();
    for (int i = 500; i < 1_000; i++) {
      answers.add(mme.send(request(Integer.toString(i)).build()));
    }
    await(left);

    // Then
    assertThat(answers)
        .hasSize(1_000)
        .allSatisfy(answer -> assertThat(resultCode(await(answer))).isEqualTo(2001));
    assertThat(far).hasPositiveValue();
    assertThat(first.node().reports())
        .filteredOn(report -> report.identity().text().equals("hss1.lab.example"))
        .allMatch(report -> report.status() != PeerStatus.OPEN);
  }
}
