package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.interop.AcknowledgedWrites.Write;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.Seeded;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;

/** SIGKILL at any moment loses no write that was answered. */
class CrashIT {

  /** {@code -Dsignalbox.kills=1000} for a night. */
  private static final int KILLS = Integer.getInteger("signalbox.kills", 30);

  private static final long LONGEST_LIFE_MICROS = 60_000;

  @TempDir Path folder;

  @Test
  @Seeded
  void shouldLoseNoAcknowledgedWriteByKills(SplittableRandom random) {
    // Given
    SignalboxSetup setup = SignalboxSetup.on(folder.resolve("data"));
    prepare(setup);
    List<Write> all = new ArrayList<>();
    List<Write> lost = new ArrayList<>();

    // When
    for (int kill = 0; kill < KILLS; kill++) {
      List<Write> acknowledged;
      try (SignalboxProcess signalbox = SignalboxProcess.start(setup)) {
        lost.addAll(AcknowledgedWrites.lost(signalbox, lastOf(all)));
        AcknowledgedWrites writes = new AcknowledgedWrites();
        writes.start(signalbox, kill);
        // The moment of the kill is the input of this test; nothing waits for it.
        LockSupport.parkNanos(
            Duration.ofNanos(random.nextLong(LONGEST_LIFE_MICROS) * 1000).toNanos());
        signalbox.kill();
        acknowledged = writes.awaitEnd();
      }
      all.addAll(acknowledged);
    }

    // Then
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup)) {
      lost.addAll(AcknowledgedWrites.lost(signalbox, all));
    }
    assertThat(lost).as("of %d acknowledged writes", all.size()).isEmpty();
    assertThat(all).hasSizeGreaterThanOrEqualTo(KILLS * AcknowledgedWrites.Kind.values().length);
  }

  /** Enough to notice a loss close to its cause; everything is looked for at the end. */
  private static List<Write> lastOf(List<Write> all) {
    return all.subList(Math.max(0, all.size() - 20), all.size());
  }

  static void prepare(SignalboxSetup setup) {
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup);
        HttpRpcClient rpc = signalbox.http()) {
      PostsTariff.activate(rpc);
      PostsTariff.setDefaultCharger(rpc);
    }
  }
}
