package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RepositoryFolder;
import org.signalbox.testsupport.SignalboxCommandLine;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;
import tools.jackson.databind.JsonNode;

/** A folder with accounts, packages and triggers, loaded by command into the real program. */
class PackageFolderIT {

  private static final Path PACKAGE = RepositoryFolder.resolve("fixtures/tariffs/package");

  @TempDir Path folder;
  private SignalboxProcess signalbox;
  private HttpRpcClient rpc;

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

  private SignalboxCommandLine load(Path plan, String... more) {
    String[] arguments = new String[more.length + 5];
    arguments[0] = "load";
    arguments[1] = "--data";
    arguments[2] = signalbox.dataFolder().toString();
    arguments[3] = "--path";
    arguments[4] = plan.toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return SignalboxCommandLine.run(arguments);
  }

  private void restart() {
    rpc.close();
    signalbox.stop();
    start();
  }

  private JsonNode account(String account) {
    return rpc.call("APIerSv2.GetAccount", "{'Tenant':'cgrates.org','Account':'" + account + "'}")
        .result();
  }

  private BigDecimal money(String account) {
    return account(account)
        .path("BalanceMap")
        .path("*monetary")
        .path(0)
        .path("Value")
        .decimalValue();
  }

  private String debit(String account, String value) {
    return rpc.call(
            "APIerSv1.DebitBalance",
            "{'Tenant':'cgrates.org','Account':'"
                + account
                + "','BalanceType':'*monetary','Balance':{'ID':'test'},'Value':"
                + value
                + "}")
        .result()
        .asString();
  }

  @Test
  void shouldOpenAccountsWithTheirPackageOnce() {
    // Given
    SignalboxCommandLine loaded = load(PACKAGE);
    assertThat(loaded.status()).as(loaded.output()).isZero();
    assertThat(money("1001")).isEqualByComparingTo("10");
    assertThat(money("1003")).isEqualByComparingTo("10");
    assertThat(debit("1001", "2.25")).isEqualTo("OK");

    // When
    SignalboxCommandLine again = load(PACKAGE);

    // Then
    assertThat(again.status()).as(again.output()).isZero();
    assertThat(money("1001")).isEqualByComparingTo("7.75");
    restart();
    assertThat(money("1001")).isEqualByComparingTo("7.75");
    assertThat(money("1002")).isEqualByComparingTo("10");
    assertThat(
            rpc.call("APIerSv1.GetActionPlan", "{'ID':'AP_PACKAGE_10'}")
                .result()
                .path(0)
                .path("AccountIDs")
                .size())
        .isEqualTo(3);
    assertThat(
            rpc.call("APIerSv1.GetAccountActionTriggers", "{'Account':'1001'}")
                .result()
                .path(0)
                .path("ThresholdType")
                .asString())
        .isEqualTo("*min_balance");
  }

  @Test
  void shouldLoadAFolderWhileNoNodeRuns() {
    // Given
    rpc.close();
    signalbox.stop();

    // When
    SignalboxCommandLine loaded = load(PACKAGE);

    // Then
    assertThat(loaded.status()).as(loaded.output()).isZero();
    start();
    assertThat(money("1002")).isEqualByComparingTo("10");
  }

  @Test
  void shouldLoadAPlanAtRestWithItsAccounts() {
    // Given
    SignalboxCommandLine imported = load(PACKAGE, "--tpid", "package", "--to-stordb");
    assertThat(imported.status()).as(imported.output()).isZero();
    String absent = rpc.call("APIerSv2.GetAccount", "{'Account':'1001'}").failure();

    // When
    String loaded =
        rpc.call("APIerSv1.LoadTariffPlanFromStorDb", "{'TPid':'package'}").result().asString();

    // Then
    assertThat(absent).isEqualTo("NOT_FOUND");
    assertThat(loaded).isEqualTo("OK");
    assertThat(money("1001")).isEqualByComparingTo("10");
  }

  @Test
  void shouldChangeNothingWhereAFolderHasAFault() throws IOException {
    // Given
    Path broken = Files.createDirectory(folder.resolve("broken"));
    try (Stream<Path> files = Files.list(PACKAGE)) {
      for (Path file : files.toList()) {
        Files.copy(file, broken.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        broken.resolve("AccountActions.csv"),
        "cgrates.org,1001,AP_PACKAGE_20,STANDARD_TRIGGERS,,\n");

    // When
    SignalboxCommandLine refused = load(broken);

    // Then
    assertThat(refused.status()).isNotZero();
    assertThat(refused.output())
        .contains(
            "AccountActions.csv:1:3: found \"AP_PACKAGE_20\" in column ActionPlanTag, expected the"
                + " name of an action plan in this plan or in force");
    assertThat(rpc.call("APIerSv1.GetActionPlanIDs", "{}").failure()).isEqualTo("NOT_FOUND");
    assertThat(rpc.call("APIerSv2.GetAccount", "{'Account':'1001'}").failure())
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void shouldRunAPlanWhenItsTimeOfDayComes() {
    // Given
    String soon =
        LocalTime.now(ZoneOffset.UTC)
            .plusSeconds(4)
            .format(DateTimeFormatter.ofPattern("HH:mm:ss"));
    rpc.call(
            "APIerSv1.SetActions",
            "{'ActionsId':'A','Actions':[{'Identifier':'*topup','BalanceType':'*monetary',"
                + "'BalanceId':'test','Units':1,'Weight':10}]}")
        .result();
    rpc.call(
            "APIerSv1.SetActionPlan",
            "{'Id':'P','ActionPlan':[{'ActionsId':'A','Time':'" + soon + "','Weight':10}]}")
        .result();

    // When
    rpc.call("APIerSv2.SetAccount", "{'Account':'1001','ActionPlanIDs':['P']}").result();

    // Then
    assertThat(rpc.call("APIerSv1.GetScheduledActions", "{'Account':'1001'}").result().size())
        .isEqualTo(1);
    Await.until(() -> account("1001").path("BalanceMap").size() == 1, () -> "the top-up");
    assertThat(money("1001")).isEqualByComparingTo("1");
  }

  @Test
  void shouldPrintNewVouchersOnceAndTakeEachOnce() {
    // Given
    load(PACKAGE);
    String data = signalbox.dataFolder().toString();
    SignalboxCommandLine made =
        SignalboxCommandLine.run(
            "voucher",
            "make",
            "--data",
            data,
            "--batch",
            "SUMMER",
            "--count",
            "2",
            "--actions",
            "ACT_TOPUP_RST_10");
    assertThat(made.status()).as(made.output()).isZero();
    String code =
        made.output().lines().filter(line -> line.matches("\\d{16}")).findFirst().orElseThrow();
    debit("1002", "4");

    // When
    String redeemed =
        rpc.call("SignalboxV1.RedeemVoucher", "{'Account':'1002','Code':'" + code + "'}")
            .result()
            .asString();

    // Then
    assertThat(redeemed).isEqualTo("OK");
    assertThat(money("1002")).isEqualByComparingTo("10");
    restart();
    assertThat(
            rpc.call("SignalboxV1.RedeemVoucher", "{'Account':'1003','Code':'" + code + "'}")
                .failure())
        .isEqualTo("VOUCHER_REDEEMED");
    assertThat(
            SignalboxCommandLine.run("voucher", "status", "--data", data, "--batch", "SUMMER")
                .output())
        .containsPattern("Count +2")
        .containsPattern("Redeemed +1");
  }
}
