package org.signalbox.ledger.runtime.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.StorageFile;

class SnapshotFilesTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final int ACCOUNTS = 200;

  /** No projector needs an old one. */
  private static final long NONE_NEEDED = Long.MAX_VALUE;

  @TempDir Path folder = Path.of("");

  private final LedgerShard shard = new LedgerShard(TariffPort.NONE);
  private FolderStorageAdapter storage;
  private SnapshotFiles files;
  private SnapshotChain chain;
  private long position;

  @BeforeEach
  void fill() {
    storage = FolderStorageAdapter.lock(folder);
    files = new SnapshotFiles(storage);
    chain = new SnapshotChain(storage);
    for (int i = 0; i < ACCOUNTS; i++) {
      topUp(i);
    }
  }

  @AfterEach
  void unlock() {
    storage.close();
  }

  private void topUp(int account) {
    shard.execute(
        new LedgerCommand.ChangeAccount(
            NOON,
            Optional.empty(),
            new AccountId("cgrates.org", "6140000" + account),
            List.of(
                new AccountAction.Configure(AccountTerms.PREPAID),
                new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1)))));
    position++;
  }

  /** Takes a snapshot as it is now; the state it is of. */
  private String take(boolean isRenewal) {
    SnapshotWriter writer =
        chain.next(SnapshotHead.whole(position, NOON), shard.image(), isRenewal);
    boolean isDone = writer.step();
    while (!isDone) {
      isDone = writer.step();
    }
    chain.written(writer, shard.image());
    return shard.stateHash();
  }

  private List<String> names() {
    return files.files().stream().map(file -> file.name().substring(16)).toList();
  }

  private void damage(FileName name) {
    try (StorageFile file = storage.open(name)) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), file.octets() / 2);
    }
  }

  @Test
  void shouldTellWhatChangedBehindAWholeSnapshot() {
    // Given
    take(false);
    topUp(3);

    // When
    String taken = take(false);

    // Then
    assertThat(names()).containsExactly("200.snapshot", "201.changes");
    assertThat(files.read(201, read -> {}).image().stateHash()).isEqualTo(taken);
  }

  @Test
  void shouldGoOnFromTheSnapshotThatTheLedgerBeganAt() {
    // Given
    take(false);
    SnapshotReader.Snapshot start = files.newest(NONE_NEEDED, damaged -> {}).orElseThrow();
    chain = new SnapshotChain(storage);
    chain.begin(start);
    topUp(3);

    // When
    String taken = take(false);

    // Then
    assertThat(names()).containsExactly("200.snapshot", "201.changes");
    assertThat(files.read(201, read -> {}).image().stateHash()).isEqualTo(taken);
  }

  @Test
  void shouldTakeAWholeSnapshotOnceTheChangesAreHalfOfOne() {
    // Given
    take(false);
    for (int i = 0; i < ACCOUNTS; i++) {
      topUp(i);
    }
    take(false);
    topUp(3);

    // When
    take(false);

    // Then
    assertThat(names()).containsExactly("200.snapshot", "400.changes", "401.snapshot");
  }

  @Test
  void shouldTakeAWholeSnapshotWhereItMustNeedNoOther() {
    // Given
    take(false);
    topUp(3);

    // When
    take(true);

    // Then
    assertThat(names()).containsExactly("200.snapshot", "201.snapshot");
  }

  @Test
  void shouldStartBeforeChangesThatAreDamaged() {
    // Given
    take(false);
    topUp(3);
    String sound = take(false);
    topUp(4);
    take(false);
    damage(files.files().getLast());
    List<OperatorFault> damaged = new ArrayList<>();

    // When
    Optional<SnapshotReader.Snapshot> start = files.newest(NONE_NEEDED, damaged::add);

    // Then
    assertThat(start.map(found -> found.image().stateHash())).hasValue(sound);
    assertThat(damaged)
        .singleElement()
        .satisfies(fault -> assertThat(fault).hasMessageContaining("202.changes is damaged"));
  }

  @Test
  void shouldStartFromWhatDoesNotNeedADamagedWholeSnapshot() {
    // Given
    take(false);
    topUp(3);
    String sound = take(false);
    topUp(4);
    take(true);
    topUp(5);
    take(false);
    damage(files.files().get(2));

    // When
    Optional<SnapshotReader.Snapshot> start = files.newest(NONE_NEEDED, damaged -> {});

    // Then
    assertThat(names())
        .containsExactly("200.snapshot", "201.changes", "202.snapshot", "203.changes");
    assertThat(start.map(found -> found.image().stateHash())).hasValue(sound);
    assertThat(files.logNeededAfter(NONE_NEEDED)).isEqualTo(201);
  }

  @Test
  void shouldSayWhichSnapshotIsMissing() {
    // Given
    take(false);
    topUp(3);
    take(false);
    storage.delete(files.files().getFirst());

    // When / Then
    assertThatThrownBy(() -> files.read(201, read -> {}))
        .isInstanceOf(OperatorFault.class)
        .hasMessage("there is no snapshot of position 200 to go on from");
  }

  @Test
  void shouldKeepTwoWholeSnapshotsAndWhatGoesOnFromThem() {
    // Given
    for (int round = 0; round < 3; round++) {
      topUp(3);
      take(true);
      topUp(4);
      take(false);
    }

    // When
    files.prune(NONE_NEEDED);

    // Then
    assertThat(names())
        .containsExactly("203.snapshot", "204.changes", "205.snapshot", "206.changes");
  }

  @Test
  void shouldKeepAllThatTheStartOfASlowProjectorNeeds() {
    // Given
    take(true);
    topUp(1);
    take(false);
    topUp(2);
    take(false);
    for (int round = 0; round < 2; round++) {
      topUp(3);
      take(true);
    }

    // When
    files.prune(201);

    // Then
    assertThat(names())
        .containsExactly("200.snapshot", "201.changes", "203.snapshot", "204.snapshot");
    assertThat(files.logNeededAfter(201)).isEqualTo(201);
  }

  @Test
  void shouldNeedAllOfTheLogBeforeTheSecondWholeSnapshot() {
    // Given
    take(false);
    topUp(3);
    take(false);

    // When
    long neededAfter = files.logNeededAfter(NONE_NEEDED);

    // Then
    assertThat(neededAfter).isZero();
  }
}
