package org.signalbox.dra.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says without effect is told. */
class RouteFileAuditTest {

  private static List<String> warnings(String text) {
    RouteFileFixture.Read read = RouteFileFixture.readWithPeers(text);
    assertThat(read.problems()).isEmpty();
    return read.warnings();
  }

  private static List<String> warningsOfTwo(String earlier, String later) {
    return warnings(
        "routes:\n  - {name: first, when: {%s}, then: {to: hss01}}\n"
            .formatted(earlier)
            .concat("  - {name: second, when: {%s}, then: {to: hss02}}\n".formatted(later)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                         | imsi: 00101",
        "imsi: 00101              | imsi: 001012",
        "imsi: 00101              | 'imsi: 00101, application: S6a'",
        "imsi: 10-19              | imsi: [12, 15-17, =181234567890]",
        "application: [S6a, Gx]   | application: S6a",
        "command: [ULR, AIR]      | command: ULR",
        "origin-realm: [a, b]     | origin-realm: B",
        "origin-host: /^mme/      | origin-host: [mme01, mme02]",
        "origin-host: /^mme/      | 'origin-host: /^mme/, command: ULR'",
        "from: [mme01, mme02]     | from: mme01",
        "avp: {User-Name: x}      | avp: {User-Name: x}",
      })
  void shouldWarnOfARouteThatCanNeverWin(String earlier, String later) {
    assertThat(warningsOfTwo(earlier == null ? "" : earlier, later))
        .singleElement()
        .asString()
        .startsWith("dra.yaml:14:5: found second, which can never win")
        .contains("first in line 13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "imsi: 001012             | imsi: 00101",
        "imsi: 00101              | msisdn: 00101",
        "imsi: =001012            | imsi: 001012",
        "'imsi: 00101, application: S6a' | imsi: 001012",
        "origin-host: /^mme/      | origin-host: /^mme01/",
        "origin-host: mme01       | origin-realm: mme01",
        "from: 'role:mme'         | from: mme01",
        "avp: {User-Name: x}      | avp: {User-Name: X}",
      })
  void shouldNotWarnOfRoutesThatMayWin(String earlier, String later) {
    assertThat(warningsOfTwo(earlier, later)).noneMatch(warning -> warning.contains("never win"));
  }

  @Test
  void shouldWarnOfGroupsAndTablesThatNothingUses() {
    assertThat(
            warnings(
                """
                groups: {spare: [hss01]}
                tables: {old: {of: imsi, entries: {'1': hss01}}}
                """))
        .containsExactly(
            "dra.yaml:12:10: found the group spare, which nothing uses, expected a route that"
                + " names it, or none",
            "dra.yaml:13:10: found the table old, which nothing uses, expected a route that names"
                + " it, or none");
  }

  @Test
  void shouldNotWarnOfAGroupThatATableUses() {
    assertThat(
            warnings(
                """
                groups: {g: [hss01]}
                tables: {t: {of: imsi, entries: {'1': g}}}
                routes: [{then: {to: 'table:t'}}]
                """))
        .isEmpty();
  }

  @Test
  void shouldWarnOfAPeerWhoseRoleGetsNoSuchRequest() {
    assertThat(
            warnings(
                "routes: [{when: {application: S6a, command: ULR}, then: {to: [hss01, mme01]}}]"))
        .singleElement()
        .asString()
        .contains("to mme01, whose role gets no such request: mme");
  }

  @Test
  void shouldWarnOfAPeerWhoseRoleHasNoPartInTheApplication() {
    assertThat(warnings("routes: [{when: {application: Gx}, then: {to: hss01}}]"))
        .singleElement()
        .asString()
        .contains("to hss01, whose role gets no such request: hss");
  }

  @Test
  void shouldWarnOfAPeerToWhichTheApplicationIsNotAdvertised() {
    // Given
    String peers = "node: {identity: dra}\npeers: {cscf: {advertise: [Cx, Ro]}}\n";

    // When
    List<String> other =
        RouteFileFixture.read(peers + "routes: [{when: {application: Rx}, then: {to: cscf}}]")
            .warnings();
    List<String> same =
        RouteFileFixture.read(peers + "routes: [{when: {application: Cx}, then: {to: cscf}}]")
            .warnings();

    // Then
    assertThat(other)
        .singleElement()
        .asString()
        .contains("route 1 to cscf, whose advertise has no application of the route");
    assertThat(same).isEmpty();
  }

  @Test
  void shouldWarnOfOneNumberThatIsTooShortToBeOne() {
    assertThat(warnings("routes: [{when: {imsi: =90170}, then: {to: hss01}}]"))
        .singleElement()
        .asString()
        .contains("the one number =90170, shorter than any IMSI");
  }
}
