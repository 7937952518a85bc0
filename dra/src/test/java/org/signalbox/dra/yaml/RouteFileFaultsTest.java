package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of a file comes with its line, its column, what was found and what was expected. */
class RouteFileFaultsTest {

  private static List<String> problems(String text) {
    return RouteFileFixture.read(text).problems();
  }

  private static List<String> problemsOf(String routes) {
    // The fixture's peers take the first eleven lines.
    return RouteFileFixture.readWithPeers(routes).problems();
  }

  @Test
  void shouldWantANodeWithAnIdentity() {
    assertThat(problems("peers: {}"))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:1:1: found no identity, expected identity: a Diameter identity");
  }

  @Test
  void shouldNameTheNearestOfAnUnknownKey() {
    assertThat(problems("node: {identity: a, relam: b}"))
        .containsExactly("dra.yaml:1:21: found unknown key \"relam\", expected \"realm\"");
  }

  @Test
  void shouldNameTheNearestOfAnUnknownSection() {
    assertThat(problems("node: {identity: a}\nroute: []"))
        .containsExactly("dra.yaml:2:1: found unknown key \"route\", expected \"routes\"");
  }

  @Test
  void shouldReportAllProblemsAtOnce() {
    assertThat(problems("node: {identity: 'a b', listen: [{address: x, port: 99999}]}"))
        .hasSize(3)
        .allMatch(problem -> problem.startsWith("dra.yaml:1:"));
  }

  @Test
  void shouldSayWhereTheYamlIsNone() {
    assertThat(problems("node: {identity: a\npeers:"))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:2:6: found ");
  }

  @Test
  void shouldRefuseAKeyThatIsThereTwice() {
    assertThat(problems("node: {identity: a}\nnode: {identity: b}"))
        .containsExactly(
            "dra.yaml:2:1: found \"node\" again, first in line 1, expected each key once");
  }

  @Test
  void shouldRefuseAPeerThatIsThereTwiceInAnotherCase() {
    assertThat(problems("node: {identity: a}\npeers:\n  hss01:\n  HSS01:\n"))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:4:3: found \"HSS01\" again, first in line 3");
  }

  @Test
  void shouldRefuseAPeerWithTlsWithoutCertificates() {
    assertThat(problems("node: {identity: a}\npeers:\n  hss01: {security: tls}"))
        .containsExactly(
            "dra.yaml:3:11: found a peer with TLS without node.tls, expected node.tls in the file");
  }

  @Test
  void shouldRefuseATlsFileThatIsNotThere() {
    assertThat(problems("node: {identity: a, tls: {certificate: no.pem, key: no.key}}"))
        .containsExactly(
            "dra.yaml:1:27: found no readable file /no.pem, expected a PEM file for certificate",
            "dra.yaml:1:48: found no readable file /no.key, expected a PEM file for key");
  }

  @Test
  void shouldRefuseSeveralAddressesOfOneTcpListener() {
    assertThat(problems("node: {identity: a, listen: [{address: [127.0.0.1, '::1']}]}"))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:1:31: found several addresses of one tcp listener");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "peers: {a: {transport: udp}}          | \"udp\", expected one of tcp, sctp",
        "peers: {a: {security: none}}          | \"none\", expected one of clear, tls, inband-tls",
        "peers: {a: {roles: hhs}}              | \"hhs\", expected one of the roles",
        "peers: {a: {mate: maybe}}             | \"maybe\", expected true or false",
        "peers: {a: {receive-limit: 0}}        | \"0\", expected a whole number from 1",
        "peers: {a: {origin-realms: '*x'}}     | \"*x\", expected a realm",
        "peers: {a: {watchdog: 1s}}            | \"1s\", expected a duration",
        "peers: {a: {connect: 'x:y:z'}}        | \"x:y:z\", expected HOST or HOST:PORT",
        "peers: {a: {advertise: S7}}           | \"S7\", expected an application",
        "peers: {a: {may-send: {S6a: UXR}}}    | \"UXR\", expected a command of S6a",
        "peers: [a]                            | a list, expected a section of peers",
        "accept: [{from: 10.0.0.0/8}]          | no identity, expected identity: a pattern",
        "accept: [{identity: 'x', from: 1/99}] | \"1/99\", expected an IP address or a block",
      })
  void shouldRefuseWhatAPeerCannotHave(String line, String told) {
    assertThat(problems("node: {identity: dra}\n" + line))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:2:")
        .contains("found " + told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "groups: {g: [hss1]}                   | \"hss1\", expected a peer of the section peers;",
        "groups: {g: []}                       | a list, expected a list of peers",
        "groups: {g: [hss01, HSS01]}           | hss01 again, first in line 12",
        "groups: {g: [{peer: hss01, weight: 0}]} | \"0\", expected a whole number from 1 to 10000",
        "groups: {hss01: [hss02]}              | a group with the name of a peer",
        "tables: {t: {entries: {'1': hss01}}}  | no of, expected of: one of imsi, msisdn",
        "tables: {t: {of: imsi}}               | neither file nor entries",
        "tables: {t: {of: imsi, file: no.csv}} | no readable file /no.csv",
        "tables: {t: {of: imsi, entries: {'1x': hss01}}} | \"1x\", expected digits",
        "tables: {t: {of: imsi, entries: {'1': hss1}}}  | \"hss1\", expected a group or a peer",
        "tables: {t: {of: imsi, entries: {'10-19': hss01, '15-25': hss02}}}"
            + " | 15-25, which has numbers in common with 10-19",
        "tables: {t: {of: imsi, entries: {'19-10': hss01}}} | \"19-10\", expected digits",
      })
  void shouldRefuseGroupsAndTablesThatCannotBe(String line, String told) {
    assertThat(problemsOf(line))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:12:")
        .contains("found " + told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{then: {to: hss1}}             | \"hss1\", expected a group or a peer; the nearest is",
        "{then: {to: nowhere-at-all}}   | \"nowhere-at-all\", expected a group or a peer of this",
        "{then: {to: 'table:t'}}        | the table \"t\", expected a table of the section tables",
        "{then: {}}                     | neither to nor set, redirect or refuse",
        "{when: {application: S6a}}     | no then, expected then:",
        "{then: {refuse: {text: no}}}   | no code, expected code: a whole number from 1001 to 9999",
        "{then: {refuse: {code: 200}}}  | \"200\", expected a whole number from 1001 to 9999",
        "{then: {redirect: {}}}         | no hosts, expected hosts: a DiameterURI",
        "{then: {redirect: {hosts: x}}} | \"x\", expected a DiameterURI",
        "{then: {to: hss01, retry-on: busy}} | \"busy\", expected a whole number",
        "{then: {to: hss01, sett: {}}}  | unknown key \"sett\", expected \"set\"",
        "{when: {application: S7}, then: {to: hss01}}   | \"S7\", expected an application",
        "{when: {command: PUR}, then: {to: hss01}}      | \"PUR\", expected",
        "{when: {imsi: abc}, then: {to: hss01}}         | \"abc\", expected digits",
        "{when: {imsi: 'table:x'}, then: {to: hss01}}   | the table \"x\"",
        "{when: {from: mme1}, then: {to: hss01}}        | \"mme1\", expected a peer, a group",
        "{when: {from: 'role:mne'}, then: {to: hss01}}  | \"role:mne\", expected a role; the",
        "{when: {avp: {User-Nam: x}}, then: {to: hss01}} | \"User-Nam\", expected an AVP; the",
        "{when: {avp: {Subscription-Id: x}}, then: {to: hss01}} | the group Subscription-Id",
        "{when: {origin-host: '/(/'}, then: {to: hss01}} | \"/(/\", expected a regular expression",
        "{when: {origin-host: []}, then: {to: hss01}}    | an empty list, expected a text",
        "{when: {orgin-host: x}, then: {to: hss01}}      | unknown key \"orgin-host\"",
      })
  void shouldRefuseRoutesThatCannotBe(String route, String told) {
    assertThat(problemsOf("routes:\n  - " + route))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:13:")
        .contains("found " + told);
  }

  @Test
  void shouldRefuseAPatternThatWouldTakeTooLong() {
    assertThat(
            problemsOf(
                "routes: [{when: {origin-host: '/((a{100}){100}){100}/'}, then: {to: hss01}}]"))
        .singleElement()
        .asString()
        .contains("small once written out");
  }

  @Test
  void shouldRefuseTwoRoutesOfOneName() {
    assertThat(
            problemsOf(
                """
                routes:
                  - {name: a, when: {imsi: 1}, then: {to: hss01}}
                  - {name: a, when: {imsi: 2}, then: {to: hss01}}
                """))
        .containsExactly(
            "dra.yaml:14:6: found the name a again, first in line 13, expected each name once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "[]", "just a text"})
  void shouldRefuseAFileThatSaysNothing(String text) {
    assertThat(problems(text)).isNotEmpty();
  }

  @Test
  void shouldRefuseAFileThatIsNotUtf8() {
    // Given
    FileFindings findings = new FileFindings();

    // When
    new RouteFileReader("dra.yaml", Path.of("/"), findings)
        .read(new byte[] {'n', 'o', (byte) 0xFF});

    // Then
    assertThat(findings.problems().getFirst())
        .hasToString("dra.yaml:1:3: found invalid UTF-8, expected UTF-8 text");
  }
}
