package org.signalbox.ledger.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.journal.JournalTail;
import org.signalbox.ledger.runtime.journal.JournalWriter;
import org.signalbox.ledger.runtime.journal.SegmentShelf;
import org.signalbox.ledger.runtime.snapshot.SnapshotHead;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.InterceptedFile;
import org.signalbox.ledger.runtime.storage.InterceptedStorage;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.storage.StorageFullException;

class LedgerKeeperTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private long seconds = 10;

  /** Goes on when the test says so. */
  private final LedgerClockPort clock =
      new LedgerClockPort() {
        @Override
        public Instant wallTime() {
          return Instant.ofEpochSecond(1_800_000_000L + seconds);
        }

        @Override
        public long monotonicNanos() {
          return seconds * 1_000_000_000L;
        }
      };

  private LedgerPorts ports(LedgerStoragePort storage) {
    return LedgerPorts.of(
        storage,
        clock,
        (sentence, cause) -> {
          throw new AssertionError(sentence, cause);
        },
        List.of());
  }

  private void writeLog() throws InterruptedException {
    LedgerRuntime runtime =
        LedgerRuntime.start(LedgerConfig.DEFAULT, ports(FolderStorageAdapter.lock(folder)));
    assertThat(runtime.awaitRunning(SOON)).isTrue();
    runtime.ask(at -> new LedgerCommand.Tick(at, 1), Admission.NEW_WORK).join();
    runtime.close();
  }

  @Test
  void shouldDeleteTheLogLaterWhereTheDiskIsFull() throws InterruptedException {
    // Given
    writeLog();
    AtomicBoolean isFull = new AtomicBoolean();
    AtomicInteger tries = new AtomicInteger();
    LedgerStoragePort storage =
        InterceptedStorage.of(FolderStorageAdapter.lock(folder))
            .withListed(listed -> {
              if (listed == StorageFolder.SNAPSHOT && isFull.get()) {
                tries.incrementAndGet();
                throw new StorageFullException("no room");
              }
            });
    LedgerKeeper keeper = new LedgerKeeper(ports(storage), List.of(), LedgerConfig.DEFAULT);
    keeper.forget(1);
    isFull.set(true);

    // When
    ThrowingCallable steps =
        () -> {
          keeper.step();
          seconds++;
          keeper.step();
        };

    // Then
    assertThatCode(steps).doesNotThrowAnyException();
    assertThat(tries).hasValue(2);
    assertThat(keeper.forgetting()).isEqualTo(1);
    storage.close();
  }

  @Test
  void shouldLetOthersGoFirstUntilTheNextSnapshotIsDue() {
    // Given
    LedgerStoragePort storage = FolderStorageAdapter.lock(folder);
    LedgerKeeper keeper = new LedgerKeeper(ports(storage), List.of(), LedgerConfig.DEFAULT);
    boolean isIdleHurried = keeper.hasTime(0);
    long every = LedgerConfig.DEFAULT.snapshotEvery();
    LedgerShard shard = new LedgerShard(TariffPort.NONE);

    // When
    keeper.write(SnapshotHead.whole(100, clock.wallTime()), shard.image());

    // Then
    assertThat(isIdleHurried).isFalse();
    assertThat(List.of(keeper.hasTime(100 + every - 1), keeper.hasTime(100 + every)))
        .containsExactly(true, false);
    storage.close();
  }

  @Test
  void shouldBeAbleToWaitWithThePiecesOfASnapshotAlone() {
    // Given
    LedgerStoragePort storage = FolderStorageAdapter.lock(folder);
    LedgerKeeper keeper = new LedgerKeeper(ports(storage), List.of(), LedgerConfig.DEFAULT);
    BooleanSupplier[] canWait = {() -> true};
    AtomicInteger hurries = new AtomicInteger();
    AtomicLong executed = new AtomicLong(100);
    keeper.begin(
        asked -> {
          canWait[0] = asked;
          return hurries::incrementAndGet;
        },
        executed::get);
    List<Boolean> seen = new ArrayList<>();
    seen.add(canWait[0].getAsBoolean());
    keeper.write(
        SnapshotHead.whole(100, clock.wallTime()), new LedgerShard(TariffPort.NONE).image());
    keeper.step();
    seen.add(canWait[0].getAsBoolean());
    executed.set(100 + LedgerConfig.DEFAULT.snapshotEvery());
    seen.add(canWait[0].getAsBoolean());
    executed.set(100);

    // When
    while (!keeper.isIdle()) {
      keeper.step();
    }

    // Then
    seen.add(canWait[0].getAsBoolean());
    assertThat(seen)
        .as("with nothing, between pieces, with the next one due, with nothing")
        .containsExactly(false, true, false, false);
    assertThat(hurries).hasValue(1);
    storage.close();
  }

  /** Of a keeper amid a snapshot that was ordered at 100. */
  private Duration restAfter(Duration worked, long executed, boolean isBehindAll) {
    try (LedgerStoragePort storage = FolderStorageAdapter.lock(folder)) {
      LedgerKeeper keeper = new LedgerKeeper(ports(storage), List.of(), LedgerConfig.DEFAULT);
      keeper.begin(
          _ ->
              new PatiencePort.Patience() {
                @Override
                public boolean relax() {
                  return isBehindAll;
                }

                @Override
                public void hurry() {}
              },
          () -> executed);
      keeper.write(
          SnapshotHead.whole(100, clock.wallTime()), new LedgerShard(TariffPort.NONE).image());
      keeper.step();
      return keeper.restAfter(worked.toNanos(), executed);
    }
  }

  @Test
  void shouldRestTwiceAsLongAsItWorkedOnAPieceWhereOthersMayWaitForIt() {
    // When
    List<Duration> rests =
        List.of(
            restAfter(Duration.ofMillis(1), 100, false),
            restAfter(Duration.ofSeconds(1), 100, false));

    // Then
    assertThat(rests).containsExactly(Duration.ofMillis(2), Duration.ofMillis(50));
  }

  @Test
  void shouldNotRestWhereItIsBehindAllOthersAnywayNorWhereTheNextSnapshotIsDue() {
    // When
    List<Duration> rests =
        List.of(
            restAfter(Duration.ofMillis(1), 100, true),
            restAfter(Duration.ofMillis(1), 100 + LedgerConfig.DEFAULT.snapshotEvery(), false));

    // Then
    assertThat(rests).containsExactly(Duration.ZERO, Duration.ZERO);
  }

  @Test
  void shouldNotWaitWhileItMakesASegmentInTheMidstOfASnapshot() {
    // Given
    LedgerStoragePort storage = FolderStorageAdapter.lock(folder);
    BooleanSupplier[] canWait = {() -> true};
    List<String> seen = new ArrayList<>();
    Consumer<FileName> look =
        name ->
            seen.add((canWait[0].getAsBoolean() ? "can wait: " : "cannot wait: ") + name.folder());
    LedgerStoragePort watched =
        InterceptedStorage.of(storage)
            .withCreating(look)
            .withFiles(file -> InterceptedFile.syncing(file, look));
    LedgerKeeper keeper = new LedgerKeeper(ports(watched), List.of(), LedgerConfig.DEFAULT);
    keeper.begin(
        asked -> {
          canWait[0] = asked;
          return () -> seen.add("hurry");
        },
        () -> 100);
    keeper.write(
        SnapshotHead.whole(100, clock.wallTime()), new LedgerShard(TariffPort.NONE).image());
    keeper.step();
    seen.clear();
    keeper.keep(emptyShelf(watched));

    // When
    keeper.step();

    // Then
    assertThat(seen)
        .as("out of the way, the segment made and synced, the last piece, the end")
        .containsExactly(
            "hurry", "cannot wait: LOG", "cannot wait: LOG", "can wait: SNAPSHOT", "hurry");
    storage.close();
  }

  /** Room for one segment that is not made yet. */
  private static SegmentShelf emptyShelf(LedgerStoragePort storage) {
    JournalTail nothing = new JournalTail(Optional.empty(), 0, 0, List.of(), List.of());
    JournalConfig one = new JournalConfig(8 << 10, 4 << 10, 1);
    return JournalWriter.behind(nothing, storage, one, () -> 7).shelf();
  }

  @Test
  void shouldNotWaitOnceTheLedgerStops() {
    // Given
    LedgerStoragePort storage = FolderStorageAdapter.lock(folder);
    BooleanSupplier[] canWait = {() -> true};
    List<Boolean> seen = new ArrayList<>();
    LedgerStoragePort watched =
        InterceptedStorage.of(storage)
            .withFiles(
                file -> InterceptedFile.syncing(file, name -> seen.add(canWait[0].getAsBoolean())));
    LedgerKeeper keeper = new LedgerKeeper(ports(watched), List.of(), LedgerConfig.DEFAULT);
    keeper.begin(
        asked -> {
          canWait[0] = asked;
          return () -> {};
        },
        () -> 100);
    keeper.write(
        SnapshotHead.whole(100, clock.wallTime()), new LedgerShard(TariffPort.NONE).image());
    keeper.step();

    // When
    keeper.finish();

    // Then
    assertThat(seen).as("at the sync of the last piece").containsExactly(false);
    storage.close();
  }
}
