package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.dra.freediameter.FreeDiameterConfig.ConnectPeer;

class FreeDiameterFilesTest {

  /** The network of the posts' part 4. */
  private static final String POST =
      """
      #Basic Diameter config for this box
      Identity = "dra.mnc001.mcc001.3gppnetwork.org";
      Realm = "mnc001.mcc001.3gppnetwork.org";
      Port = 3868;

      LoadExtension = "dbg_msg_dumps.fdx" : "0x8888";
      LoadExtension = "rt_redirect.fdx":"0x0080";
      LoadExtension = "rt_default.fdx":"rt_default.conf";

      TLS_Cred = "/etc/freeDiameter/cert.pem", "/etc/freeDiameter/privkey.pem";
      TLS_CA = "/etc/freeDiameter/cert.pem";
      TLS_DH_File = "/etc/freeDiameter/dh.pem";

      ConnectPeer = "mme01.mnc001.mcc001.3gppnetwork.org" { ConnectTo = "10.98.0.10"; No_TLS; };
      ConnectPeer = "hss01" { ConnectTo = "10.0.1.252"; No_TLS; Port = 3868; Realm = "mnc001.mcc001.3gppnetwork.org";};
      ConnectPeer = "hss02" { ConnectTo = "10.0.1.253"; No_TLS; Port = 3868; Realm = "mnc001.mcc001.3gppnetwork.org";};
      """;

  @TempDir Path folder;

  @Test
  void shouldTakeThePostsFilesUnchanged() throws IOException {
    // Given
    write("rt_default.conf", "dr=\"mnc001.mcc001.3gppnetwork.org\" : dh=\"hss02\" += -70 ;\n");

    // When
    FreeDiameterFiles files = load(POST);

    // Then
    assertThat(files.problems()).isEmpty();
    assertThat(files.warnings()).hasSize(1);
    assertThat(files.config().identity()).contains("dra.mnc001.mcc001.3gppnetwork.org");
    assertThat(files.config().tls().key()).contains("/etc/freeDiameter/privkey.pem");
    assertThat(files.config().peers()).extracting(ConnectPeer::identity).contains("hss01", "hss02");
    assertThat(files.config().peers().get(1).port()).contains(3868);
    assertThat(files.config().peers()).allMatch(ConnectPeer::noTls);
    assertThat(files.extensions().scoreRules()).hasSize(1);
    assertThat(files.extensions().followsRedirects()).isTrue();
    assertThat(files.extensions().dumpMask()).contains(0x8888);
  }

  @Test
  void shouldGiveAPeerTheTimersAndFamiliesOfTheWholeWhereItHasNone() throws IOException {
    // When
    FreeDiameterFiles files =
        load(
            """
            ConnectPeer = "a" { TwTimer = 7; No_TCP; };
            TwTimer = 12; TcTimer = 0100; no_ipv6; Prefer_TCP;
            ConnectPeer = "b";
            """);

    // Then
    ConnectPeer a = files.config().peers().get(0);
    ConnectPeer b = files.config().peers().get(1);
    assertThat(a.timers()).isEqualTo(new FreeDiameterConfig.Timers(64, 7));
    assertThat(a.families().tcp()).isFalse();
    assertThat(b.timers()).isEqualTo(new FreeDiameterConfig.Timers(64, 12));
    assertThat(b.families())
        .isEqualTo(new FreeDiameterConfig.Families(true, false, true, true, true));
  }

  @Test
  void shouldReadIncludedFiles() throws IOException {
    // Given
    Files.createDirectory(folder.resolve("peers"));
    write("peers/1.conf", "ConnectPeer = \"one\" { No_TLS; };");
    write("peers/2.conf", "ConnectPeer = \"two\" { No_TLS; };");

    // When
    FreeDiameterFiles files = load("include \"peers/*.conf\"\ninclude \"missing/*.conf\"\n");

    // Then
    assertThat(files.problems()).isEmpty();
    assertThat(files.config().peers())
        .extracting(ConnectPeer::identity)
        .containsExactly("one", "two");
  }

  @Test
  void shouldEndAnIncludeThatIncludesItself() throws IOException {
    // When
    FreeDiameterFiles files = load("include \"*.conf\"\n");

    // Then
    assertThat(files.problems()).extracting(Problem::expected).containsOnly("at most five levels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Identiy = \"x\"; | 1:1 | Identity",
        "Port = 99999; | 1:8 | a port from 0 to 65535",
        "TwTimer = 5; | 1:11 | seconds from 6",
        "Port = 3868 | 1:12 | ';'",
        "TLS_Cred = \"cert.pem\"; | 1:22 | ','",
        "No_IP; No_IPv6; | 1:8 | at most one",
        "ConnectPeer = \"a\" { Prt = 1; }; | 1:21 | a peer's option",
        "ConnectPeer = \"a\"; ConnectPeer = \"A\"; | 1:34 | each identity once",
        "LoadExtension = \"rt_pyform.fdx\"; | 1:15 | one of dict_*",
        "LoadExtension = \"rt_default.fdx\"; | 1:15 | the configuration of rt_default",
        "RouteRecordInAnswers = Maybe; | 1:24 | Always or Never",
        "ProcessingPeersPattern = \"(\"; | 1:26 | an extended regular expression",
        "@ | 1:1 | a directive"
      })
  void shouldSayWhereTheMainFileIsWrong(String text, String lineAndColumn, String expected)
      throws IOException {
    // When
    FreeDiameterFiles files = load(text);

    // Then
    assertThat(files.problems()).hasSize(1);
    Problem problem = files.problems().getFirst();
    assertThat(problem.position().toString()).endsWith("freeDiameter.conf:" + lineAndColumn);
    assertThat(problem.expected()).contains(expected);
  }

  @Test
  void shouldShowEveryProblemOfAFileAtOnce() throws IOException {
    // When
    FreeDiameterFiles files = load("Prt = 1;\nPort = x;\nRealm = \"ok\";\nTwTimer = 1;\n");

    // Then
    assertThat(files.problems())
        .extracting(problem -> problem.position().line())
        .containsExactly(1, 2, 4);
    assertThat(files.config().realm()).contains("ok");
  }

  @Test
  void shouldReadTheOtherExtensionsFiles() throws IOException {
    // Given
    write("busy.conf", "SkipTooBusyErrors; RetryMaxPeers = 2; RelayTimeout = 500;");
    write("ereg.conf", "AVP = \"Proxy-Info\" : \"Proxy-Host\";\n\"^614\" : \"a\" += 5;");
    write("acl.conf", "ALLOW_IPSEC *.lab.example  # the lab\nmme.example\n");

    // When
    FreeDiameterFiles files =
        load(
            """
            LoadExtension = "rt_busypeers.fdx" : "busy.conf";
            LoadExtension = "rt_ereg.fdx" : "ereg.conf";
            LoadExtension = "acl_wl.fdx" : "acl.conf";
            LoadExtension = "rt_deny_by_size.fdx";
            LoadExtension = "dict_dcca_3gpp.fdx";
            """);

    // Then
    assertThat(files.problems()).isEmpty();
    assertThat(files.extensions().busyPeers())
        .contains(new RoutingExtensions.BusyPeers(true, false, 2, 500));
    assertThat(files.extensions().patternRules().getFirst().avpPath())
        .containsExactly(BaseAvp.PROXY_INFO, BaseAvp.PROXY_HOST);
    assertThat(files.extensions().maximumRequestBytes()).contains(4096);
    Whitelist whitelist = files.extensions().whitelist().orElseThrow();
    assertThat(whitelist.entry("EDGE.lab.example")).get().matches(Whitelist.Entry::clearAllowed);
    assertThat(whitelist.entry("mme.example")).get().matches(entry -> !entry.clearAllowed());
    assertThat(whitelist.entry("stranger.example")).isEmpty();
  }

  @Test
  void shouldTellThatTheMainFileCannotBeRead() {
    assertThatThrownBy(() -> FreeDiameterFiles.load(folder.resolve("none.conf")))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("none.conf");
  }

  private FreeDiameterFiles load(String text) throws IOException {
    return FreeDiameterFiles.load(write("freeDiameter.conf", text));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
