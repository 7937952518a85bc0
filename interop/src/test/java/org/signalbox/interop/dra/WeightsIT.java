package org.signalbox.interop.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.RoutingAgentProcess;

/** Weights and a standby of a routing file, in the program as an operator starts it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WeightsIT {

  private static final int TIMES = 400;
  private static final String FIRST = "hss01.home.example";
  private static final String SECOND = "hss02.home.example";
  private static final String STANDBY = "hss03.home.example";

  @TempDir static Path folder;
  private static PrivateNetwork network;
  private static RoutingAgentProcess agent;
  private static TestPeer mme;
  private static TestPeer first;
  private static TestPeer second;

  @BeforeAll
  static void open() throws IOException {
    network = PrivateNetwork.open();
    first = server(FIRST, 13_901);
    second = server(SECOND, 13_902);
    server(STANDBY, 13_903);
    Path routes =
        Files.writeString(
            folder.resolve("dra.yaml"),
            """
            node:
              identity: dra.lab.example
              realm: lab.example
              listen: [{address: 10.99.0.1, port: 3868}]
            peers:
              mme01.visited.example: {roles: mme}
              hss01.home.example: {connect: "10.99.0.1:13901"}
              hss02.home.example: {connect: "10.99.0.1:13902"}
              hss03.home.example: {connect: "10.99.0.1:13903"}
            groups:
              hss:
                - {peer: hss01.home.example, weight: 75}
                - {peer: hss02.home.example, weight: 25}
                - {peer: hss03.home.example, priority: 2}
            routes: [{when: {application: S6a}, then: {to: hss}}]
            """);
    agent =
        RoutingAgentProcess.start(network, folder.resolve("data"), "--routes", routes.toString());
    mme = TestPeer.of(network, "mme01.visited.example", "visited.example").dial(3868);
    agent.awaitOpen(FIRST, SECOND, STANDBY, mme.host());
  }

  private static TestPeer server(String host, int port) {
    return TestPeer.of(network, host, "home.example").listen(PrivateNetwork.ADDRESS, port);
  }

  @AfterAll
  static void close() {
    network.close();
  }

  /** How often each server answers. */
  private static Map<String, Integer> answered() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < TIMES; i++) {
      MessageBuilder request =
          DiameterMessage.request(Applications.S6A, Applications.UPDATE_LOCATION);
      request.text(BaseAvp.SESSION_ID, mme.host() + ";weights;" + i);
      request.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
      request.origin(mme.origin());
      request.text(BaseAvp.DESTINATION_REALM, "home.example");
      counts.merge(Answers.originHost(mme.ask(request.build())), 1, Integer::sum);
    }
    return counts;
  }

  @Order(1)
  @Test
  void shouldShareByWeight() {
    // When
    Map<String, Integer> counts = answered();

    // Then
    assertThat(counts).isEqualTo(Map.of(FIRST, 300, SECOND, 100));
  }

  @Order(2)
  @Test
  void shouldGiveTheShareOfAPeerThatIsDownToTheOthersOfItsPlace() {
    // Given
    first.close();
    agent.awaitState("CLOSED", FIRST);

    // When
    Map<String, Integer> counts = answered();

    // Then
    assertThat(counts).isEqualTo(Map.of(SECOND, TIMES));
  }

  @Order(3)
  @Test
  void shouldUseTheStandbyOnlyWhenAllBeforeItAreDown() {
    // Given
    second.close();
    agent.awaitState("CLOSED", SECOND);

    // When
    Map<String, Integer> counts = answered();

    // Then
    assertThat(counts).isEqualTo(Map.of(STANDBY, TIMES));
  }
}
