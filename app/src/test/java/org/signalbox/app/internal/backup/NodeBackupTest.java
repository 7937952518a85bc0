package org.signalbox.app.internal.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.app.DataFolder;
import org.signalbox.app.internal.node.NodeLedger;
import org.signalbox.app.internal.node.OfflineNode;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.statement.AccountExplanation;
import org.signalbox.charging.statement.StatementQuery;
import org.signalbox.config.ConfigReader;
import org.signalbox.config.ConfigSource;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerStatus;
import org.signalbox.ledger.runtime.LedgerTail;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.tariff.TariffFiles;
import org.signalbox.testsupport.Await;

class NodeBackupTest {

  @TempDir Path folder = Path.of("");

  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("made.backup");
  }

  private static SignalboxConfig on(Path data) {
    return ConfigReader.read(
        new ConfigSource(Optional.empty(), List.of("data=" + data), name -> Optional.empty()));
  }

  private static OfflineNode open(SignalboxConfig config) {
    return OfflineNode.open(config, InstantSource.system());
  }

  /** Charges, makes a backup meanwhile, and stops. */
  private int backUpUnderLoad(Path data) throws InterruptedException {
    try (OfflineNode node = open(on(data))) {
      ChargingLoad load = new ChargingLoad(node.ledger().port(), 0);
      load.start();
      Await.until(() -> load.charged() > 300, () -> "300 events");
      new NodeBackup(node.backupSource(), new BackupProgress()).write(file);
      int meanwhile = load.charged();
      Await.until(() -> load.charged() > meanwhile + 50, () -> "50 events after the backup");
      return load.end();
    }
  }

  private BackupManifest manifest() {
    try (BackupReader backup = BackupReader.open(file)) {
      assertThat(backup.problems((done, total) -> {})).isEmpty();
      return backup.manifest();
    }
  }

  private Optional<Path> restore(Path data, boolean isReplacing) {
    try (DataFolder held = DataFolder.lockForRestore(data);
        BackupReader backup = BackupReader.open(file)) {
      return new NodeRestore(on(data), held, backup).restore(isReplacing);
    }
  }

  /** The hash that the log of a ledger makes up to a position. */
  private static String hashAt(Path data, long position) {
    try (FolderStorageAdapter storage =
        FolderStorageAdapter.reading(data.resolve(NodeLedger.FOLDER))) {
      LedgerShard shard = new LedgerShard(TariffFiles.reading(storage));
      JournalReader reader = JournalReader.after(storage, 0);
      while (reader.position() < position) {
        shard.execute(LedgerCommandDecoder.decode(reader.next().orElseThrow().payload()));
      }
      return shard.stateHash();
    }
  }

  @Test
  void shouldRestoreTheVeryMomentOfABackupUnderLoad() throws InterruptedException {
    // Given
    Path original = folder.resolve("original");
    Path elsewhere = folder.resolve("elsewhere");
    backUpUnderLoad(original);
    BackupManifest manifest = manifest();

    // When
    restore(elsewhere, false);

    // Then
    try (FolderStorageAdapter storage =
        FolderStorageAdapter.reading(elsewhere.resolve(NodeLedger.FOLDER))) {
      LedgerTail tail =
          LedgerTail.read(storage, manifest.ledger().snapshotPosition(), record -> {});
      assertThat(tail.position()).isEqualTo(manifest.ledger().position());
      assertThat(tail.view().image().stateHash())
          .isEqualTo(hashAt(original, manifest.ledger().position()));
    }
    assertThat(manifest.ledger().stateHash())
        .isEqualTo(hashAt(original, manifest.ledger().snapshotPosition()));
  }

  @Test
  void shouldSayWhyTheLedgerRefusesABackup() {
    // Given
    BackupSource source;
    try (OfflineNode node = open(on(folder.resolve("original")))) {
      source = node.backupSource();
    }

    // When
    ThrowableAssert.ThrowingCallable backup =
        () -> new NodeBackup(source, new BackupProgress()).write(file);

    // Then
    assertThatThrownBy(backup)
        .isInstanceOf(OperatorFault.class)
        .hasMessage("no backup now: the ledger is not running");
    assertThat(file).doesNotExist();
  }

  @Test
  void shouldCatchUpToEveryCdrAndEntryOnceAndGoOnCharging() throws InterruptedException {
    // Given
    Path elsewhere = folder.resolve("elsewhere");
    int charged = backUpUnderLoad(folder.resolve("original"));
    restore(elsewhere, false);

    // When
    long events = 0;
    long cdrs = 0;
    try (OfflineNode node = open(on(elsewhere))) {
      for (int event = charged; event < charged + 20; event++) {
        new ChargingLoad(node.ledger().port(), 0).charge(event);
      }
      long position = node.ledger().port().position();
      assertThat(node.ledger().port().awaitProjected(position)).isTrue();
      cdrs = CdrStore.of(node.database(), InstantSource.system()).count(CdrQuery.ALL);
      for (int account = 0; account < ChargingLoad.ACCOUNTS; account++) {
        AccountExplanation explanation = explain(node, account);
        assertThat(explanation.problems()).isEmpty();
        assertThat(explanation.balances())
            .allSatisfy(sum -> assertThat(sum.carried().signum()).isZero());
        events += explanation.entries() / 2;
      }
    }

    // Then
    assertThat(events).isEqualTo(cdrs).isGreaterThan(320);
  }

  private static AccountExplanation explain(OfflineNode node, int account) {
    return node.ledger()
        .explainer()
        .explain(
            new StatementQuery(
                ChargingLoad.account(account), Optional.empty(), Optional.empty(), 10));
  }

  @Test
  void shouldTouchNothingWhereThereIsData() throws InterruptedException, IOException {
    // Given
    Path original = folder.resolve("original");
    backUpUnderLoad(original);
    long before = Files.getLastModifiedTime(original.resolve("signalbox.db")).toMillis();

    // When / Then
    assertThatThrownBy(() -> restore(original, false))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("holds data");
    assertThat(Files.getLastModifiedTime(original.resolve("signalbox.db")).toMillis())
        .isEqualTo(before);
  }

  @Test
  void shouldPutAsideWhatItReplaces() throws InterruptedException {
    // Given
    Path original = folder.resolve("original");
    backUpUnderLoad(original);

    // When
    Optional<Path> aside = restore(original, true);

    // Then
    assertThat(aside).contains(folder.resolve("original.before-restore").toAbsolutePath());
    assertThat(folder.resolve("original.before-restore/signalbox.db")).exists();
    open(on(original)).close();
  }

  @Test
  void shouldTakeTheKeyOfVouchersAlongFromWhatItReplaces() throws IOException {
    // Given
    Path original = folder.resolve("original");
    try (OfflineNode node = open(on(original))) {
      new NodeBackup(node.backupSource(), new BackupProgress()).write(file);
    }
    Files.writeString(original.resolve("voucher.key"), "thirty-two octets that are a key");

    // When
    restore(original, true);

    // Then
    assertThat(original.resolve("voucher.key")).hasContent("thirty-two octets that are a key");
  }

  @Test
  void shouldNoticeEveryOctetThatChangesContent() throws InterruptedException, IOException {
    // Given
    backUpUnderLoad(folder.resolve("original"));
    byte[] sound = Files.readAllBytes(file);
    Map<String, Integer> content = content();
    List<Long> missed = new ArrayList<>();

    // When
    for (long at = 1; at < sound.length; at += Math.max(1, sound.length / 150)) {
      flip(at);
      if (!isDamageNoticed() && !content().equals(content)) {
        missed.add(at);
      }
      flip(at);
    }

    // Then
    assertThat(missed).isEmpty();
    assertThat(Files.readAllBytes(file)).isEqualTo(sound);
  }

  /** What a reader that believes everything finds, by name. */
  private Map<String, Integer> content() throws IOException {
    Map<String, Integer> content = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        content.put(entry.getName(), Arrays.hashCode(zip.getInputStream(entry).readAllBytes()));
      }
    }
    return content;
  }

  private void flip(long at) throws IOException {
    try (RandomAccessFile octets = new RandomAccessFile(file.toFile(), "rw")) {
      octets.seek(at);
      int octet = octets.read();
      octets.seek(at);
      octets.write(octet ^ 0x55);
    }
  }

  private boolean isDamageNoticed() {
    try (BackupReader backup = BackupReader.open(file)) {
      return !backup.problems((done, total) -> {}).isEmpty();
    } catch (RuntimeException e) {
      return true;
    }
  }

  @Test
  void shouldLeaveNothingBehindWhereTheFileIsThereAlready() throws IOException {
    // Given
    Files.writeString(file, "mine");

    // When
    try (OfflineNode node = open(on(folder.resolve("original")))) {
      NodeBackup backup = new NodeBackup(node.backupSource(), new BackupProgress());
      assertThatThrownBy(() -> backup.write(file)).hasMessageContaining("is there already");
    }

    // Then
    assertThat(Files.readString(file)).isEqualTo("mine");
    assertThat(folder.resolve("made.backup.tmp")).doesNotExist();
  }

  /** A node for which nothing came that goes into the outbox; backed up, and stopped. */
  private void backUpQuietNode(Path data) {
    try (OfflineNode node = open(on(data))) {
      ChargingLoad load = new ChargingLoad(node.ledger().port(), 0);
      for (int event = 0; event < 20; event++) {
        load.charge(event);
      }
      new NodeBackup(node.backupSource(), new BackupProgress()).write(file);
    }
  }

  @Test
  void shouldLetEveryProjectorGoOnWhereNothingHadHappenedForIt() throws InterruptedException {
    // Given
    Path elsewhere = folder.resolve("elsewhere");
    backUpQuietNode(folder.resolve("original"));
    restore(elsewhere, false);

    // When
    try (OfflineNode node = open(on(elsewhere))) {
      new ChargingLoad(node.ledger().port(), 0).charge(20);

      // Then
      LedgerRuntime ledger = node.backupSource().ledger();
      long position = ledger.status().position();
      assertThat(ledger.status().projectors()).hasSize(3);
      for (LedgerStatus.ProjectorStatus projector : ledger.status().projectors()) {
        boolean isThere = ledger.awaitProjected(projector.name(), position, Duration.ofSeconds(30));
        assertThat(isThere).as("%s", ledger.status().projectors()).isTrue();
      }
    }
  }

  @Test
  void shouldKeepAllThatRestoresPutAside() throws IOException {
    // Given
    Path original = folder.resolve("original");
    backUpQuietNode(original);
    Files.writeString(original.resolve("precious"), "the first");
    restore(original, true);

    // When
    Optional<Path> second = restore(original, true);

    // Then
    assertThat(second).contains(folder.resolve("original.before-restore.2").toAbsolutePath());
    assertThat(folder.resolve("original.before-restore/precious")).hasContent("the first");
  }

  @Test
  void shouldFinishARestoreThatEndedBeforeTheFolderHadItsName() throws IOException {
    // Given
    Path elsewhere = folder.resolve("elsewhere");
    backUpQuietNode(folder.resolve("original"));
    restore(elsewhere, false);
    RestoreMark.write(elsewhere, false);
    Files.move(elsewhere, folder.resolve("elsewhere.restoring"));

    // When
    long cdrs;
    try (OfflineNode node = open(on(elsewhere))) {
      cdrs = CdrStore.of(node.database(), InstantSource.system()).count(CdrQuery.ALL);
    }

    // Then
    assertThat(cdrs).isEqualTo(20);
    assertThat(folder.resolve("elsewhere.restoring")).doesNotExist();
  }

  @Test
  void shouldNotStartOnAFolderWhoseRowsAreStillToComeIntoTheServer() throws IOException {
    // Given
    Path elsewhere = folder.resolve("elsewhere");
    backUpQuietNode(folder.resolve("original"));
    restore(elsewhere, false);
    RestoreMark.write(elsewhere, true);

    // When / Then
    assertThatThrownBy(() -> open(on(elsewhere)))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("restore the backup again with --replace");
    restore(elsewhere, true);
    open(on(elsewhere)).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"version\":1,\"at\":\"tomorrow\"}", "{\"version\":{}}"})
  void shouldSayInASentenceThatAManifestCannotBeRead(String manifest) throws IOException {
    // Given
    byte[] text = manifest.getBytes(StandardCharsets.UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(BackupManifest.NAME));
      zip.write(text);
      zip.putNextEntry(new ZipEntry(BackupManifest.SUM_NAME));
      zip.write(BackupWriter.sum(text).getBytes(StandardCharsets.UTF_8));
    }

    // When / Then
    assertThatThrownBy(() -> BackupReader.open(file)).isInstanceOf(OperatorFault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql/a", "sql/.rows", "sql/../x.rows", "sql/a;b.rows", "sql/rows"})
  void shouldTakeNoNameForATableThatIsNone(String entry) {
    // When / Then
    assertThatThrownBy(() -> BackupEntries.table(entry))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("expected the name of a table");
  }
}
