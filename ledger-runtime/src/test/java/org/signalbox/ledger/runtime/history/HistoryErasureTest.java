package org.signalbox.ledger.runtime.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.InterceptedFile;
import org.signalbox.ledger.runtime.storage.InterceptedStorage;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFullException;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/** Erasures on a disk that is full or fails. */
class HistoryErasureTest {

  private static final HistoryConfig SMALL = new HistoryConfig(4 << 10, 1 << 10);
  private static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");
  private static final AccountId ACCOUNT = new AccountId("T", "1001");

  @TempDir Path folder;

  private final LedgerShard shard = new LedgerShard(TariffPort.NONE);
  private LedgerStoragePort storage;
  private Predicate<FileName> isFull = name -> false;
  private boolean isSyncFailing;
  private long salt;
  private HistoryProjector history;
  private long position;

  @BeforeEach
  void open() {
    storage =
        InterceptedStorage.of(FolderStorageAdapter.lock(folder))
            .withCreating(name -> {
              if (isFull.test(name)) {
                throw new StorageFullException("no room for " + name);
              }
            })
            .withFiles(file -> InterceptedFile.syncing(file, this::sync));
    history = new HistoryProjector(storage, SMALL, () -> ++salt);
  }

  private void sync(FileName name) {
    if (isSyncFailing) {
      throw new StorageSyncException("cannot sync " + name);
    }
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private ProjectorBatch topUp(AccountId account) {
    position++;
    LedgerCommand command =
        new LedgerCommand.ChangeAccount(
            BEGIN.plusSeconds(position),
            Optional.empty(),
            account,
            List.of(
                new AccountAction.Configure(AccountTerms.PREPAID),
                new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1))));
    Execution execution = shard.execute(command);
    List<PositionedRecord> records = new ArrayList<>();
    for (int i = 0; i < execution.records().size(); i++) {
      records.add(new PositionedRecord(position, i, command.at(), execution.records().get(i)));
    }
    return new ProjectorBatch(records, position);
  }

  private int items(AccountId account) {
    int[] items = new int[1];
    history.read(account, item -> items[0]++);
    return items[0];
  }

  @Test
  void shouldWriteNothingBehindASyncThatFailedInAnErasure() {
    // Given
    history.project(topUp(ACCOUNT));
    isSyncFailing = true;
    Throwable failed = catchThrowable(() -> history.erase(ACCOUNT));
    isSyncFailing = false;
    ProjectorBatch next = topUp(ACCOUNT);

    // When
    Throwable refused = catchThrowable(() -> history.project(next));

    // Then
    assertThat(failed).isInstanceOf(StorageSyncException.class);
    assertThat(refused).isSameAs(failed);
  }

  @Test
  void shouldFindWhatCameBehindAnErasureForWhichThereWasNoRoom() {
    // Given
    history.project(topUp(ACCOUNT));
    isFull = name -> name.name().contains(".history");
    Throwable failed = catchThrowable(() -> history.erase(ACCOUNT));
    isFull = name -> false;
    history.project(topUp(ACCOUNT));
    history.project(topUp(new AccountId("T", "1002")));

    // When
    history.erase(new AccountId("T", "1002"));

    // Then
    assertThat(failed).isInstanceOf(StorageFullException.class);
    assertThat(items(ACCOUNT)).isEqualTo(3);
  }

  @Test
  void shouldTrustNoIndexOfTheLastSegment() {
    // Given
    history.project(topUp(ACCOUNT));
    history.erase(new AccountId("T", "nobody"));
    history.stopped();
    // As a process of an earlier version left it: the index is there, the next segment is not.
    storage.delete(HistorySegmentHead.name(2));
    history = new HistoryProjector(storage, SMALL, () -> ++salt);
    history.project(topUp(new AccountId("T", "1002")));

    // When
    history.erase(new AccountId("T", "nobody"));

    // Then
    assertThat(items(new AccountId("T", "1002"))).isEqualTo(2);
  }

  @Test
  void shouldGoOnUnderTheSameNameWhereAnErasureDidNotEnd() {
    // Given
    for (int i = 0; i < 120; i++) {
      history.project(topUp(ACCOUNT));
    }
    isFull = name -> name.equals(HistorySegmentHead.erasing(2));
    Throwable failed = catchThrowable(() -> history.erase(ACCOUNT));
    isFull = name -> false;
    history.stopped();
    history = new HistoryProjector(storage, SMALL, () -> ++salt);

    // When
    HistoryProjector.Erasure erasure = history.erase(ACCOUNT);

    // Then
    assertThat(failed).isInstanceOf(StorageFullException.class);
    assertThat(items(ACCOUNT)).isZero();
    assertThat(items(erasure.pseudonym())).isEqualTo(121);
  }

  @Test
  void shouldGiveAnotherNameOnceAnErasureCameToItsEnd() {
    // Given
    history.project(topUp(ACCOUNT));
    AccountId first = history.erase(ACCOUNT).pseudonym();
    history.erased(ACCOUNT);
    history.project(topUp(ACCOUNT));

    // When
    AccountId second = history.erase(ACCOUNT).pseudonym();

    // Then
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void shouldLeaveTheSegmentThatAnErasureWritesToIt() {
    // Given
    history.project(topUp(ACCOUNT));
    history.erase(new AccountId("T", "nobody"));
    Runnable exchange =
        new HistoryEraser(storage, ACCOUNT, new AccountId("T", "erased")).prepare(1, 99);
    HistoryWriter.open(storage, SMALL, () -> ++salt).close();

    // When
    exchange.run();

    // Then
    assertThat(items(new AccountId("T", "erased"))).isEqualTo(2);
  }

  @Test
  void shouldLetAnotherCopyBeMadeWhereOneCouldNotBegin() {
    // Given
    history.project(topUp(ACCOUNT));
    history.erase(new AccountId("T", "nobody"));
    storage.delete(HistoryIndexFile.name(1));
    isFull = name -> true;
    Throwable failed = catchThrowable(history::extent);
    isFull = name -> false;

    // When
    List<FileName> files;
    try (HistoryExtent extent = history.extent()) {
      files = extent.parts().stream().map(HistoryExtent.Part::file).toList();
    }

    // Then
    assertThat(failed).isInstanceOf(StorageFullException.class);
    assertThat(files).contains(HistoryIndexFile.name(1));
  }
}
