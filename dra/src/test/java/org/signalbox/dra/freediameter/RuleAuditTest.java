package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Problem;

class RuleAuditTest {

  private static final String FOUR_HSS =
      """
      LoadExtension = "rt_default.fdx" : "rt_default.conf";
      ConnectPeer = "mme01" { No_TLS; };
      ConnectPeer = "hss01" { No_TLS; };
      ConnectPeer = "hss02" { No_TLS; };
      ConnectPeer = "hss03" { No_TLS; };
      ConnectPeer = "hss04" { No_TLS; };
      """;

  private static final String LAST_CONFIGURATION =
      """
      dr="mnc001.mcc001.3gppnetwork.org" : "hss02" += 10 ;
      dr="mnc001.mcc001.3gppnetwork.org" : "hss01" += 20 ;
      dr="mnc001.mcc001.3gppnetwork.org" : "%s" += 100 ;
      dr="mnc001.mcc001.3gppnetwork.org" : "hss04" += 100 ;
      """;

  @TempDir Path folder;

  @Test
  void shouldWarnThatTheLastConfigurationAsPrintedNamesHss02TwiceAndHss03Never()
      throws IOException {
    // When
    List<Problem> warnings = warnings(FOUR_HSS, LAST_CONFIGURATION.formatted("hss02"));

    // Then
    assertThat(warnings).hasSize(1);
    assertThat(warnings.getFirst().toString())
        .contains("rt_default.conf:3:1")
        .contains("a second score for \"hss02\"")
        .contains("line 1")
        .contains("110")
        .contains("no rule names hss03")
        .endsWith("perhaps \"hss03\"");
  }

  @Test
  void shouldNotWarnOfTheLastConfigurationAsMeant() throws IOException {
    // When
    List<Problem> warnings = warnings(FOUR_HSS, LAST_CONFIGURATION.formatted("hss03"));

    // Then
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* : \"hss1\" += 1 ; | the nearest is \"hss01\"",
        "* : \"pcrf.example\" += 1 ; | this rule can never win",
        "* : [\"^pcrf\"] += 1 ; | a pattern that some ConnectPeer matches",
        "* : \"hss01\" += -99 ; | so it is never used"
      })
  void shouldWarnOfARuleThatCanNeverWin(String rule, String expected) throws IOException {
    // When
    List<Problem> warnings = warnings(FOUR_HSS, rule);

    // Then
    assertThat(warnings).singleElement().asString().contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* : \"hss01\" += -98 ;",
        "un=\"1\" : \"hss01\" += -500 ;",
        "* : \"hss01\" += -500 ; un=\"1\" : \"hss01\" += 500 ;",
        "* : rlm=\"any\" += 5 ;",
        "dr=\"a\" : \"hss01\" += 5 ; dr=\"b\" : \"hss01\" += 5 ;"
      })
  void shouldNotWarnOfARuleThatMayWin(String rule) throws IOException {
    // When
    List<Problem> warnings = warnings(FOUR_HSS, rule);

    // Then
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldTakeAPeerForKnownThatTheWhitelistLetsIn() throws IOException {
    // Given
    Files.writeString(folder.resolve("acl.conf"), "*.lab.example");
    String main = FOUR_HSS + "LoadExtension = \"acl_wl.fdx\" : \"acl.conf\";";

    // When
    List<Problem> warnings = warnings(main, "* : \"ocs.lab.example\" += 1 ;");

    // Then
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldWarnOfARealmThatNoPeerLiesIn() throws IOException {
    // Given
    String main =
        """
        LoadExtension = "rt_default.fdx" : "rt_default.conf";
        ConnectPeer = "hss01" { No_TLS; Realm = "home.example"; };
        """;

    // When
    List<Problem> warnings = warnings(main, "* : rlm=\"hme.example\" += 1 ;");

    // Then
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("rlm=\"hme.example\"")
        .contains("the realm of some ConnectPeer");
  }

  private List<Problem> warnings(String main, String rules) throws IOException {
    Files.writeString(folder.resolve("rt_default.conf"), rules);
    Path file = Files.writeString(folder.resolve("freeDiameter.conf"), main);
    FreeDiameterFiles files = FreeDiameterFiles.load(file);
    assertThat(files.problems()).isEmpty();
    return files.warnings();
  }
}
