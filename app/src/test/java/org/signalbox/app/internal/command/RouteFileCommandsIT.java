package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;

/** {@code dra check} and {@code explain route} of a routing file as an operator types them. */
class RouteFileCommandsIT {

  private static final int S6A = 16_777_251;
  private static final int UPDATE_LOCATION = 316;
  private static final int CANCEL_LOCATION = 317;

  @TempDir Path folder;

  @Test
  void shouldCheckARoutingFileAndCountWhatItHas() throws IOException {
    // Given
    String file = file("dra.yaml", "routes: [{then: {to: hss01.lab.example}}]");

    // When
    Said said = Said.by("dra", "check", file);

    // Then
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text()).contains("dra.lab.example, 3 peers, 1 rule").contains("no problems");
  }

  @Test
  void shouldKnowARoutingFileWhateverItIsCalled() throws IOException {
    // Given
    String file = file("routes.conf", "routes: [{then: {to: hss09}}]");

    // When
    Said said = Said.by("dra", "check", file);

    // Then
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text())
        .contains("routes.conf:6:22: found \"hss09\", expected a group or a peer")
        .contains("1 problem");
  }

  @Test
  void shouldCheckTheShippedExample() {
    // When
    Said said = Said.by("dra", "check", Path.of("..", "config", "dra.yaml").toString());

    // Then
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text()).doesNotContain("warning");
  }

  @ParameterizedTest
  @CsvSource({"hss01, 001010000000001", "hss-mvno, 001012000000001"})
  void shouldLetAnHssCancelALocationUnderTheShippedExample(String hss, String imsi) {
    // Given
    String mme = "mme01.epc.mnc001.mcc001.3gppnetwork.org";
    String from = hss + ".epc.mnc001.mcc001.3gppnetwork.org";
    MessageBuilder request = DiameterMessage.request(S6A, CANCEL_LOCATION);
    request.text(BaseAvp.SESSION_ID, from + ";1;2");
    request.text(BaseAvp.ORIGIN_HOST, from);
    request.text(BaseAvp.DESTINATION_HOST, mme);
    request.text(BaseAvp.DESTINATION_REALM, "epc.mnc001.mcc001.3gppnetwork.org");
    request.text(BaseAvp.USER_NAME, imsi);
    String hex = HexFormat.of().formatHex(request.build().encoded());
    String file = Path.of("..", "config", "dra.yaml").toString();

    // When
    Said said = Said.by("explain", "route", "--routes", file, "--from", from, "--open", mme, hex);

    // Then
    assertThat(said.text()).contains("goes to " + mme);
  }

  @Test
  void shouldTellWhyARequestGoesWhereItGoes() throws IOException {
    // Given
    String file =
        file(
            "dra.yaml",
            """
            groups: {hss: [{peer: hss01.lab.example, weight: 3}, hss02.lab.example]}
            routes:
              - {name: gx, when: {application: Gx}, then: {to: hss01.lab.example}}
              - {name: home, when: {application: S6a}, then: {to: hss}}
            """);

    // When
    Said said = Said.by("explain", "route", "--routes", file, "--from", "mme01.lab.example", hex());

    // Then
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("no  gx: application S6a, not application Gx")
        .contains("yes home: application S6a")
        .contains("goes to one of hss01.lab.example 75 %, hss02.lab.example 25 %");
  }

  @Test
  void shouldTakeAPeerThatAPatternLetsInAsOpen() throws IOException {
    // Given
    String file =
        file(
            "dra.yaml",
            """
            accept: [{identity: "hss-new*.lab.example", roles: hss}]
            """);

    // When
    Said said =
        Said.by(
            "explain",
            "route",
            "--routes",
            file,
            "--from",
            "mme01.lab.example",
            "--open",
            "hss-new1.lab.example",
            hex());
    Said unknown =
        Said.by("explain", "route", "--routes", file, "--from", "a", "--open", "other", hex());

    // Then
    assertThat(said.text()).contains("goes to hss-new1.lab.example");
    assertThat(unknown.text()).contains("found --open other, expected a peer of the files");
  }

  @Test
  void shouldRefuseBothKindsOfFilesAtOnce() throws IOException {
    // Given
    String file = file("dra.yaml", "");

    // When
    Said said =
        Said.by("explain", "route", "--routes", file, "--freediameter", file, "--from", "a", hex());

    // Then
    assertThat(said.status()).isNotZero();
    assertThat(said.text()).contains("found --routes and --freediameter, expected one of them");
  }

  private static String hex() {
    MessageBuilder builder = DiameterMessage.request(S6A, UPDATE_LOCATION);
    builder.text(BaseAvp.SESSION_ID, "mme01;1;2");
    builder.text(BaseAvp.ORIGIN_HOST, "mme01.lab.example");
    builder.text(BaseAvp.DESTINATION_REALM, "lab.example");
    return HexFormat.of().formatHex(builder.build().encoded());
  }

  private String file(String name, String more) throws IOException {
    return Files.writeString(
            folder.resolve(name),
            """
            node: {identity: dra.lab.example}
            peers:
              mme01.lab.example: {roles: mme}
              hss01.lab.example: {roles: hss}
              hss02.lab.example: {roles: hss}
            """
                + more)
        .toString();
  }
}
