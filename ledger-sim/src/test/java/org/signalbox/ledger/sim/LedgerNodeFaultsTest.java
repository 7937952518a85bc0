package org.signalbox.ledger.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerNode;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.LedgerStatus;
import org.signalbox.ledger.runtime.LedgerSubmission;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.ledger.runtime.ProjectorFeed;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/** What a ledger does when its world fails it, one fault a test. */
class LedgerNodeFaultsTest {

  private static final JournalConfig JOURNAL = new JournalConfig(8 << 10, 2 << 10, 2);
  private static final LedgerConfig CONFIG =
      new LedgerConfig(
          JOURNAL, 4, Duration.ofSeconds(1), Duration.ofSeconds(1), 10, 300, 5, Optional.empty());
  private static final AccountId ACCOUNT = new AccountId("T", "1001");

  private SimulatedDisk disk = new SimulatedDisk(1);
  private final SimulatedClock clock = new SimulatedClock();
  private final List<LedgerAnswer> answers = new ArrayList<>();
  private final List<String> halts = new ArrayList<>();
  private final StallingProjector projector = new StallingProjector();

  /** Stores, unless told to be away. */
  private static final class StallingProjector implements LedgerProjectorPort {

    private final List<Long> places = new ArrayList<>();
    private boolean isAway;
    private long position;
    private int entries;

    @Override
    public String name() {
      return "cdrs";
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public void project(ProjectorBatch batch) {
      if (isAway) {
        throw new IllegalStateException("the database is away");
      }
      for (PositionedRecord record : batch.records()) {
        places.add(record.position() * 1_000 + record.index());
        entries += record.record() instanceof LedgerRecord.EntryPosted ? 1 : 0;
      }
      position = batch.upTo();
    }
  }

  private LedgerNode start() throws InterruptedException {
    LedgerPorts ports =
        new LedgerPorts(
            disk,
            clock,
            (sentence, cause) -> halts.add(sentence),
            () -> 7,
            List.of(projector),
            PatiencePort.NONE);
    LedgerNode node = LedgerNode.open(CONFIG, ports);
    while (node.engine().phase() == LedgerPhase.RECOVERING) {
      node.engine().step(Duration.ZERO);
    }
    // The keeper makes the segments ahead.
    node.keeper().step();
    return node;
  }

  private static LedgerCommand topUp(Instant at) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        ACCOUNT,
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1))));
  }

  private void submit(LedgerNode node, Admission admission) {
    submit(node, admission, LedgerNodeFaultsTest::topUp);
  }

  private void submit(LedgerNode node, Admission admission, CommandDraft draft) {
    node.engine().submit(new LedgerSubmission(draft, admission, answers::addAll));
  }

  /** Submits and steps until a command is refused. */
  private AdmissionRefusal fillUp(LedgerNode node, Admission admission)
      throws InterruptedException {
    for (int i = 0; i < 1_000; i++) {
      answers.clear();
      submit(node, admission);
      node.engine().step(Duration.ZERO);
      node.keeper().step();
      node.feeds().getFirst().step();
      if (answers.getFirst() instanceof LedgerAnswer.NotTaken refused) {
        return refused.reason();
      }
    }
    throw new AssertionError("a thousand commands were taken");
  }

  private List<LedgerCommand> logged() {
    List<LedgerCommand> commands = new ArrayList<>();
    JournalReader reader = JournalReader.after(disk, 0);
    for (Optional<JournalFrame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      commands.add(LedgerCommandDecoder.decode(frame.get().payload()));
    }
    return commands;
  }

  @Test
  void shouldAnswerNobodyWhenTheSyncFails() throws InterruptedException {
    // Given
    LedgerNode node = start();
    disk.suffer(new DiskFaults(0, 1, Long.MAX_VALUE));

    // When
    submit(node, Admission.NEW_WORK);
    node.engine().step(Duration.ZERO);

    // Then
    assertThat(answers).isEmpty();
    assertThat(halts).containsExactly("the ledger stops: the sync of log/0000000001.log failed");
    assertThat(node.engine().phase()).isEqualTo(LedgerPhase.HALTED);
  }

  @Test
  void shouldRefuseNewWorkFirstWhenTheDiskIsFull() throws InterruptedException {
    // Given
    LedgerNode node = start();
    disk.suffer(new DiskFaults(0, 0, disk.usedOctets()));
    AdmissionRefusal ofNewWork = fillUp(node, Admission.NEW_WORK);
    answers.clear();

    // When
    submit(node, Admission.UNDER_WAY);
    node.engine().step(Duration.ZERO);

    // Then
    assertThat(ofNewWork).isEqualTo(AdmissionRefusal.DISK_FULL);
    assertThat(answers).singleElement().isInstanceOf(LedgerAnswer.Executed.class);
    assertThat(node.engine().status().isDiskShort()).isTrue();
  }

  @Test
  void shouldRefuseEverythingWhenTheLastSegmentIsFullAndHaltNothing() throws InterruptedException {
    // Given
    LedgerNode node = start();
    disk.suffer(new DiskFaults(0, 0, disk.usedOctets()));

    // When
    AdmissionRefusal refusal = fillUp(node, Admission.UNDER_WAY);

    // Then
    assertThat(refusal).isEqualTo(AdmissionRefusal.DISK_FULL);
    assertThat(halts).isEmpty();
  }

  @Test
  void shouldTakeNewWorkAgainWhenThereIsSpace() throws InterruptedException {
    // Given
    LedgerNode node = start();
    disk.suffer(new DiskFaults(0, 0, disk.usedOctets()));
    fillUp(node, Admission.NEW_WORK);
    disk.suffer(DiskFaults.NONE);
    clock.pass(Duration.ofSeconds(2));
    node.keeper().step();
    answers.clear();

    // When
    submit(node, Admission.NEW_WORK);
    node.engine().step(Duration.ZERO);

    // Then
    assertThat(answers).singleElement().isInstanceOf(LedgerAnswer.Executed.class);
  }

  @Test
  void shouldRefuseWhatTheQueueCannotHold() throws InterruptedException {
    // Given
    LedgerNode node = start();

    // When
    for (int i = 0; i < 5; i++) {
      submit(node, Admission.UNDER_WAY);
    }

    // Then
    assertThat(answers)
        .singleElement()
        .extracting(answer -> ((LedgerAnswer.NotTaken) answer).reason())
        .isEqualTo(AdmissionRefusal.TOO_BUSY);
  }

  @Test
  void shouldNotLogWhatWaitedForMoreThanASecond() throws InterruptedException {
    // Given
    LedgerNode node = start();
    submit(node, Admission.UNDER_WAY);
    clock.pass(Duration.ofMillis(1_001));

    // When
    node.engine().step(Duration.ZERO);

    // Then
    assertThat(answers)
        .singleElement()
        .extracting(answer -> ((LedgerAnswer.NotTaken) answer).reason())
        .isEqualTo(AdmissionRefusal.TOO_BUSY);
    assertThat(logged()).noneMatch(LedgerCommand.ChangeAccount.class::isInstance);
  }

  @Test
  void shouldWriteNextToNothingWhileNothingHappens() throws InterruptedException {
    // Given
    LedgerNode node = start();
    submit(node, Admission.NEW_WORK);
    step(node, Duration.ofSeconds(1), 2);
    long before = logged().size();

    // When
    step(node, Duration.ofSeconds(1), 180);

    // Then
    assertThat(logged().size() - before).isEqualTo(3);
  }

  @Test
  void shouldEndABalanceInTheSecondInWhichItsTimeComes() throws InterruptedException {
    // Given
    LedgerNode node = start();
    Instant end = clock.wallTime().plusSeconds(90);
    submit(node, Admission.NEW_WORK, at -> expiring(at, end));
    step(node, Duration.ofSeconds(1), 89);
    int before = node.engine().shard().account(ACCOUNT).orElseThrow().balances().size();

    // When
    step(node, Duration.ofSeconds(1), 2);

    // Then
    assertThat(before).isEqualTo(1);
    assertThat(node.engine().shard().account(ACCOUNT).orElseThrow().balances()).isEmpty();
  }

  private static LedgerCommand expiring(Instant at, Instant end) {
    BalanceSpec money = BalanceSpec.money();
    BalanceSpec spec = new BalanceSpec(money.tor(), money.id(), new Expiry.At(end), money.terms());
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        ACCOUNT,
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(spec, Amount.of(1))));
  }

  private void step(LedgerNode node, Duration pause, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      node.engine().step(Duration.ZERO);
      clock.pass(pause);
    }
  }

  @Test
  void shouldAnswerABatchInOneCall() throws InterruptedException {
    // Given
    LedgerNode node = start();
    List<Integer> sizes = new ArrayList<>();
    var port = (org.signalbox.ledger.runtime.AnswerPort) batch -> sizes.add(batch.size());
    for (int i = 0; i < 3; i++) {
      node.engine()
          .submit(new LedgerSubmission(LedgerNodeFaultsTest::topUp, Admission.NEW_WORK, port));
    }

    // When
    node.engine().step(Duration.ZERO);

    // Then
    assertThat(sizes).containsExactly(3);
    assertThat(node.engine().status().batches()).isEqualTo(1);
  }

  /** Executes so many top-ups, with the keeper and the projector beside. */
  private void topUp(LedgerNode node, int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      submit(node, Admission.NEW_WORK);
      node.engine().step(Duration.ZERO);
      node.keeper().step();
      node.feeds().getFirst().step();
    }
  }

  private static void project(LedgerNode node) {
    ProjectorFeed feed = node.feeds().getFirst();
    while (feed.step()) {
      // One batch after the other.
    }
  }

  @Test
  void shouldTakeNewWorkWhileAProjectorIsFarBehind() throws InterruptedException {
    // Given
    LedgerNode node = start();
    projector.isAway = true;

    // When
    topUp(node, 1_000);

    // Then
    LedgerStatus.ProjectorStatus status = node.engine().status().projectors().getFirst();
    assertThat(answers).hasSize(1_000).allMatch(LedgerAnswer.Executed.class::isInstance);
    assertThat(status.fault()).isEqualTo("the database is away");
    assertThat(status.isCatchingUp()).isTrue();
    assertThat(status.waitingRecords()).isLessThanOrEqualTo(CONFIG.projectorRecordsMax());
  }

  @Test
  void shouldGiveEveryRecordOnceToAProjectorThatComesBack() throws InterruptedException {
    // Given
    LedgerNode node = start();
    projector.isAway = true;
    topUp(node, 10_000);
    projector.isAway = false;

    // When
    topUp(node, 200);
    project(node);

    // Then
    assertThat(projector.places).doesNotHaveDuplicates().isSorted();
    assertThat(projector.entries).isEqualTo(10_200);
    assertThat(node.feeds().getFirst().isCatchingUp()).isFalse();
  }

  @Test
  void shouldStartAtOnceWhileAProjectorIsFarBehind() throws InterruptedException {
    // Given
    LedgerNode before = start();
    projector.isAway = true;
    topUp(before, 500);
    disk.kill();

    // When
    LedgerNode after = start();

    // Then
    assertThat(after.engine().phase()).isEqualTo(LedgerPhase.RUNNING);
    projector.isAway = false;
    project(after);
    assertThat(projector.entries).isEqualTo(500);
    assertThat(projector.places).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void shouldGoOnWhereTheProjectorComesBack() throws InterruptedException {
    // Given
    LedgerNode node = start();
    projector.isAway = true;
    topUp(node, 3);
    projector.isAway = false;

    // When
    project(node);

    // Then
    assertThat(projector.position).isEqualTo(node.engine().position());
    assertThat(projector.entries).isEqualTo(3);
  }

  @Test
  void shouldGiveRecordsAgainThatTheProjectorHasNotStored() throws InterruptedException {
    // Given
    LedgerNode before = start();
    submit(before, Admission.NEW_WORK);
    before.engine().step(Duration.ZERO);
    disk.kill();

    // When
    LedgerNode after = start();
    after.feeds().getFirst().step();

    // Then
    assertThat(projector.position).isEqualTo(after.engine().position());
  }

  @Test
  void shouldExtendDeadlinesByTheOutageBeforeAnythingElse() throws InterruptedException {
    // Given
    LedgerNode before = start();
    submit(before, Admission.NEW_WORK);
    before.engine().step(Duration.ZERO);
    disk.kill();
    clock.jump(Duration.ofMinutes(7));
    LedgerNode after = start();
    int already = logged().size();

    // When
    submit(after, Admission.NEW_WORK);
    after.engine().step(Duration.ZERO);

    // Then
    assertThat(logged().get(already))
        .isInstanceOfSatisfying(
            LedgerCommand.ExtendDeadlines.class,
            extension -> assertThat(extension.by()).isEqualTo(Duration.ofMinutes(7)));
  }

  @Test
  void shouldNotLogTheActivationOfATariffThatIsNotStored() throws InterruptedException {
    // Given
    LedgerNode node = start();

    // When
    submit(
        node,
        Admission.NEW_WORK,
        at -> new LedgerCommand.ActivateTariff(at, Optional.empty(), "0123"));
    node.engine().step(Duration.ZERO);

    // Then
    assertThat(answers)
        .singleElement()
        .extracting(answer -> ((LedgerAnswer.NotTaken) answer).detail())
        .isEqualTo("there is no tariff 0123");
  }

  @Test
  void shouldLiveWhenADraftThrows() throws InterruptedException {
    // Given
    LedgerNode node = start();

    // When
    submit(
        node,
        Admission.NEW_WORK,
        at -> {
          throw new IllegalArgumentException("a fault of the door");
        });
    submit(node, Admission.NEW_WORK);
    node.engine().step(Duration.ZERO);

    // Then
    assertThat(answers).hasSize(2);
    assertThat(answers.getLast())
        .isInstanceOfSatisfying(
            LedgerAnswer.Executed.class,
            done -> assertThat(done.reply()).isEqualTo(LedgerReply.DONE));
    assertThat(halts).isEmpty();
  }

  @Test
  void shouldHaltWhenTheLogEndsBeforeAProjector() throws InterruptedException {
    // Given
    start();
    projector.position = 99;

    // When
    LedgerNode after = start();

    // Then
    assertThat(after.engine().phase()).isEqualTo(LedgerPhase.HALTED);
    assertThat(halts)
        .singleElement()
        .asString()
        .contains("cdrs has stored what came of position 99");
  }

  @Test
  void shouldLoseNoRecordWhenAFileCannotBeOpenedOnce() throws InterruptedException {
    // Given
    LedgerNode node = start();
    projector.isAway = true;
    topUp(node, 2_000);
    projector.isAway = false;

    // When
    for (int open = 1; open < 40; open++) {
      disk.suffer(DiskFaults.failOpen(open));
      node.feeds().getFirst().step();
    }
    disk.suffer(DiskFaults.NONE);
    project(node);
    project(node);

    // Then
    assertThat(projector.entries).isEqualTo(2_000);
    assertThat(projector.places).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void shouldKeepWhatAStartReadAfterASyncThatFailed() throws InterruptedException {
    for (int seed = 1; seed <= 20; seed++) {
      // Given
      disk = new SimulatedDisk(seed);
      projector.position = 0;
      LedgerNode first = start();
      submit(first, Admission.NEW_WORK);
      disk.suffer(new DiskFaults(2, 0, Long.MAX_VALUE));
      first.engine().step(Duration.ZERO);
      disk.kill();
      disk.suffer(new DiskFaults(0, 1, Long.MAX_VALUE));
      assertThatThrownBy(this::start).as("seed %d", seed).isInstanceOf(StorageSyncException.class);
      disk.kill();
      long read = start().engine().position();

      // When
      disk.crash();
      disk.restart();

      // Then
      assertThat(start().engine().position()).as("seed %d", seed).isEqualTo(read).isPositive();
    }
  }
}
