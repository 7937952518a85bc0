package org.signalbox.ledger.runtime;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.core.Invariant;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.ledger.runtime.storage.InterceptedFile;
import org.signalbox.ledger.runtime.storage.InterceptedStorage;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.storage.StorageSyncException;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.testsupport.Await;

/** The ledger with its threads, on real files. */
class LedgerRuntimeTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final AccountId ACCOUNT = new AccountId("T", "1001");
  private static final LedgerConfig CONFIG =
      new LedgerConfig(
          new JournalConfig(64 << 10, 16 << 10, 2),
          16_384,
          SOON,
          Duration.ofSeconds(1),
          100,
          500,
          100_000,
          Optional.empty());

  @TempDir Path folder = Path.of("");

  private final List<String> halts = new CopyOnWriteArrayList<>();
  private final CountingProjector projector = new CountingProjector();

  /** Counts records; forgets everything when the test starts another ledger with a new one. */
  private static final class CountingProjector implements LedgerProjectorPort {

    private final AtomicLong records = new AtomicLong();
    private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
    private volatile boolean isSlow;
    private volatile long position;
    private volatile Optional<Error> fault = Optional.empty();

    @Override
    public String name() {
      return "counting";
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void project(ProjectorBatch batch) {
      if (fault.isPresent()) {
        throw fault.get();
      }
      records.addAndGet(batch.records().size());
      position = batch.upTo();
    }

    @Override
    public void project(ProjectorBatch batch, BooleanSupplier isHurried) {
      if (isSlow) {
        begun.complete(isHurried.getAsBoolean());
        Await.until(isHurried, () -> "the projector to be hurried");
      }
      project(batch);
    }
  }

  /** The machine's clocks. */
  private static final class MachineClock implements LedgerClockPort {
    @Override
    public Instant wallTime() {
      return InstantSource.system().instant();
    }

    @Override
    public long monotonicNanos() {
      return System.nanoTime();
    }
  }

  private LedgerRuntime start() throws InterruptedException {
    LedgerPorts ports =
        LedgerPorts.of(
            FolderStorageAdapter.lock(folder),
            new MachineClock(),
            (sentence, cause) -> halts.add(sentence),
            List.of(projector));
    LedgerRuntime runtime = LedgerRuntime.start(CONFIG, ports);
    assertThat(runtime.awaitRunning(SOON)).isTrue();
    return runtime;
  }

  private static LedgerCommand topUp(Instant at, long value) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        ACCOUNT,
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(value))));
  }

  private static LedgerCommand reserve(Instant at, int session) {
    return reserve(at, session, Duration.ofHours(1));
  }

  private static LedgerCommand reserve(Instant at, int session, Duration supervision) {
    PartTerms terms =
        new PartTerms(
            ACCOUNT,
            TypeOfRecord.SMS,
            new Pricing.Fixed(Amount.ZERO, Amount.of(1), 1, 1),
            "sms",
            "61400000",
            at.atZone(ZoneOffset.UTC));
    return new LedgerCommand.Charge(
        at,
        new RequestKey("session-" + session, 0),
        SessionPhase.INITIAL,
        supervision,
        List.of(
            new PartRequest(
                new PartKey("1", ""), Optional.of(terms), PartStep.Report.reserving(3))));
  }

  private static long position(LedgerAnswer answer) {
    return ((LedgerAnswer.Executed) answer).position();
  }

  private static long granted(LedgerAnswer answer) {
    LedgerAnswer.Executed executed = (LedgerAnswer.Executed) answer;
    return ((LedgerReply.Charged) executed.reply()).parts().getFirst().granted();
  }

  @Test
  void shouldGrantNoMoreThanTheBalanceToAThousandThatRace() throws InterruptedException {
    // Given
    LedgerRuntime runtime = start();
    runtime.ask(at -> topUp(at, 1_000), Admission.NEW_WORK).join();
    List<Thread> racers = new ArrayList<>();
    List<CompletableFuture<LedgerAnswer>> answers = new CopyOnWriteArrayList<>();

    // When
    for (int i = 0; i < 1_000; i++) {
      int session = i;
      racers.add(
          Thread.ofVirtual()
              .start(
                  () -> answers.add(runtime.ask(at -> reserve(at, session), Admission.NEW_WORK))));
    }
    for (Thread racer : racers) {
      racer.join();
    }

    // Then
    List<Long> grants = answers.stream().map(answer -> granted(answer.join())).toList();
    assertThat(grants).hasSize(1_000).containsOnly(0L, 1L, 3L);
    assertThat(grants.stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000);
    runtime.close();
  }

  @Test
  void shouldGoOnAfterARestartWhereItStopped() throws InterruptedException {
    // Given
    LedgerRuntime first = start();
    for (int i = 0; i < 1_200; i++) {
      first.ask(at -> topUp(at, 2), Admission.NEW_WORK).join();
    }
    first.close();

    // When
    LedgerRuntime second = start();

    // Then
    LedgerAnswer answer = second.ask(at -> reserve(at, 1), Admission.NEW_WORK).join();
    assertThat(granted(answer)).isEqualTo(3);
    assertThat(second.status().position()).isGreaterThan(1_200);
    assertThat(halts).isEmpty();
    second.close();
  }

  @Test
  void shouldProjectEveryRecordOnceOverARestart() throws InterruptedException {
    // Given
    LedgerRuntime first = start();
    for (int i = 0; i < 700; i++) {
      first.ask(at -> topUp(at, 2), Admission.NEW_WORK).join();
    }
    first.close();
    LedgerRuntime second = start();

    // When
    LedgerAnswer.Executed last =
        (LedgerAnswer.Executed) second.ask(at -> topUp(at, 2), Admission.NEW_WORK).join();

    // Then
    assertThat(second.awaitProjected("counting", last.position(), SOON)).isTrue();
    // One account opened, and one entry for each top-up.
    assertThat(projector.records.get()).isEqualTo(1 + 701);
    second.close();
  }

  @Test
  void shouldTakeNothingInAfterItStopped() throws InterruptedException {
    // Given
    LedgerRuntime runtime = start();
    runtime.close();

    // When
    LedgerAnswer answer = runtime.ask(at -> topUp(at, 1), Admission.UNDER_WAY).join();

    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            LedgerAnswer.NotTaken.class,
            refused -> assertThat(refused.reason()).isEqualTo(AdmissionRefusal.NOT_RUNNING));
  }

  @Test
  void shouldWriteSnapshotsAndArchiveTheLogWhileItRuns() throws InterruptedException {
    // Given
    LedgerRuntime runtime = start();

    // When
    List<CompletableFuture<LedgerAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      answers.add(runtime.ask(at -> topUp(at, 1), Admission.NEW_WORK));
      if (i % 100 == 0) {
        answers.getLast().join();
      }
    }
    answers.forEach(CompletableFuture::join);
    // Another thread writes them, and what is ordered when the ledger stops is not begun any more.
    Await.until(() -> runtime.status().snapshotPosition() >= 500, () -> "the first snapshot");
    runtime.close();

    // Then
    LedgerRuntime again = start();
    assertThat(again.status().snapshotPosition()).isGreaterThanOrEqualTo(500);
    assertThat(again.status().position()).isGreaterThanOrEqualTo(3_000);
    again.close();
  }

  @Test
  void shouldDeleteTheLogThatIsToBeForgottenOnceNothingNeedsIt() throws InterruptedException {
    // Given
    LedgerRuntime first = start();
    first.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    first.forgetLog(first.status().position());
    first.close();
    LedgerRuntime second = start();

    // When
    for (int i = 0; i < 3_000; i++) {
      second.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    }

    // Then
    Await.until(
        () ->
            !Files.exists(folder.resolve("log/0000000001.log"))
                && !Files.exists(folder.resolve("archive/0000000001.log")),
        () -> "the first segment is gone");
    assertThat(folder.resolve("archive/0000000002.log")).exists();
    second.close();
  }

  @Test
  void shouldDeleteSnapshotsThatHoldWhatIsToBeForgotten() throws InterruptedException {
    // Given
    LedgerRuntime runtime = start();
    for (int i = 0; i < 1_200; i++) {
      runtime.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    }
    Await.until(() -> runtime.status().snapshotPosition() > 0, () -> "a snapshot before");
    long mark = runtime.status().position();

    // When
    runtime.forgetLog(mark);

    // Then
    Await.until(() -> runtime.status().forgetting() == 0, () -> "all is forgotten");
    assertThat(folder.resolve("snapshot").toFile().list())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Long.parseLong(name.substring(0, 19))).isGreaterThan(mark));
    runtime.close();
  }

  @Test
  void shouldAnswerAQuestionFromWhatWasHandedInBeforeIt() throws Exception {
    // Given
    try (LedgerRuntime ledger = start()) {
      CompletableFuture<LedgerAnswer> toppedUp = ledger.ask(at -> topUp(at, 7), Admission.NEW_WORK);

      // When
      Optional<Account> account = ledger.read(view -> view.account(ACCOUNT)).get(60, SECONDS);

      // Then
      assertThat(toppedUp).isCompleted();
      assertThat(account.orElseThrow().balances().getFirst().value()).isEqualTo(Amount.of(7));
    }
  }

  @Test
  void shouldGoOnAfterAQuestionThatThrows() throws Exception {
    // Given
    try (LedgerRuntime ledger = start()) {
      CompletableFuture<String> asked =
          ledger.read(view -> {
            throw new IllegalStateException("the asker's fault");
          });

      // When
      int accounts = ledger.read(LedgerView::accountCount).get(60, SECONDS);

      // Then
      assertThat(asked).failsWithin(SOON).withThrowableThat().withMessageContaining("fault");
      assertThat(accounts).isZero();
      assertThat(halts).isEmpty();
    }
  }

  @Test
  void shouldGoOnWhereWhoIsToldWhatItDoesByItselfFails() throws Exception {
    // Given
    try (LedgerRuntime ledger = start()) {
      CompletableFuture<PositionedRecord> told = new CompletableFuture<>();
      ledger.watchOwn(happened -> {
        told.complete(happened.getLast());
        throw new IllegalStateException("a watcher that fails");
      });
      ledger.ask(at -> topUp(at, 3), Admission.NEW_WORK).join();
      LedgerAnswer begun =
          ledger.ask(at -> reserve(at, 1, Duration.ofMillis(1)), Admission.NEW_WORK).join();
      PositionedRecord closed = told.get(60, SECONDS);

      // When
      LedgerAnswer answer = ledger.ask(at -> reserve(at, 2), Admission.NEW_WORK).get(60, SECONDS);

      // Then
      assertThat(closed.record()).isInstanceOf(LedgerRecord.SessionClosed.class);
      assertThat(closed.position()).isBetween(position(begun) + 1, position(answer) - 1);
      assertThat(granted(answer)).isEqualTo(3);
      assertThat(halts).isEmpty();
    }
  }

  @Test
  void shouldStopAfterAQuestionThatFindsABrokenInvariant() throws Exception {
    // Given
    LedgerRuntime ledger = start();

    // When
    CompletableFuture<String> asked =
        ledger.read(view -> {
          Invariant.check(false, "two and two are four");
          return "";
        });

    // Then
    assertThat(asked).failsWithin(SOON).withThrowableThat().withMessageContaining("two and two");
    Await.until(() -> ledger.status().phase() == LedgerPhase.HALTED, () -> "the ledger halts");
    Await.until(() -> !halts.isEmpty(), () -> "the halt is told");
    assertThat(halts).singleElement().asString().contains("broken invariant: two and two");
    ledger.close();
  }

  @Test
  void shouldCloseAfterAnErrorThatNoStepExpects() throws Exception {
    // Given
    LedgerRuntime ledger = start();
    ledger.submit(
        new LedgerSubmission(
            at -> topUp(at, 1),
            Admission.NEW_WORK,
            answers -> {
              throw new StackOverflowError("the answer went too deep");
            }));
    Await.until(() -> !halts.isEmpty(), () -> "the halt is told");

    // When
    CompletableFuture<Void> closed = CompletableFuture.runAsync(ledger::close);

    // Then
    assertThat(closed).succeedsWithin(SOON);
    assertThat(ledger.status().phase()).isEqualTo(LedgerPhase.HALTED);
    assertThat(halts).singleElement().asString().contains("the thread ledger").contains("too deep");
  }

  @Test
  void shouldHurryProjectorsThatTakeTheirTimeWhenItStops() throws Exception {
    // Given
    LedgerRuntime ledger = start();
    projector.isSlow = true;
    LedgerAnswer answer = ledger.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    boolean wasHurried = projector.begun.get(60, SECONDS);

    // When
    CompletableFuture<Void> closed = CompletableFuture.runAsync(ledger::close);

    // Then
    assertThat(closed).succeedsWithin(SOON);
    assertThat(wasHurried).isFalse();
    assertThat(projector.position()).isGreaterThanOrEqualTo(position(answer));
  }

  /** The process ends there, and tells why: that must not stand behind all others. */
  @Test
  void shouldHaveTheKeeperInAHurryWhereASnapshotThatFailsEndsTheProcess() throws Exception {
    // Given
    Map<String, BooleanSupplier> canWait = new ConcurrentHashMap<>();
    List<Boolean> seen = new CopyOnWriteArrayList<>();
    LedgerStoragePort failing =
        InterceptedStorage.of(FolderStorageAdapter.lock(folder))
            .withFiles(file -> InterceptedFile.syncing(file, LedgerRuntimeTest::refuseSnapshots));
    LedgerPorts ports =
        LedgerPorts.of(
                failing,
                new MachineClock(),
                (sentence, cause) -> canWait.forEach((_, asked) -> seen.add(asked.getAsBoolean())),
                List.of())
            .with(asked -> {
              canWait.put(Thread.currentThread().getName(), asked);
              return PatiencePort.Patience.NONE;
            });
    LedgerRuntime ledger = LedgerRuntime.start(CONFIG, ports);
    assertThat(ledger.awaitRunning(SOON)).isTrue();

    // When
    for (long i = 0; i < CONFIG.snapshotEvery(); i++) {
      ledger.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    }

    // Then
    Await.until(() -> !seen.isEmpty(), () -> "the keeper's fault to be told");
    assertThat(canWait).containsOnlyKeys("ledger-keeper");
    assertThat(seen).as("whether the keeper could wait").containsExactly(false);
    ledger.close();
  }

  private static void refuseSnapshots(FileName name) {
    if (name.folder() == StorageFolder.SNAPSHOT) {
      throw new StorageSyncException("no sync of " + name);
    }
  }

  @Test
  void shouldTakeNothingInAfterAProjectorWasLost() throws Exception {
    // Given
    LedgerRuntime ledger = start();
    projector.fault = Optional.of(new StackOverflowError("the projector went too deep"));
    ledger.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    Await.until(() -> !halts.isEmpty(), () -> "the halt is told");

    // When
    LedgerAnswer answer = ledger.ask(at -> topUp(at, 1), Admission.UNDER_WAY).get(60, SECONDS);

    // Then
    assertThat(answer).isInstanceOf(LedgerAnswer.NotTaken.class);
    ledger.close();
  }

  @Test
  void shouldTakeNothingInAfterAFileCouldNotBeSyncedOnAnotherThread() throws Exception {
    // Given
    LedgerRuntime ledger = start();

    // When
    ledger.halt(new StorageSyncException("history/0000.log cannot be synced"));

    // Then
    assertThat(halts).singleElement().asString().contains("history/0000.log cannot be synced");
    assertThat(ledger.ask(at -> topUp(at, 1), Admission.UNDER_WAY).get(60, SECONDS))
        .isInstanceOf(LedgerAnswer.NotTaken.class);
    assertThat(ledger.status().phase()).isEqualTo(LedgerPhase.HALTED);
    ledger.close();
  }

  @Test
  void shouldRefuseAQuestionWhenItHasStopped() throws Exception {
    // Given
    LedgerRuntime ledger = start();
    ledger.close();

    // When
    CompletableFuture<Integer> asked = ledger.read(LedgerView::accountCount);

    // Then
    assertThat(asked)
        .failsWithin(SOON)
        .withThrowableThat()
        .withCauseInstanceOf(LedgerUnavailable.class);
  }

  @Test
  void shouldDeleteTheLogThatIsToBeForgottenWhereNothingElseHappens() throws InterruptedException {
    // Given
    LedgerRuntime runtime = start();
    runtime.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();

    // When
    runtime.forgetLog(runtime.status().position());

    // Then
    Await.until(() -> runtime.status().forgetting() == 0, () -> "nothing is left to forget");
    assertThat(folder.resolve("log/0000000001.log")).doesNotExist();
    assertThat(folder.resolve("archive/0000000001.log")).doesNotExist();
    runtime.close();
  }

  @Test
  void shouldRememberOverARestartThatTheLogIsToBeForgotten() throws InterruptedException {
    // Given
    LedgerRuntime first = start();
    first.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    first.forgetLog(first.status().position());
    first.close();

    // When
    LedgerRuntime second = start();

    // Then
    Await.until(() -> second.status().forgetting() == 0, () -> "nothing is left to forget");
    assertThat(folder.resolve("log/0000000001.log")).doesNotExist();
    assertThat(folder.resolve("archive/0000000001.log")).doesNotExist();
    second.close();
  }

  @Test
  void shouldShowNoLagWhereNothingWaits() throws InterruptedException {
    // Given
    LedgerRuntime runtime = start();
    runtime.ask(at -> topUp(at, 1), Admission.NEW_WORK).join();
    Await.until(() -> projector.records.get() == 2, () -> "what happened is stored");

    // When
    runtime.ask(at -> new LedgerCommand.Tick(at, 1), Admission.NEW_WORK).join();

    // Then
    assertThat(runtime.status().projectors().getFirst().lag()).isZero();
    runtime.close();
  }
}
