package org.signalbox.dra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.TlsConfig;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import org.signalbox.dra.route.AgentSetup;

/** A running agent between a client and servers, over loopback, under real files. */
class RoutingAgentTest {

  private static final String REALM = "lab.example";
  private static final int S6A = 16_777_251;
  private static final int UPDATE_LOCATION = 316;
  private static final int VENDOR_3GPP = 10_415;

  /** The result of a server that never answers. */
  private static final int SILENCE = 0;

  private static final int PATIENCE_SECONDS = 20;

  @TempDir Path folder;

  private final List<AutoCloseable> running = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : running.reversed()) {
      each.close();
    }
  }

  @Test
  void shouldAnswer3002WhenNoPeerIsLeftAndKeepTheProxiableBit() throws Exception {
    // Given
    RoutingAgent agent = start(acceptsAll() + "ConnectPeer = \"mme\" { No_TLS; };");
    DiameterClient mme = client(agent, "mme.lab.example");

    // When
    DiameterMessage answer = await(mme.send(request("nowhere.example")));

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.UNABLE_TO_DELIVER);
    assertThat(answer.isProxiable()).isTrue();
  }

  @Test
  void shouldCarryARequestToTheServerThatARuleNames() throws Exception {
    // Given
    write("rt_default.conf", "* : \"hss02.lab.example\" += 10 ;");
    RoutingAgent agent =
        start(acceptsAll() + "LoadExtension = \"rt_default.fdx\" : \"rt_default.conf\";");
    AtomicInteger first = server(agent, "hss01.lab.example", ResultCode.SUCCESS);
    AtomicInteger second = server(agent, "hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = client(agent, "mme.lab.example");

    // When
    DiameterMessage answer = await(mme.send(request(REALM)));

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
    assertThat(first).hasValue(0);
    assertThat(second).hasValue(1);
    CommandTraffic traffic = agent.counters().of("hss02.lab.example").of(S6A, UPDATE_LOCATION);
    assertThat(traffic.requestsSentCount()).isEqualTo(1);
    assertThat(traffic.answersReceived().ofClass(2)).isEqualTo(1);
    assertThat(agent.counters().of("mme.lab.example").of(S6A, UPDATE_LOCATION))
        .returns(1L, CommandTraffic::requestsReceivedCount)
        .returns(1L, each -> each.answersSent().sum());
  }

  @Test
  void shouldTakeOverChangedRulesAndKeepThemWhenTheNextFileIsBad() throws Exception {
    // Given
    write("rt_default.conf", "* : \"hss01.lab.example\" += 10 ;");
    RoutingAgent agent =
        start(acceptsAll() + "LoadExtension = \"rt_default.fdx\" : \"rt_default.conf\";");
    AtomicInteger first = server(agent, "hss01.lab.example", ResultCode.SUCCESS);
    AtomicInteger second = server(agent, "hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = client(agent, "mme.lab.example");

    // When
    write("rt_default.conf", "* : \"hss02.lab.example\" += 10 ;");
    agent.reload();
    await(mme.send(request(REALM)));
    write("rt_default.conf", "* : hss01 += 10 ;");

    // Then
    assertThatThrownBy(agent::reload)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("rt_default.conf:1:5");
    await(mme.send(request(REALM)));
    assertThat(first).hasValue(0);
    assertThat(second).hasValue(2);
  }

  @Test
  void shouldTryTheNextServerWhenOneIsBusyWhereTheFilesSaySo() throws Exception {
    // Given
    write("rt_default.conf", "* : \"hss01.lab.example\" += 10 ;");
    RoutingAgent agent =
        start(
            acceptsAll()
                + "LoadExtension = \"rt_default.fdx\" : \"rt_default.conf\";"
                + "LoadExtension = \"rt_busypeers.fdx\";");
    AtomicInteger busy = server(agent, "hss01.lab.example", ResultCode.TOO_BUSY);
    AtomicInteger free = server(agent, "hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = client(agent, "mme.lab.example");

    // When
    DiameterMessage answer = await(mme.send(request(REALM)));

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
    assertThat(busy).hasValue(1);
    assertThat(free).hasValue(1);
  }

  @Test
  void shouldTryTheNextServerWhenOneIsBusyThoughAnotherIsBelowZero() throws Exception {
    // Given
    write(
        "rt_default.conf",
        "* : \"hss01.lab.example\" += 10 ; * : \"hss03.lab.example\" += NO_DELIVERY ;");
    RoutingAgent agent =
        start(
            acceptsAll()
                + "LoadExtension = \"rt_default.fdx\" : \"rt_default.conf\";"
                + "LoadExtension = \"rt_busypeers.fdx\";");
    server(agent, "hss01.lab.example", ResultCode.TOO_BUSY);
    AtomicInteger free = server(agent, "hss02.lab.example", ResultCode.SUCCESS);
    AtomicInteger below = server(agent, "hss03.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = client(agent, "mme.lab.example");

    // When
    DiameterMessage answer = await(mme.send(request(REALM)));

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
    assertThat(free).hasValue(1);
    assertThat(below).hasValue(0);
  }

  @Test
  void shouldTryTheNextServerWhenOneStaysSilentLongerThanRelayTimeout() throws Exception {
    // Given
    write("rt_default.conf", "* : \"hss01.lab.example\" += 10 ;");
    write("busy.conf", "RelayTimeout = 100;");
    RoutingAgent agent =
        start(
            acceptsAll()
                + "LoadExtension = \"rt_default.fdx\" : \"rt_default.conf\";"
                + "LoadExtension = \"rt_busypeers.fdx\" : \"busy.conf\";");
    AtomicInteger silent = server(agent, "hss01.lab.example", SILENCE);
    AtomicInteger free = server(agent, "hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = client(agent, "mme.lab.example");

    // When
    DiameterMessage answer = await(mme.send(request(REALM)));

    // Then
    assertThat(resultCode(answer)).isEqualTo(ResultCode.SUCCESS);
    assertThat(silent).hasValue(1);
    assertThat(free).hasValue(1);
  }

  @Test
  void shouldGiveTheClientTheHostItAskedForWhereTheFilesHideIt() throws Exception {
    // Given
    RoutingAgent agent = start(acceptsAll() + "LoadExtension = \"rt_ignore_dh.fdx\";");
    AtomicInteger asked = server(agent, "hss01.lab.example", ResultCode.SUCCESS);
    DiameterClient mme = client(agent, "mme.lab.example");
    DiameterMessage toHost =
        request(REALM)
            .append(BaseAvp.DESTINATION_HOST, "hss09.lab.example".getBytes(StandardCharsets.UTF_8));

    // When
    DiameterMessage answer = await(mme.send(toHost));

    // Then
    assertThat(asked).hasValue(1);
    assertThat(answer.avps().text(BaseAvp.ORIGIN_HOST)).contains("hss09.lab.example");
  }

  @Test
  void shouldRelayNothingUnderNoRelay() throws Exception {
    // Given
    RoutingAgent agent = start(acceptsAll() + "NoRelay; ");
    DiameterClient mme = dial(agent, "mme.lab.example");

    // When
    CompletionStage<Void> opened = mme.connected();

    // Then: a node without applications and without relaying has nothing in common with anybody
    assertThatThrownBy(() -> opened.toCompletableFuture().get(1, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void shouldRefuseAStrangerAndLetInWhomTheWhitelistNames() throws Exception {
    // Given
    write("acl.conf", "ALLOW_IPSEC *.lab.example");
    RoutingAgent agent = start("LoadExtension = \"acl_wl.fdx\" : \"acl.conf\";");

    // When
    DiameterClient known = client(agent, "mme.lab.example");
    DiameterClient stranger = dial(agent, "mme.other.example");

    // Then
    assertThat(known.connected()).isCompleted();
    assertThatThrownBy(() -> stranger.connected().toCompletableFuture().get(1, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(agent.node().reports())
        .extracting(report -> report.identity().text())
        .containsExactly("mme.lab.example");
  }

  @Test
  void shouldLetInWhomAChangedWhitelistNamesAndLeaveTheOthers() throws Exception {
    // Given
    write("acl.conf", "ALLOW_IPSEC *.lab.example");
    RoutingAgent agent = start("LoadExtension = \"acl_wl.fdx\" : \"acl.conf\";");
    DiameterClient before = client(agent, "mme.lab.example");

    // When
    write("acl.conf", "ALLOW_IPSEC *.other.example");
    agent.reload();
    DiameterClient added = client(agent, "mme.other.example");
    DiameterClient removed = dial(agent, "mme2.lab.example");

    // Then
    assertThat(added.connected()).isCompleted();
    assertThatThrownBy(() -> removed.connected().toCompletableFuture().get(1, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(agent.node().peers().find(before.origin().host().text())).isEmpty();
  }

  @Test
  void shouldKeepOthersWaitingUntilEnoughProcessingPeersAreOpen() throws Exception {
    // Given
    RoutingAgent agent =
        start(
            acceptsAll()
                + "ProcessingPeersPattern = \"^hss\"; ProcessingPeersMinimum = 2;"
                + "ConnectPeer = \"mme.lab.example\" { No_TLS; Port = 1; "
                + "ConnectTo = \"127.0.0.1\"; };");
    server(agent, "hss01.lab.example", ResultCode.SUCCESS);
    DiameterClient early = dial(agent, "mme.lab.example");
    assertThatThrownBy(() -> early.connected().toCompletableFuture().get(1, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);

    // When
    server(agent, "hss02.lab.example", ResultCode.SUCCESS);
    DiameterClient late = client(agent, "mme2.lab.example");

    // Then
    assertThat(late.connected()).isCompleted();
    assertThat(agent.counters().of("unknown").count(Occurrence.CER_REJECTED)).isPositive();
  }

  @Test
  void shouldDrainAPeerAndTakeItBack() throws Exception {
    // Given
    RoutingAgent agent =
        start(
            acceptsAll()
                + "ConnectPeer = \"hss01.lab.example\" { No_TLS; Port = 1; "
                + "ConnectTo = \"127.0.0.1\"; TcTimer = 1; };");
    server(agent, "hss01.lab.example", ResultCode.SUCCESS);

    // When
    await(agent.node().drain(DiameterIdentity.of("hss01.lab.example")).orElseThrow());

    // Then
    assertThat(agent.node().peers().find("hss01.lab.example")).isEmpty();
    assertThat(agent.node().reports())
        .filteredOn(report -> report.identity().text().equals("hss01.lab.example"))
        .allMatch(report -> report.status() != PeerStatus.OPEN);
    assertThat(agent.node().resume(DiameterIdentity.of("hss01.lab.example"))).isTrue();
  }

  @Test
  void shouldSayThatAnotherPortNeedsARestart() throws Exception {
    // Given
    RoutingAgent agent = start("");

    // When
    write("freeDiameter.conf", head(agent.node().addresses().getFirst().getPort()) + "Port = 1;");

    // Then
    assertThatThrownBy(agent::reload)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("need a restart");
  }

  @Test
  void shouldSayThatOtherTlsFilesNeedARestart() throws IOException {
    // Given
    Path file = write("freeDiameter.conf", head(0));
    AtomicReference<AgentSetup> read = new AtomicReference<>(new FreeDiameterSource(file).read());
    RoutingAgent agent =
        RoutingAgent.start(() -> Objects.requireNonNull(read.get()), InstantSource.system());
    running.add(agent);

    // When
    read.updateAndGet(setup -> {
      TlsConfig tls =
          new TlsConfig(
              folder.resolve("new.pem"),
              folder.resolve("new.key"),
              Optional.empty(),
              Optional.empty());
      return new AgentSetup(
          setup.node().withTls(tls),
          setup.admission(),
          setup.routers(),
          setup.policy(),
          setup.ruleCount(),
          setup.dumpMask(),
          setup.problems(),
          setup.warnings());
    });

    // Then
    assertThatThrownBy(agent::reload)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("other TLS files need a restart");
  }

  @Test
  void shouldNotStartUnderABadFile() {
    assertThatThrownBy(() -> start("Prt = 3868;"))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("freeDiameter.conf:3:1")
        .hasMessageContaining("the nearest is Port");
  }

  private String acceptsAll() throws IOException {
    write("acl.conf", "ALLOW_IPSEC *");
    return "LoadExtension = \"acl_wl.fdx\" : \"acl.conf\";\n";
  }

  /** Port 0 would close the port, so a free one is looked for. */
  private RoutingAgent start(String more) throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    Path file = write("freeDiameter.conf", head(port) + more);
    RoutingAgent agent = RoutingAgent.start(new FreeDiameterSource(file), InstantSource.system());
    running.add(agent);
    return agent;
  }

  private static String head(int port) {
    return """
    Identity = "dra.lab.example"; Realm = "lab.example";
    Port = %d; SecPort = 0; No_SCTP; No_IPv6; ListenOn = "127.0.0.1";
    """
        .formatted(port);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static AdvertisedApplication s6a() {
    return AdvertisedApplication.vendor(S6A, VENDOR_3GPP);
  }

  private static PeerConfig agentPeer(RoutingAgent agent) {
    return PeerConfig.dialling(
        "dra.lab.example", "127.0.0.1", agent.node().addresses().getFirst().getPort());
  }

  private DiameterClient dial(RoutingAgent agent, String identity) {
    DiameterClient client =
        DiameterClient.dial(Origin.of(identity, REALM), agentPeer(agent), s6a());
    running.add(client);
    return client;
  }

  private DiameterClient client(RoutingAgent agent, String identity) {
    DiameterClient client = dial(agent, identity);
    await(client.connected());
    return client;
  }

  /** A server that answers every request with one result; counts them. */
  private AtomicInteger server(RoutingAgent agent, String identity, int result) {
    AtomicInteger count = new AtomicInteger();
    DiameterApplication application =
        new DiameterApplication() {
          @Override
          public AdvertisedApplication advertised() {
            return s6a();
          }

          @Override
          public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
            count.incrementAndGet();
            if (result == SILENCE) {
              return new CompletableFuture<>();
            }
            MessageBuilder answer = request.message().answer().result(result);
            return CompletableFuture.completedFuture(
                result == ResultCode.SUCCESS
                    ? answer.origin(request.local()).build()
                    : ErrorAnswer.of(request.message(), request.local(), result, "busy"));
          }
        };
    DiameterNode node =
        DiameterNode.start(
            NodeConfig.of(identity, REALM).withPeer(agentPeer(agent)),
            NodeHooks.defaults().withApplication(application));
    running.add(node);
    await(agent.node().whenOpen(DiameterIdentity.of(identity)));
    return count;
  }

  private static DiameterMessage request(String realm) {
    MessageBuilder builder = DiameterMessage.request(S6A, UPDATE_LOCATION);
    builder.text(BaseAvp.SESSION_ID, "mme;1;2");
    builder.text(BaseAvp.ORIGIN_HOST, "mme.lab.example");
    builder.text(BaseAvp.ORIGIN_REALM, REALM);
    builder.text(BaseAvp.DESTINATION_REALM, realm);
    builder.text(BaseAvp.USER_NAME, "001010000000001");
    return builder.build();
  }

  private static long resultCode(DiameterMessage answer) {
    return answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElseThrow();
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("nothing came: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
