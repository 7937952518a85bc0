package org.signalbox.charging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.LedgerClockPort;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.testsupport.Await;

/** The port on a running ledger, for callers that must not wait. */
class LedgerRuntimeAdapterTest {

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

  @TempDir Path folder;
  private LedgerRuntime runtime;
  private LedgerRuntimeAdapter port;

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

  /** Never stores anything. */
  private static final class StuckProjector implements LedgerProjectorPort {
    @Override
    public String name() {
      return LedgerPort.CDR_PROJECTOR;
    }

    @Override
    public long position() {
      return 0;
    }

    @Override
    public void project(ProjectorBatch batch) {
      throw new IllegalStateException("the database is away");
    }
  }

  @BeforeEach
  void start() throws InterruptedException {
    open(List.of());
    assertThat(runtime.awaitRunning(SOON)).isTrue();
    port = new LedgerRuntimeAdapter(runtime, SOON);
  }

  private void open(List<LedgerProjectorPort> projectors) {
    LedgerPorts ports =
        LedgerPorts.of(
            FolderStorageAdapter.lock(folder),
            new MachineClock(),
            (sentence, cause) -> {
              throw new AssertionError(sentence, cause);
            },
            projectors);
    runtime = LedgerRuntime.start(CONFIG, ports);
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  private static LedgerCommand topUp(Instant at) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        ACCOUNT,
        List.of(
            new AccountAction.Open(), new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1))));
  }

  private CompletableFuture<LedgerPort.Outcome> submitted() {
    CompletableFuture<LedgerPort.Outcome> outcome = new CompletableFuture<>();
    port.submit(LedgerRuntimeAdapterTest::topUp, Admission.NEW_WORK, outcome::complete);
    return outcome.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void shouldTellWhatBecameOfACommandThatWasHandedIn() {
    // When
    LedgerPort.Outcome outcome = submitted().join();

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            LedgerPort.Receipt.class,
            receipt -> assertThat(receipt.reply()).isEqualTo(LedgerReply.DONE));
  }

  @Test
  void shouldAnswerTheOthersOfABatchWhereOneFails() {
    // Given
    port.submit(
        LedgerRuntimeAdapterTest::topUp,
        Admission.NEW_WORK,
        outcome -> {
          throw new IllegalStateException("a door that fails");
        });

    // When
    LedgerPort.Outcome outcome = submitted().join();

    // Then
    assertThat(outcome).isInstanceOf(LedgerPort.Receipt.class);
  }

  @Test
  void shouldTellWhoWatchesWhatHappened() {
    // Given
    List<LedgerRecord> seen = new CopyOnWriteArrayList<>();
    port.watch(seen::addAll);

    // When
    LedgerPort.Outcome outcome = submitted().join();

    // Then
    assertThat(((LedgerPort.Receipt) outcome).records()).isNotEmpty().isEqualTo(seen);
  }

  @Test
  void shouldTellWhoWatchesWhatEndsAsTimePasses() throws InterruptedException {
    // Given
    CountDownLatch ended = new CountDownLatch(1);
    port.watch(records -> {
      if (records.stream().anyMatch(LedgerRecord.BalanceRemoved.class::isInstance)) {
        ended.countDown();
      }
    });

    // When
    port.ask(LedgerRuntimeAdapterTest::topUpThatEndsSoon, Admission.NEW_WORK);

    // Then
    assertThat(ended.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private static LedgerCommand topUpThatEndsSoon(Instant at) {
    BalanceSpec money = BalanceSpec.money();
    BalanceSpec ending =
        new BalanceSpec(money.tor(), money.id(), new Expiry.At(at.plusMillis(1)), money.terms());
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        ACCOUNT,
        List.of(new AccountAction.Open(), new AccountAction.TopUp(ending, Amount.of(1))));
  }

  @Test
  void shouldAnswerAQuestionBehindWhatWasHandedInBefore() {
    // Given
    CompletableFuture<LedgerPort.Outcome> before = submitted();

    // When
    boolean isThere = port.readLater(view -> view.account(ACCOUNT).isPresent()).join();

    // Then
    assertThat(isThere).isTrue();
    assertThat(before).isCompleted();
  }

  @Test
  void shouldWaitForTheCdrsOfTheWholeLogWhenMadeWhileItIsExecutedAgain()
      throws InterruptedException {
    // Given
    submitted().join();
    runtime.close();
    open(List.of(new StuckProjector()));
    LedgerRuntimeAdapter early = new LedgerRuntimeAdapter(runtime, Duration.ofMillis(1));
    assertThat(runtime.awaitRunning(SOON)).isTrue();

    // When
    boolean areThere = early.awaitCdrs();

    // Then
    assertThat(areThere).isFalse();
  }

  /** All that was logged so far is stored, and nothing from now on. */
  private LedgerRuntimeAdapter impatientReaderOfAStuckProjector() throws InterruptedException {
    runtime.close();
    QuickProjector projector = new QuickProjector();
    open(List.of(projector));
    assertThat(runtime.awaitRunning(SOON)).isTrue();
    LedgerRuntimeAdapter reader = new LedgerRuntimeAdapter(runtime, Duration.ofMillis(1));
    Await.until(reader::awaitCdrs, () -> "all of the log is stored as the start found it");
    projector.isStuck = true;
    return reader;
  }

  @Test
  void shouldWaitForTheCdrsOfASessionThatIsGivenUpAsTimePasses() throws InterruptedException {
    // Given
    LedgerRuntimeAdapter reader = impatientReaderOfAStuckProjector();
    CountDownLatch givenUp = new CountDownLatch(1);
    reader.watch(records -> {
      if (records.stream().anyMatch(LedgerRecord.SessionClosed.class::isInstance)) {
        givenUp.countDown();
      }
    });
    reader.ask(LedgerRuntimeAdapterTest::beginningThatIsGivenUpSoon, Admission.NEW_WORK);
    assertThat(givenUp.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();

    // When
    boolean areThere = reader.awaitCdrs();

    // Then
    assertThat(areThere).isFalse();
  }

  @Test
  void shouldWaitForTheCdrsOfActions() throws InterruptedException {
    // Given
    LedgerRuntimeAdapter reader = impatientReaderOfAStuckProjector();
    reader.ask(LedgerRuntimeAdapterTest::topUpWithCdr, Admission.NEW_WORK);

    // When
    boolean areThere = reader.awaitCdrs();

    // Then
    assertThat(areThere).isFalse();
  }

  private static LedgerCommand topUpWithCdr(Instant at) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        ACCOUNT,
        List.of(
            new AccountAction.Open(),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1)),
            new AccountAction.Effect(AccountAction.EffectKind.CDR_LOG, "")));
  }

  private static LedgerCommand beginningThatIsGivenUpSoon(Instant at) {
    PartTerms terms =
        new PartTerms(
            ACCOUNT,
            TypeOfRecord.SMS,
            Pricing.Fixed.free(),
            "sms",
            "61",
            at.atZone(ZoneOffset.UTC));
    PartStep unpaid =
        new PartStep.Report(
            3, Optional.of(new PartStep.Reserve(3, 1)), false, Backing.NOBODY, Optional.empty());
    return new LedgerCommand.Charge(
        at,
        new RequestKey("s", 0),
        SessionPhase.INITIAL,
        Duration.ofMillis(1),
        List.of(new PartRequest(new PartKey("1", ""), Optional.of(terms), unpaid)));
  }

  @Test
  void shouldSayAtOnceThatACommandIsNotTaken() {
    // Given
    runtime.close();

    // When
    LedgerPort.Outcome outcome = submitted().join();

    // Then
    assertThat(outcome).isEqualTo(new LedgerPort.NotTaken(AdmissionRefusal.NOT_RUNNING, ""));
  }

  /** Stores everything, nowhere; until it is stuck. */
  private static final class QuickProjector implements LedgerProjectorPort {
    private volatile long position;
    private volatile boolean isStuck;

    @Override
    public String name() {
      return LedgerPort.CDR_PROJECTOR;
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void project(ProjectorBatch batch) {
      if (isStuck) {
        throw new IllegalStateException("the database is away");
      }
      position = batch.upTo();
    }
  }

  /** A ledger whose thread is held up until the latch opens, and its port. */
  private LedgerRuntimeAdapter heldUp(CountDownLatch until) throws InterruptedException {
    runtime.close();
    open(List.of(new QuickProjector()));
    assertThat(runtime.awaitRunning(SOON)).isTrue();
    LedgerRuntimeAdapter impatient = new LedgerRuntimeAdapter(runtime, SOON, Duration.ofMillis(20));
    CountDownLatch isHeld = new CountDownLatch(1);
    var _ =
        impatient.readLater(_ -> {
          isHeld.countDown();
          return awaitOpen(until);
        });
    assertThat(isHeld.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return impatient;
  }

  private static boolean awaitOpen(CountDownLatch latch) {
    try {
      return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Optional<LedgerSilence> silence(LedgerRuntimeAdapter ledger) {
    try {
      ledger.ask(LedgerRuntimeAdapterTest::topUp, Admission.UNDER_WAY);
      return Optional.empty();
    } catch (LedgerSilence e) {
      return Optional.of(e);
    }
  }

  @Test
  void shouldTellWhoWatchesWhatALateAnswerBrings() throws InterruptedException {
    // Given
    CountDownLatch until = new CountDownLatch(1);
    LedgerRuntimeAdapter impatient = heldUp(until);
    CompletableFuture<List<LedgerRecord>> seen = new CompletableFuture<>();
    impatient.watch(seen::complete);
    Optional<LedgerSilence> silence = silence(impatient);

    // When
    until.countDown();

    // Then
    assertThat(silence).isPresent();
    assertThat(seen.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join()).isNotEmpty();
  }

  @Test
  void shouldTakeNoCdrForStoredWhileACommandWithoutAnAnswerMayStillBeDone()
      throws InterruptedException {
    // Given
    CountDownLatch until = new CountDownLatch(1);
    LedgerRuntimeAdapter impatient = heldUp(until);
    Optional<LedgerSilence> silence = silence(impatient);

    // When
    boolean areThere = impatient.awaitCdrs();

    // Then
    until.countDown();
    assertThat(silence).isPresent();
    assertThat(areThere).isFalse();
  }

  @Test
  void shouldTakeCdrsForStoredOnceTheLateAnswerCame() throws InterruptedException {
    // Given
    CountDownLatch until = new CountDownLatch(1);
    LedgerRuntimeAdapter impatient = heldUp(until);
    Optional<LedgerSilence> silence = silence(impatient);
    until.countDown();
    // Asked behind the command, on the thread that answers it.
    runtime.read(_ -> true).orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

    // When
    boolean areThere = impatient.awaitCdrs();

    // Then
    assertThat(silence).isPresent();
    assertThat(areThere).isTrue();
  }
}
