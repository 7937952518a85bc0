package org.signalbox.ledger.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalWriter;
import org.signalbox.ledger.runtime.storage.StorageException;

/** The journal alone, on a disk that does what it likes with what was not synced. */
class JournalSimulationTest {

  private static final JournalConfig SMALL = new JournalConfig(4 << 10, 2 << 10, 2);
  private static final int SEEDS = 400;
  private static final int CRASHES_EACH = 15;

  @Test
  void shouldRecoverAPrefixThatHoldsAllThatWasAcknowledged() {
    // When
    List<String> broken = new ArrayList<>();
    long frames = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      JournalRun run = new JournalRun(seed);
      broken.addAll(run.lives(CRASHES_EACH));
      frames += run.appended.size();
    }

    // Then
    assertThat(broken).isEmpty();
    assertThat(frames).as("frames that went through crashes").isGreaterThan(SEEDS * 20L);
  }

  /** Many lives of one log, each ended by a crash or a failed sync. */
  private static final class JournalRun {

    private final long seed;
    private final SplittableRandom random;
    private final SimulatedDisk disk;
    private final List<byte[]> appended = new ArrayList<>();
    private int acknowledged;

    JournalRun(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.disk = new SimulatedDisk(random.nextLong());
    }

    List<String> lives(int count) {
      List<String> broken = new ArrayList<>();
      for (int life = 1; life <= count && broken.isEmpty(); life++) {
        disk.suffer(nextFaults());
        try {
          live();
        } catch (SimulatedCrash | StorageException expected) {
          disk.crash();
        } catch (RuntimeException e) {
          broken.add("seed " + seed + ", life " + life + ": " + e);
        }
        disk.restart();
        broken.addAll(check("seed " + seed + ", life " + life + ": "));
      }
      return broken;
    }

    private DiskFaults nextFaults() {
      int failSync = random.nextInt(4) == 0 ? 1 + random.nextInt(40) : 0;
      long room = disk.usedOctets() + random.nextInt(6) * SMALL.segmentOctets();
      return new DiskFaults(
          1 + random.nextInt(60), failSync, random.nextInt(3) == 0 ? room : Long.MAX_VALUE);
    }

    private void live() {
      JournalReader reader = JournalReader.after(disk, 0);
      while (reader.next().isPresent()) {
        // Only the end is wanted.
      }
      JournalWriter writer = JournalWriter.behind(reader.tail(), disk, SMALL, random::nextLong);
      while (true) {
        if (!appendBatch(writer)) {
          disk.crash();
        }
        acknowledged = Math.toIntExact(writer.sync());
        if (random.nextInt(3) == 0) {
          writer.shelf().fill();
        }
      }
    }

    private boolean appendBatch(JournalWriter writer) {
      for (int i = random.nextInt(12); i >= 0; i--) {
        byte[] payload = new byte[1 + random.nextInt(random.nextInt(8) == 0 ? 1500 : 60)];
        random.nextBytes(payload);
        appended.add(payload);
        if (!writer.append(payload)) {
          appended.removeLast();
          return false;
        }
      }
      return true;
    }

    private List<String> check(String where) {
      JournalReader reader;
      List<byte[]> recovered = new ArrayList<>();
      try {
        reader = JournalReader.after(disk, 0);
        for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
          recovered.add(frame.map(JournalFrame::payload).orElseThrow());
        }
      } catch (RuntimeException e) {
        return List.of(where + e);
      }
      if (recovered.size() < acknowledged) {
        return List.of(where + acknowledged + " acknowledged, " + recovered.size() + " recovered");
      }
      for (int i = 0; i < recovered.size(); i++) {
        if (i >= appended.size() || !java.util.Arrays.equals(recovered.get(i), appended.get(i))) {
          return List.of(where + "frame " + (i + 1) + " is not what was appended");
        }
      }
      appended.subList(recovered.size(), appended.size()).clear();
      return List.of();
    }
  }
}
