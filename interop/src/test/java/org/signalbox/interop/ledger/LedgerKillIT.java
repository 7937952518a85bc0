package org.signalbox.interop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.Seeded;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** SIGKILL at any moment loses and doubles no money, no piece of a call and no CDR. */
class LedgerKillIT {

  /** {@code signalbox ledger kill} for an hour of them. */
  private static final int KILLS = Integer.getInteger("signalbox.kills", 30);

  /** The books are compared so often, so that a fault is found close to its cause. */
  private static final int KILLS_BETWEEN_CHECKS = 50;

  private static final long LONGEST_LIFE_MICROS = 60_000;

  @TempDir Path folder;

  @Test
  @Seeded
  void shouldLoseAndDoubleNoMoneyByKills(SplittableRandom random) throws InterruptedException {
    // Given
    SignalboxSetup setup = SignalboxSetup.on(folder.resolve("data"));
    MoneyClients clients = new MoneyClients();
    UsageClients usage = new UsageClients();
    usage.prepare(setup);

    // When Then
    for (int kill = 1; kill <= KILLS; kill++) {
      try (SignalboxProcess signalbox = SignalboxProcess.start(setup)) {
        clients.start(signalbox);
        usage.start(signalbox);
        // The moment of the kill is the input of this test; nothing waits for it.
        LockSupport.parkNanos(
            Duration.ofNanos(random.nextLong(LONGEST_LIFE_MICROS) * 1_000).toNanos());
        signalbox.kill();
        clients.awaitEnd();
        usage.awaitEnd();
      }
      if (kill % KILLS_BETWEEN_CHECKS == 0 || kill == KILLS) {
        requireSound(setup, clients, usage);
        tell(kill);
      }
    }
    // One repeat is that of a comparison; a kill left the others.
    int comparisons = (KILLS + KILLS_BETWEEN_CHECKS - 1) / KILLS_BETWEEN_CHECKS;
    assertThat(usage.all()).anyMatch(client -> client.repeats() > comparisons);
  }

  /** Who asked for an hour of them hears how far they are. */
  private static void tell(int kill) {
    if (KILLS > KILLS_BETWEEN_CHECKS) {
      System.out.printf("%,d of %,d kills: the books are sound%n", kill, KILLS);
    }
  }

  private void requireSound(SignalboxSetup setup, MoneyClients clients, UsageClients usage) {
    MoneyBooks.requireSound(folder.resolve("data/ledger"));
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup)) {
      MoneyBooks.requireAll(signalbox, clients);
      usage.finish(signalbox);
      UsageBooks.requireAll(signalbox, usage);
    }
  }
}
