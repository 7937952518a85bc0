package org.signalbox.app.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;

/** Which register the commands change when no node runs on the data folder that they were given. */
class EirCommandsIT {

  @TempDir Path folder;

  @Test
  void shouldNotMakeARegisterThatNoNodeEverAsks() throws IOException {
    // Given
    Path stray = folder.resolve("data");

    // When
    Said said = add("58241992991142", stray, "off");

    // Then
    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text())
        .contains("no node runs on the data folder " + stray, "--data DIR", "--config FILE");
    assertThat(Files.exists(stray)).isFalse();
  }

  @Test
  void shouldNotChangeARegisterBesideANodeThatRunsOnAnother() throws IOException {
    // Given
    makeDatabase();
    try (ServerSocket node = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + node.getLocalPort();

      // When
      Said said = add("58241992991142", folder, address);

      // Then
      assertThat(said.status()).isEqualTo(1);
      assertThat(said.text())
          .contains("something answers at " + address, "--server " + address, folder.toString());
    }
  }

  @Test
  void shouldSayWhichRegisterItChangedAndWarnOfAWrongCheckDigit() {
    // Given
    makeDatabase();

    // When
    Said said = add("490154203237517", folder, "off");

    // Then
    assertThat(said.status()).isZero();
    assertThat(said.text())
        .contains(
            "set: 1 entry in the register of the data folder " + folder,
            "warning: 490154203237517: the check digit is 7, and should be 8; taken as it is");
  }

  private void makeDatabase() {
    Database.open(
            new DatabaseConfig.Embedded(folder.resolve("signalbox.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            })
        .close();
  }

  private static Said add(String equipment, Path data, String http) {
    return Said.by(
        "eir",
        "add",
        equipment,
        "--status",
        "black",
        "--data",
        data.toString(),
        "--set",
        "rpc.http=" + http);
  }
}
