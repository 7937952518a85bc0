package org.signalbox.interop.eir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.dra.RoutingAgent;
import org.signalbox.dra.yaml.RouteFileSource;
import org.signalbox.interop.DissectedMessages;
import org.signalbox.testsupport.RepositoryFolder;
import org.signalbox.testsupport.SignalboxCommandLine;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** S13 to the real program, straight and through the routing agent, judged by Wireshark. */
class EquipmentCheckOverDiameterIT {

  private static final String REALM = "epc.mnc001.mcc001.3gppnetwork.org";
  private static final String EIR = "eir." + REALM;
  private static final AdvertisedApplication S13 = AdvertisedApplication.vendor(16777252, 10415);
  private static final AvpKey TERMINAL_INFORMATION = AvpKey.of(1401, 10415);
  private static final AvpKey IMEI = AvpKey.of(1402, 10415);
  private static final AvpKey EQUIPMENT_STATUS = AvpKey.of(1445, 10415);

  @TempDir Path folder;
  private SignalboxProcess eir;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void start() {
    eir =
        SignalboxProcess.start(
            SignalboxSetup.on(folder.resolve("data"))
                .with("diameter.identity=" + EIR, "diameter.realm=" + REALM));
    InetSocketAddress api = eir.listener("rpc.http");
    var _ =
        SignalboxCommandLine.run(
            "eir",
            "add",
            "--server",
            api.getHostString() + ":" + api.getPort(),
            "58241992991142",
            "--status",
            "black");
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable part : opened.reversed()) {
      part.close();
    }
    eir.close();
  }

  @Test
  void shouldAnswerTheOctetsOfAnMmeAndPleaseWireshark() throws IOException {
    // Given
    DiameterClient mme = client(EIR, eir.listener("diameter.listen").getPort());
    DiameterMessage request = assembled();
    MessageBuilder withoutImei = begun();
    withoutImei.group(TERMINAL_INFORMATION, inside -> {});

    // When
    DiameterMessage answer = await(mme.send(request));
    DiameterMessage refusal = await(mme.send(withoutImei.build()));

    // Then
    assertThat(answer.avps().integer32(EQUIPMENT_STATUS)).hasValue(1);
    assertThat(refusal.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5005);
    DissectedMessages capture = capture(List.of(request, answer));
    assertThat(
            capture
                .matching("diameter.cmd.code == 324")
                .lines()
                .filter(EquipmentCheckOverDiameterIT::isFrame))
        .hasSize(2);
    assertThat(
            capture
                .matching("_ws.malformed || _ws.expert.severity >= 0x600000")
                .lines()
                .filter(EquipmentCheckOverDiameterIT::isFrame))
        .isEmpty();
  }

  @Test
  void shouldAnswerThroughTheRoutingAgent() throws IOException {
    // Given
    Path routes =
        Files.writeString(
            folder.resolve("dra.yaml"),
            """
            node: {identity: dra.%s, realm: %s, listen: [{address: 127.0.0.1, port: 0}]}
            peers: {%s: {connect: "127.0.0.1:%d", roles: eir}}
            accept: [{identity: "mme*.%s", roles: mme}]
            """
                .formatted(REALM, REALM, EIR, eir.listener("diameter.listen").getPort(), REALM));
    RoutingAgent agent = RoutingAgent.start(new RouteFileSource(routes), InstantSource.system());
    opened.add(agent);
    var _ = await(agent.node().whenOpen(DiameterIdentity.of(EIR)));
    DiameterClient mme = client("dra." + REALM, agent.node().addresses().getFirst().getPort());

    // When
    DiameterMessage answer = await(mme.send(assembled()));

    // Then
    assertThat(answer.avps().text(BaseAvp.ORIGIN_HOST)).hasValue(EIR);
    assertThat(answer.avps().integer32(EQUIPMENT_STATUS)).hasValue(1);
  }

  private DiameterClient client(String server, int port) {
    DiameterClient client =
        DiameterClient.dial(
            Origin.of("mme01." + REALM, REALM),
            PeerConfig.dialling(server, "127.0.0.1", port),
            S13);
    opened.add(client);
    var _ = await(client.connected());
    return client;
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      CompletableFuture<T> future = stage.toCompletableFuture();
      return future.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static MessageBuilder begun() {
    MessageBuilder request = DiameterMessage.request(16777252, 324);
    request.text(BaseAvp.SESSION_ID, "mme01." + REALM + ";1;2");
    request.integer32(BaseAvp.AUTH_SESSION_STATE, 1);
    request.origin(Origin.of("mme01." + REALM, REALM));
    request.text(BaseAvp.DESTINATION_REALM, REALM);
    return request;
  }

  private static DiameterMessage assembled() throws IOException {
    Path file =
        RepositoryFolder.resolve("hss/src/test/resources/org/signalbox/hss/equipment/ecr.hex");
    String digits =
        Files.readString(file, StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.replaceAll("#.*", "").strip())
            .collect(Collectors.joining());
    DiameterMessage request = DiameterMessage.owning(HexFormat.of().parseHex(digits));
    assertThat(request.avps().group(TERMINAL_INFORMATION).text(IMEI))
        .isEqualTo(Optional.of("58241992991142"));
    return request;
  }

  private static boolean isFrame(String line) {
    return line.contains("\t");
  }

  private DissectedMessages capture(List<DiameterMessage> messages) throws IOException {
    return DissectedMessages.write(folder.resolve("s13.pcap"), messages);
  }
}
