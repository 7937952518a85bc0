package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;

/** {@code explain route} and {@code check --freediameter} as an operator types them. */
class ExplainRouteIT {

  private static final int S6A = 16_777_251;
  private static final int UPDATE_LOCATION = 316;

  @TempDir Path folder;

  @Test
  void shouldTellEachCandidateItsScoreAndItsRulesWithTheirPlace() throws IOException {
    // Given
    String file = files("* : \"hss02.lab.example\" += 7;");

    // When
    Said said =
        Said.by("explain", "route", "--freediameter", file, "--from", "mme01.lab.example", hex());

    // Then
    assertThat(said.status()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("goes to hss02.lab.example")
        .contains("mme01.lab.example  out: the request came from it or passed it")
        .containsPattern("\\+7 +\\* : \"hss02.lab.example\".*rt_default.conf:1:1");
  }

  @Test
  void shouldTellWhatHappensWhenTheBestIsDown() throws IOException {
    // Given
    String file = files("* : \"hss02.lab.example\" += 7;");

    // When
    Said said =
        Said.by(
            "explain",
            "route",
            "--freediameter",
            file,
            "--from",
            "mme01.lab.example",
            "--open",
            "hss01.lab.example",
            hex());

    // Then
    assertThat(said.text()).contains("goes to hss01.lab.example");
  }

  @Test
  void shouldCheckTheFilesAndWarnOfARuleForNobody() throws IOException {
    // Given
    String file = files("* : \"hss2.lab.example\" += 7;");

    // When
    Said said = Said.by("check", "--freediameter", file);

    // Then
    assertThat(said.status()).isZero();
    assertThat(said.text())
        .contains("the nearest is \"hss02.lab.example\"")
        .contains("no problems, ");
  }

  @Test
  void shouldFailTheCheckOfAFileWithAProblem() throws IOException {
    // Given
    String file = files("* : hss02 += 7;");

    // When
    Said said = Said.by("dra", "check", file);

    // Then
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text()).contains("rt_default.conf:1:5").contains("1 problem");
  }

  private static String hex() {
    MessageBuilder builder = DiameterMessage.request(S6A, UPDATE_LOCATION);
    builder.text(BaseAvp.SESSION_ID, "mme01;1;2");
    builder.text(BaseAvp.ORIGIN_HOST, "mme01.lab.example");
    builder.text(BaseAvp.DESTINATION_REALM, "lab.example");
    return HexFormat.of().formatHex(builder.build().encoded());
  }

  private String files(String rules) throws IOException {
    Files.writeString(folder.resolve("rt_default.conf"), rules);
    return Files.writeString(
            folder.resolve("freeDiameter.conf"),
            """
            Identity = "dra.lab.example";
            LoadExtension = "rt_default.fdx" : "rt_default.conf";
            ConnectPeer = "mme01.lab.example" { No_TLS; };
            ConnectPeer = "hss01.lab.example" { No_TLS; };
            ConnectPeer = "hss02.lab.example" { No_TLS; };
            """)
        .toString();
  }
}
