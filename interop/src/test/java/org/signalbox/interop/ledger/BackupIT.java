package org.signalbox.interop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.SignalboxCommandLine;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** Backup, restore, explain and erase by the command line, on the real program under load. */
class BackupIT {

  @TempDir Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  /** What a command wrote; its status in the last line. */
  private static String command(Path data, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(List.of("--data", data.toString()));
    SignalboxCommandLine run = SignalboxCommandLine.run(arguments.toArray(String[]::new));
    return run.output() + "status " + run.status();
  }

  private Path backUpUnderLoad(MoneyClients clients) throws InterruptedException {
    Path file = folder.resolve("made.backup");
    try (SignalboxProcess signalbox = SignalboxProcess.start(SignalboxSetup.on(data()))) {
      clients.start(signalbox);
      assertThat(command(data(), "backup", file.toString()))
          .contains("backup made")
          .endsWith("status 0");
      assertThat(command(data(), "explain", "account", "cgrates.org:money-0", "--limit", "3"))
          .contains("entries is the balance")
          .endsWith("status 0");
      signalbox.kill();
      clients.awaitEnd();
    }
    return file;
  }

  @Test
  void shouldGoOnElsewhereFromABackupMadeUnderLoad() throws InterruptedException {
    // Given
    Path file = backUpUnderLoad(new MoneyClients());
    Path elsewhere = folder.resolve("elsewhere");

    // When
    String restored = command(elsewhere, "restore", file.toString());

    // Then
    assertThat(restored).contains("restored").endsWith("status 0");
    MoneyBooks.requireSound(elsewhere.resolve("ledger"));
    assertThat(command(elsewhere, "explain", "account", "cgrates.org:money-1"))
        .contains("entries is the balance");
    try (SignalboxProcess signalbox = SignalboxProcess.start(SignalboxSetup.on(elsewhere));
        HttpRpcClient rpc = signalbox.http()) {
      assertThat(rpc.call("APIerSv1.AddBalance", MoneyClients.parameters(0, 3)).result().asString())
          .isEqualTo("OK");
    }
    MoneyBooks.requireSound(elsewhere.resolve("ledger"));
  }

  @Test
  void shouldEraseTheNamesAndKeepTheSums() {
    // Given
    try (SignalboxProcess signalbox = SignalboxProcess.start(SignalboxSetup.on(data()));
        HttpRpcClient rpc = signalbox.http()) {
      rpc.call("APIerSv1.AddBalance", MoneyClients.parameters(0, 3)).result();

      // When
      String erased = command(data(), "ledger", "erase", "cgrates.org:money-0", "--yes");

      // Then
      assertThat(erased).contains("erased: 2 items of history").endsWith("status 0");
      String pseudonym = erased.replaceAll("(?s).*(erased-[0-9a-f]{32}).*", "$1");
      assertThat(command(data(), "explain", "account", "cgrates.org:" + pseudonym))
          .contains("TOP_UP")
          .endsWith("status 0");
      assertThat(command(data(), "explain", "account", "cgrates.org:money-0"))
          .doesNotContain("TOP_UP");
    }
  }
}
