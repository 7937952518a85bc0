package org.signalbox.interop.eir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.signalbox.testsupport.ExternalTool;
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

  /** A link type for own use, which the command line gives to Diameter. */
  private static final int LINK_USER_0 = 147;

  private static final int PCAP_MAGIC = 0xA1B2C3D4;
  private static final String AS_DIAMETER =
      "uat:user_dlts:\"User 0 (DLT=147)\",\"diameter\",\"0\",\"\",\"0\",\"\"";

  @TempDir Path folder;
  private SignalboxProcess eir;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeEach
  void start() {
    Path data = folder.resolve("data");
    var _ =
        SignalboxCommandLine.run(
            "eir", "add", "--data", data.toString(), "58241992991142", "--status", "black");
    eir =
        SignalboxProcess.start(
            SignalboxSetup.on(data).with("diameter.identity=" + EIR, "diameter.realm=" + REALM));
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
    Path capture = capture(List.of(request, answer));
    assertThat(
            tshark(capture, "diameter.cmd.code == 324")
                .lines()
                .filter(EquipmentCheckOverDiameterIT::isFrame))
        .hasSize(2);
    assertThat(
            tshark(capture, "_ws.malformed || _ws.expert.severity >= 0x600000")
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

  private static String tshark(Path capture, String filter) {
    return ExternalTool.require("tshark", "tshark")
        .run(
            "-n",
            "-r",
            capture.toString(),
            "-o",
            AS_DIAMETER,
            "-Y",
            filter,
            "-T",
            "fields",
            "-e",
            "diameter.cmd.code",
            "-e",
            "_ws.expert.message");
  }

  private Path capture(List<DiameterMessage> messages) throws IOException {
    int octets = messages.stream().mapToInt(message -> 16 + message.length()).sum();
    ByteBuffer pcap = ByteBuffer.allocate(24 + octets);
    pcap.putInt(PCAP_MAGIC).putShort((short) 2).putShort((short) 4);
    pcap.putInt(0).putInt(0).putInt(0xFFFF).putInt(LINK_USER_0);
    for (DiameterMessage message : messages) {
      pcap.putInt(1).putInt(0).putInt(message.length()).putInt(message.length());
      pcap.put(message.encoded());
    }
    return Files.write(folder.resolve("s13.pcap"), pcap.array());
  }
}
