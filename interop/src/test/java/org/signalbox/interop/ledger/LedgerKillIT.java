package org.signalbox.interop.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.Seeded;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** SIGKILL at any moment loses and doubles no money. */
class LedgerKillIT {

  /** {@code -Dsignalbox.kills=1000} for a night. */
  private static final int KILLS = Integer.getInteger("signalbox.kills", 30);

  private static final long LONGEST_LIFE_MICROS = 60_000;

  @TempDir Path folder;

  @Test
  @Seeded
  void shouldLoseAndDoubleNoMoneyByKills(SplittableRandom random) throws InterruptedException {
    // Given
    SignalboxSetup setup = SignalboxSetup.on(folder.resolve("data"));
    MoneyClients clients = new MoneyClients();

    // When
    for (int kill = 0; kill < KILLS; kill++) {
      try (SignalboxProcess signalbox = SignalboxProcess.start(setup)) {
        clients.start(signalbox);
        // The moment of the kill is the input of this test; nothing waits for it.
        LockSupport.parkNanos(
            Duration.ofNanos(random.nextLong(LONGEST_LIFE_MICROS) * 1_000).toNanos());
        signalbox.kill();
        clients.awaitEnd();
      }
    }

    // Then
    MoneyBooks.requireSound(folder.resolve("data/ledger"));
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup)) {
      MoneyBooks.requireAll(signalbox, clients);
    }
  }
}
