package org.signalbox.ledger.runtime.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.InterceptedStorage;
import org.signalbox.rating.TypeOfRecord;

class HistoryProjectorTest {

  private static final HistoryConfig SMALL = new HistoryConfig(4 << 10, 1 << 10);
  private static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");

  @TempDir Path folder = Path.of("");

  private final LedgerShard shard = new LedgerShard(TariffPort.NONE);

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private FolderStorageAdapter storage;

  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private HistoryProjector history;

  private long position;

  @BeforeEach
  void open() {
    storage = FolderStorageAdapter.lock(folder);
    history = new HistoryProjector(storage, SMALL, () -> 7);
  }

  @AfterEach
  void close() {
    history.stopped();
    storage.close();
  }

  private static AccountId account(int number) {
    return new AccountId("T", "10" + number);
  }

  private ProjectorBatch executed(LedgerCommand command) {
    Execution execution = shard.execute(command);
    position++;
    List<PositionedRecord> records = new ArrayList<>();
    for (int i = 0; i < execution.records().size(); i++) {
      records.add(new PositionedRecord(position, i, command.at(), execution.records().get(i)));
    }
    return new ProjectorBatch(records, position);
  }

  private ProjectorBatch topUp(int account, long value) {
    return executed(
        new LedgerCommand.ChangeAccount(
            BEGIN.plusSeconds(position),
            Optional.empty(),
            account(account),
            List.of(
                new AccountAction.Configure(AccountTerms.PREPAID),
                new AccountAction.TopUp(BalanceSpec.money(), Amount.of(value)))));
  }

  private ProjectorBatch charge(int account, long number, SessionPhase phase, PartStep step) {
    Instant at = BEGIN.plusSeconds(position);
    PartTerms terms =
        new PartTerms(
            account(account),
            TypeOfRecord.DATA,
            new Pricing.Fixed(Amount.of("0.25"), Amount.of(2), 100, 10),
            "data",
            "6141",
            BEGIN.atZone(ZoneOffset.UTC));
    return executed(
        new LedgerCommand.Charge(
            at,
            new RequestKey("session", number),
            phase,
            java.time.Duration.ofHours(1),
            List.of(new PartRequest(new PartKey("1", "*default"), Optional.of(terms), step))));
  }

  private List<HistoryItem> read(int account) {
    List<HistoryItem> items = new ArrayList<>();
    history.read(account(account), items::add);
    return items;
  }

  private static List<EntryKind> kinds(List<HistoryItem> items) {
    return items.stream()
        .filter(HistoryItem.Entry.class::isInstance)
        .map(item -> ((HistoryItem.Entry) item).kind())
        .toList();
  }

  /** Who looks at it waits for the lock of a write that may be behind all other threads. */
  @Test
  void shouldNotBeAbleToWaitWhileAnotherLooksAtIt() {
    // Given
    List<HistoryProjector> looked = new ArrayList<>();
    List<Boolean> seen = new ArrayList<>();
    HistoryProjector watched =
        new HistoryProjector(
            InterceptedStorage.of(storage)
                .withListed(_ -> looked.forEach(each -> seen.add(each.canWait()))),
            SMALL,
            () -> 7);
    watched.project(topUp(1, 10));
    looked.add(watched);
    seen.add(watched.canWait());

    // When
    watched.extent().close();

    // Then
    seen.add(watched.canWait());
    assertThat(seen).as("before, meanwhile, after").containsExactly(true, false, true);
    watched.stopped();
  }

  @Test
  void shouldTellWhatACallCostAndWhatForInTheOrderOfEvents() {
    // Given
    history.project(topUp(1, 10));
    history.project(charge(1, 0, SessionPhase.INITIAL, PartStep.Report.reserving(100)));

    // When
    history.project(charge(1, 1, SessionPhase.TERMINATION, PartStep.Report.ending(55)));

    // Then
    List<HistoryItem> items = read(1);
    assertThat(items.getFirst()).isInstanceOf(HistoryItem.AccountStep.class);
    assertThat(kinds(items))
        .containsExactly(EntryKind.TOP_UP, EntryKind.RESERVATION, EntryKind.RELEASE);
    HistoryItem.Usage usage =
        items.stream()
            .filter(HistoryItem.Usage.class::isInstance)
            .map(HistoryItem.Usage.class::cast)
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(usage.session()).isEqualTo("session");
    assertThat(usage.of().used()).isEqualTo(55);
    assertThat(usage.of().charged()).isEqualTo(Amount.of("1.45"));
    assertThat(usage.of().terms().destination()).isEqualTo("6141");
    assertThat(usage.of().terms().pricing())
        .isEqualTo(new Pricing.Fixed(Amount.of("0.25"), Amount.of(2), 100, 10));
  }

  @Test
  void shouldTellTheMomentThatDecidedThePriceOfWhatWasUsedLast() {
    // Given
    Instant turned = BEGIN.plusSeconds(3_600);
    history.project(topUp(1, 10));
    history.project(charge(1, 0, SessionPhase.INITIAL, PartStep.Report.reserving(100)));

    // When
    history.project(
        charge(
            1,
            1,
            SessionPhase.TERMINATION,
            new PartStep.Report(
                55,
                Optional.empty(),
                true,
                Backing.HELD,
                Optional.of(new PriceTurn(20, turned.atZone(ZoneOffset.UTC))))));

    // Then
    assertThat(read(1))
        .filteredOn(HistoryItem.Usage.class::isInstance)
        .last()
        .extracting(item -> ((HistoryItem.Usage) item).of().terms().start().toInstant())
        .isEqualTo(turned);
  }

  @Test
  void shouldAddUpToTheBalancesOfManyAccountsOverManySegments() {
    // Given
    for (int round = 0; round < 40; round++) {
      for (int account = 0; account < 10; account++) {
        history.project(topUp(account, 3));
      }
    }

    // When
    List<AccountStatement> statements = new ArrayList<>();
    for (int account = 0; account < 10; account++) {
      AccountStatement statement = new AccountStatement();
      history.read(account(account), statement);
      statements.add(statement);
    }

    // Then
    assertThat(HistoryFiles.segments(storage)).hasSizeGreaterThan(5);
    for (int account = 0; account < 10; account++) {
      AccountStatement statement = statements.get(account);
      assertThat(statement.entries()).isEqualTo(40);
      assertThat(statement.problems()).isEmpty();
      assertThat(statement.differences(shard.account(account(account)))).isEmpty();
      assertThat(statement.balances()).containsValue(Amount.of(120));
    }
  }

  @Test
  void shouldGoOnBehindTheLastWholeBatch() throws IOException {
    // Given
    history.project(topUp(1, 1));
    ProjectorBatch second = topUp(1, 2);
    history.project(second);
    history.stopped();
    Path segment = folder.resolve("history/0000000001.history");
    cutLastOctets(segment, 1);

    // When
    history = new HistoryProjector(storage, SMALL, () -> 8);
    long afterwards = history.position();
    history.project(second);

    // Then
    assertThat(afterwards).isEqualTo(1);
    assertThat(kinds(read(1))).containsExactly(EntryKind.TOP_UP, EntryKind.TOP_UP);
    assertThat(HistoryReader.of(storage).position()).isEqualTo(2);
  }

  private static void cutLastOctets(Path file, int octets) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - octets);
    }
  }

  @Test
  void shouldReadWithoutAnIndexAndMakeItAgain() throws IOException {
    // Given
    for (int round = 0; round < 100; round++) {
      history.project(topUp(round % 3, 1));
    }
    history.stopped();
    Files.delete(folder.resolve("history/0000000001.index"));
    List<EntryKind> without = new ArrayList<>();
    HistoryReader.of(storage).read(account(1), item -> without.addAll(kinds(List.of(item))));

    // When
    history = new HistoryProjector(storage, SMALL, () -> 8);
    List<HistoryItem> items = read(1);

    // Then
    assertThat(without).hasSize(33);
    assertThat(kinds(items)).hasSize(33);
    assertThat(folder.resolve("history/0000000001.index")).exists();
  }

  @Test
  void shouldTellFileAndOctetOfADamagedEntry() throws IOException {
    // Given
    for (int round = 0; round < 100; round++) {
      history.project(topUp(1, 1));
    }
    history.stopped();
    try (FileChannel channel =
        FileChannel.open(folder.resolve("history/0000000001.history"), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {99}), 150);
    }

    // When / Then
    assertThatThrownBy(() -> HistoryReader.of(storage).read(account(1), item -> {}))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("history/0000000001.history at octet ")
        .hasMessageContaining("damaged");
  }

  @Test
  void shouldNoticeAnEntryThatDoesNotFollowFromTheOneBefore() {
    // Given
    AccountStatement statement = new AccountStatement();
    history.project(topUp(1, 5));
    topUp(1, 7);
    history.project(topUp(1, 9));

    // When
    history.read(account(1), statement);

    // Then
    assertThat(statement.problems())
        .containsExactly("position 3: balance *default was 5, but the entry goes from 12 to 21");
  }

  @Test
  void shouldKeepTheSumsAndNothingThatNamesAnErasedAccount() throws IOException {
    // Given
    for (int round = 0; round < 60; round++) {
      history.project(topUp(1, 4));
      history.project(topUp(2, 1));
      history.project(charge(1, round, SessionPhase.EVENT, new PartStep.DirectDebit(10)));
    }
    AccountStatement before = new AccountStatement();
    history.read(account(1), before);

    // When
    HistoryProjector.Erasure erasure = history.erase(account(1));

    // Then
    AccountStatement after = new AccountStatement();
    history.read(erasure.pseudonym(), after);
    assertThat(after.balances()).isEqualTo(before.balances());
    assertThat(after.entries()).isEqualTo(before.entries());
    assertThat(after.problems()).isEmpty();
    assertThat(ErasedName.isOne(erasure.pseudonym())).isTrue();
    assertThat(read(1)).isEmpty();
    assertThat(kinds(read(2))).hasSize(60);
    assertThat(allOctets()).doesNotContain("6141").doesNotContain("101").doesNotContain("session");
  }

  private String allOctets() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("history"))) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void shouldGoOnUnderTheNameBehindAnErasure() {
    // Given
    history.project(topUp(1, 4));
    history.erase(account(1));

    // When
    history.project(topUp(1, 5));

    // Then
    AccountStatement statement = new AccountStatement();
    history.read(account(1), statement);
    assertThat(statement.problems()).isEmpty();
    assertThat(statement.carried()).containsValue(Amount.of(4));
    assertThat(statement.differences(shard.account(account(1)))).isEmpty();
  }

  @Test
  void shouldRefuseAnErasureWhileACopyIsMade() {
    // Given
    history.project(topUp(1, 4));

    // When
    try (HistoryExtent copy = history.extent()) {
      // Then
      assertThat(copy.position()).isEqualTo(1);
      assertThatThrownBy(() -> history.erase(account(1))).hasMessageContaining("under way");
    }
    assertThat(history.erase(account(1)).items()).isEqualTo(2);
  }

  @Test
  void shouldSurviveAPowerCutUpToWhereItWasSettled() {
    // Given
    history.project(new ProjectorBatch(List.of(), 5));
    long before = history.durable(5);

    // When
    history.settle();

    // Then
    assertThat(before).isZero();
    assertThat(history.durable(5)).isEqualTo(5);
  }
}
