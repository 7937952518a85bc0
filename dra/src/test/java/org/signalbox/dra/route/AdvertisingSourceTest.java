package org.signalbox.dra.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.dra.freediameter.FreeDiameterSource;

class AdvertisingSourceTest {

  private static final List<AdvertisedApplication> CREDIT = List.of(AdvertisedApplication.auth(4));

  @TempDir Path folder;

  private AgentSetup telling(String peer) throws IOException {
    Path whitelist = Files.writeString(folder.resolve("acl.conf"), "ALLOW_IPSEC *.ims.example\n");
    Path main =
        Files.writeString(
            folder.resolve("freeDiameter.conf"),
            """
            Identity = "dra.lab.example"; Port = 3868; SecPort = 0; No_SCTP; ListenOn = "127.0.0.1";
            ConnectPeer = "ocs01.lab.example" { No_TLS; ConnectTo = "127.0.0.1"; Port = 1; };
            ConnectPeer = "hss01.lab.example" { No_TLS; ConnectTo = "127.0.0.1"; Port = 1; };
            LoadExtension = "acl_wl.fdx" : "%s";
            """
                .formatted(whitelist));
    return new AdvertisingSource(
            new FreeDiameterSource(main), Map.of(DiameterIdentity.of(peer), CREDIT))
        .usable();
  }

  private static PeerHello hello(String host) {
    Capabilities capabilities =
        new Capabilities(
            Origin.of(host, "ims.example"),
            List.of(InetAddress.getLoopbackAddress()),
            0,
            "test",
            OptionalLong.empty(),
            CREDIT,
            false);
    return new PeerHello(capabilities, InetAddress.getLoopbackAddress(), false, List.of());
  }

  @Test
  void shouldTellAListedPeerWhatTheFilesHaveNoWordFor() throws IOException {
    // When
    AgentSetup setup = telling("OCS01.lab.example");

    // Then
    assertThat(setup.node().peers())
        .extracting(PeerConfig::advertised)
        .containsExactly(Optional.of(CREDIT), Optional.empty());
  }

  @Test
  void shouldTellAPeerThatAnAcceptListLetsIn() throws IOException {
    // When
    AgentSetup setup = telling("cscf.ims.example");

    // Then
    assertThat(setup.admission().admit(hello("cscf.ims.example")).flatMap(PeerConfig::advertised))
        .contains(CREDIT);
    assertThat(setup.admission().admit(hello("other.ims.example")))
        .get()
        .extracting(PeerConfig::advertised)
        .isEqualTo(Optional.empty());
    assertThat(setup.admission().admit(hello("stranger.example"))).isEmpty();
  }
}
