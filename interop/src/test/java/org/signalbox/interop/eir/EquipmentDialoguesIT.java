package org.signalbox.interop.eir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.SignalboxCommandLine;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** The dialogues of the post, asked by curl over HTTP/2 on IPv6 loopback. */
class EquipmentDialoguesIT {

  @TempDir Path folder;
  private SignalboxProcess signalbox;

  @BeforeEach
  void start() {
    signalbox = started("eir.blacklisted-status=200");
  }

  private SignalboxProcess started(String... settings) {
    return SignalboxProcess.start(
        SignalboxSetup.on(folder.resolve("data")).with("sbi.listen=[::1]:0").with(settings));
  }

  @AfterEach
  void stop() {
    signalbox.close();
  }

  @Test
  void shouldAnswerTheDialoguesOfThePost() {
    // Given
    var _ = eir("add", "58-241992-991142-3", "--status", "black", "--reason", "stolen");

    // When
    List<String> answers =
        List.of(
            ask("pei=49-015420-323751-8"),
            ask("pei=58-241992-991142-3"),
            ask("pei=imei-490154203237518&supi=imsi-001010000000001"),
            ask("pei=imei-582419929911423&supi=imsi-001010000000001"),
            ask("pei=490154203237518"));

    // Then
    assertThat(answers)
        .containsExactly(
            "{\"status\":\"WHITELISTED\"} 200 application/json HTTP/2",
            "{\"status\":\"BLACKLISTED\"} 200 application/json HTTP/2",
            "{\"status\":\"WHITELISTED\"} 200 application/json HTTP/2",
            "{\"status\":\"BLACKLISTED\"} 200 application/json HTTP/2",
            "{\"status\":\"WHITELISTED\"} 200 application/json HTTP/2");
  }

  @Test
  void shouldAnswerAsThePostHasItAndKeepEntriesOverARestart() {
    // Given
    var _ = eir("add", "582419929911423", "--status", "black");
    var _ = signalbox.stop();

    // When
    signalbox = started("eir.blacklisted-status=404");

    // Then
    assertThat(ask("pei=582419929911423"))
        .isEqualTo("{\"status\":\"BLACKLISTED\"} 404 application/json HTTP/2");
  }

  @Test
  void shouldTakeAListWhileItRunsAndTellWhy() throws IOException {
    // Given
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list,
        """
        imei;imsi;list;reason
        582419929911423;;black;stolen
        490154203237518;001010000000001;locked;
        """);

    // When
    SignalboxCommandLine imported = eir("import", list.toString());

    // Then
    assertThat(imported.output())
        .contains("2 lines: 2 added", "warning: 1 line has a check digit of other digits, line 2");
    assertThat(ask("pei=582419929911423")).startsWith("{\"status\":\"BLACKLISTED\"}");
    assertThat(ask("pei=352099001761481&supi=imsi-001010000000001"))
        .startsWith("{\"status\":\"BLACKLISTED\"}");
    assertThat(eir("check", "58-241992-991142-3").output())
        .contains("BLACKLISTED", "decided by  equipment 58241992991142", "stolen");
    assertThat(eir("checks").output())
        .contains("imei-58241992******", "imsi-00101**********", "LOCK_BREACH")
        .doesNotContain("582419929911423");
  }

  @Test
  void shouldTellEveryProblemOfAListAndTakeNothing() throws IOException {
    // Given
    Path list =
        Files.writeString(folder.resolve("bad.csv"), "imei,status\n123,black\n58241992,x\n");

    // When
    SignalboxCommandLine refused = eir("import", list.toString());

    // Then
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output())
        .contains("bad.csv:2:1: found \"123\"", "bad.csv:3:2: found \"x\", expected white");
    assertThat(eir("ls", "--json").output()).startsWith("[ ]");
  }

  @Test
  void shouldBeFilledWhileNoNodeRuns() {
    // Given
    var _ = signalbox.stop();
    // Whatever runs on this machine beside the test: no node answers for this register.
    var _ = eir("add", "35209900", "--status", "grey", "--set", "rpc.http=off");

    // When
    signalbox = started();

    // Then
    assertThat(ask("pei=352099001761481")).startsWith("{\"status\":\"GREYLISTED\"}");
  }

  private SignalboxCommandLine eir(String command, String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "eir";
    all[1] = command;
    all[2] = "--data";
    all[3] = folder.resolve("data").toString();
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return SignalboxCommandLine.run(all);
  }

  private String ask(String query) {
    InetSocketAddress at = signalbox.listener("sbi.listen");
    return ExternalTool.require("curl", "curl")
        .run(
            "-s",
            "-g",
            "--http2-prior-knowledge",
            "-w",
            " %{http_code} %{content_type} HTTP/%{http_version}",
            "http://[::1]:" + at.getPort() + "/n5g-eir-eic/v1/equipment-status?" + query);
  }
}
