package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RepositoryFolder;
import org.signalbox.testsupport.SignalboxCommandLine;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** Folders of cgr-loader CSV files, loaded by command into the running program. */
class CsvFoldersIT {

  private static final String TUTORIAL = fixture("tutorial");
  private static final String POSTS = fixture("posts");

  @TempDir Path folder;
  private SignalboxProcess signalbox;
  private HttpRpcClient rpc;

  private static String fixture(String name) {
    return RepositoryFolder.resolve("fixtures/tariffs/" + name).toString();
  }

  @BeforeEach
  void start() {
    signalbox = SignalboxProcess.start(SignalboxSetup.on(folder.resolve("data")));
    rpc = signalbox.http();
  }

  @AfterEach
  void stop() {
    rpc.close();
    signalbox.close();
  }

  private SignalboxCommandLine load(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "load";
    arguments[1] = "--data";
    arguments[2] = signalbox.dataFolder().toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return SignalboxCommandLine.run(arguments);
  }

  @Test
  void shouldPriceByTheTutorialsFolder() {
    // When
    SignalboxCommandLine loaded = load("--path", TUTORIAL);

    // Then
    assertThat(loaded.status()).as(loaded.output()).isZero();
    assertThat(PostsTariff.cost(rpc, "6140000", "123s")).isEqualByComparingTo("45.1");
    assertThat(PostsTariff.cost(rpc, "6140000", "60s")).isEqualByComparingTo("22");
    assertThat(PostsTariff.cost(rpc, "61290000000", "10m")).isEqualByComparingTo("20");
    assertThat(PostsTariff.cost(rpc, "611300975707", "10m")).isEqualByComparingTo("25");
    assertThat(
            rpc.call("APIerSv1.GetChargerProfile", "{'ID':'CRG_SUPPPLIER1'}")
                .result()
                .path("RunID")
                .asString())
        .isEqualTo("SUPPLIER1");
  }

  @Test
  void shouldPriceByThePostsTablesAfterARehearsalThatChangedNothing() {
    // Given
    SignalboxCommandLine rehearsed = load("--path", POSTS, "--dry-run");
    assertThat(rehearsed.status()).as(rehearsed.output()).isZero();
    String before =
        rpc.call("APIerSv1.GetCost", PostsTariff.costQuery("call", "6140000", "123s")).failure();

    // When
    SignalboxCommandLine loaded = load("--path", POSTS);

    // Then
    assertThat(before).isEqualTo("SERVER_ERROR: RATING_PLAN_NOT_FOUND");
    assertThat(loaded.status()).as(loaded.output()).isZero();
    assertThat(PostsTariff.cost(rpc, "6140000", "123s")).isEqualByComparingTo("66");
    assertThat(PostsTariff.cost(rpc, "612345678", "123s")).isEqualByComparingTo("42");
    assertThat(PostsTariff.cost(rpc, "6118", "1h")).isEqualByComparingTo("25");
    SignalboxCommandLine asked =
        SignalboxCommandLine.run(
            "rpc",
            "--data",
            signalbox.dataFolder().toString(),
            "--json",
            "cost Category=\"call\" Tenant=\"cgrates.org\" Subject=\"1001\" Destination=\"6140000\""
                + " AnswerTime=\"2025-08-04T13:00:00Z\" Usage=\"123s\"");
    assertThat(asked.output()).containsPattern("\"Cost\"\\s*:\\s*66\\b");
  }

  @Test
  void shouldOnlyStoreThePlanWhereAsked() {
    // When
    SignalboxCommandLine loaded = load("--path", POSTS, "--tpid", "posts", "--to-stordb");

    // Then
    assertThat(loaded.status()).as(loaded.output()).isZero();
    assertThat(rpc.call("APIerSv1.GetTPDestinationIDs", "{'TPid':'posts'}").result().size())
        .isEqualTo(3);
    assertThat(
            rpc.call("APIerSv1.GetCost", PostsTariff.costQuery("call", "6140000", "1s")).failure())
        .isEqualTo("SERVER_ERROR: RATING_PLAN_NOT_FOUND");
    PostsTariff.load(rpc, "posts");
    assertThat(PostsTariff.cost(rpc, "6140000", "123s")).isEqualByComparingTo("66");
  }

  @Test
  void shouldNameFileLineAndColumnAndLoadNothing() throws IOException {
    // Given
    Path broken = Files.createDirectory(folder.resolve("broken"));
    for (String name :
        new String[] {"Destinations", "DestinationRates", "RatingPlans", "RatingProfiles"}) {
      Files.copy(Path.of(POSTS, name + ".csv"), broken.resolve(name + ".csv"));
    }
    Files.writeString(
        broken.resolve("Rates.csv"),
        """
        #Tag,ConnectFee,Rate,RateUnit,RateIncrement,GroupIntervalStart
        Rate_AU_Fixed_Rate_1,0,14,60s,60s,0s

        # the next line is the broken one
        Rate_AU_Mobile_Rate_1,0,twenty-two,60s,60s,0s
        Rate_AU_Toll_Free_Rate_1,25,0,60s,60s,0s
        """);

    // When
    SignalboxCommandLine refused = load("--path", broken.toString());

    // Then
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output())
        .contains("Rates.csv:5:3:", "twenty-two", "Rate", "expected")
        .doesNotContain("at org.signalbox");
    assertThat(
            rpc.call("APIerSv1.GetCost", PostsTariff.costQuery("call", "612345678", "1s"))
                .failure())
        .isEqualTo("SERVER_ERROR: RATING_PLAN_NOT_FOUND");
  }
}
