package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.IntakeQueue.Asked;
import org.signalbox.ledger.runtime.IntakeQueue.Submitted;
import org.signalbox.ledger.runtime.IntakeQueue.Waiting;
import org.signalbox.ledger.runtime.StampClock.Stamp;
import org.signalbox.ledger.runtime.journal.JournalWriter;
import org.signalbox.ledger.runtime.snapshot.SnapshotHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The heart of the ledger, a step at a time: takes in what waits, logs it, syncs once, executes it
 * in the order of the log, answers.
 *
 * <p>There is no batching delay: a batch is whatever came while the last one was synced. Nothing is
 * executed before it is on the disk, so no answer and no record can speak of what a crash takes
 * back, and the state after a restart is the state that was answered from.
 *
 * <p>All steps on one thread, the ledger's. What says so may be called by any.
 */
public final class LedgerEngine {

  /** Commands taken in at once. */
  private static final int BATCH_COMMANDS = 4_096;

  /** A ledger that stops writes a snapshot when it is due by so small a part. */
  private static final int LAST_SNAPSHOT_PART = 20;

  private static final Logger LOG = LoggerFactory.getLogger(LedgerEngine.class);

  private final LedgerConfig config;
  private final LedgerPorts ports;
  private final LedgerShard shard;
  private final TariffPort tariffs;
  private final List<ProjectorFeed> feeds;
  private final LedgerKeeper keeper;
  private final IntakeQueue queue;
  private final List<Waiting> taken = new ArrayList<>();
  private final List<Logged> logged = new ArrayList<>();
  private final List<LedgerQuestion<?>> questions = new ArrayList<>();
  private final List<PositionedRecord> ownRecords = new ArrayList<>();
  private final Map<AnswerPort, List<LedgerAnswer>> answers = new LinkedHashMap<>();
  private final LedgerRecovery recovery;
  private @Nullable CommandIntake intake;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private long lastSnapshot;
  private long executed;
  private volatile LedgerPhase phase = LedgerPhase.RECOVERING;
  private volatile long position;
  private volatile long batches;
  private volatile Duration forgottenAge = LedgerShard.REMEMBERED;
  private volatile Duration snapshotStall = Duration.ZERO;
  private volatile Consumer<List<PositionedRecord>> ownWatcher = records -> {};

  /**
   * A command in the log that is still to be executed.
   *
   * @param submission whose it is; empty for the ledger's own
   */
  record Logged(LedgerCommand command, Optional<LedgerSubmission> submission) {}

  LedgerEngine(
      LedgerConfig config,
      LedgerPorts ports,
      LedgerRecovery recovery,
      TariffPort tariffs,
      LedgerKeeper keeper,
      List<ProjectorFeed> feeds) {
    this.config = config;
    this.ports = ports;
    this.shard = recovery.shard();
    this.tariffs = tariffs;
    this.recovery = recovery;
    this.keeper = keeper;
    this.feeds = feeds;
    this.queue = new IntakeQueue(config.waitingMax());
    this.position = recovery.position();
    this.executed = recovery.position();
    // What is executed again counts: the next snapshot is due all the sooner.
    this.lastSnapshot = recovery.position();
  }

  /**
   * Hands a command in. Any thread; never blocks. The answer comes by the submission's {@link
   * AnswerPort}: on the ledger's thread, or at once on this one when the command is not taken.
   */
  public void submit(LedgerSubmission submission) {
    if (phase != LedgerPhase.RUNNING) {
      refuse(submission, AdmissionRefusal.NOT_RUNNING);
      return;
    }
    Waiting waiting = new Submitted(submission, ports.clock().monotonicNanos());
    if (!queue.offer(waiting)) {
      refuse(submission, AdmissionRefusal.TOO_BUSY);
    } else if (phase == LedgerPhase.STOPPED && queue.remove(waiting)) {
      // It came in behind the last look that the ledger's thread took.
      refuse(submission, AdmissionRefusal.NOT_RUNNING);
    }
  }

  /**
   * Hands a question in. Any thread; never blocks. It is answered on the ledger's thread, from what
   * is durable, and sees the commands that were handed in before it.
   *
   * @return fails with {@link LedgerUnavailable} where it was not asked, and with what it threw
   */
  public <T> CompletableFuture<T> read(Function<LedgerView, T> asked) {
    LedgerQuestion<T> question = new LedgerQuestion<>(asked);
    ask(question);
    return question.answer();
  }

  private void ask(LedgerQuestion<?> question) {
    Waiting waiting = new Asked(question);
    if (phase != LedgerPhase.RUNNING) {
      question.refuse(AdmissionRefusal.NOT_RUNNING);
    } else if (!queue.offer(waiting)) {
      question.refuse(AdmissionRefusal.TOO_BUSY);
    } else if (phase != LedgerPhase.RUNNING && queue.remove(waiting)) {
      question.refuse(AdmissionRefusal.NOT_RUNNING);
    }
  }

  private static void refuse(LedgerSubmission submission, AdmissionRefusal reason) {
    submission.answers().answered(List.of(new LedgerAnswer.NotTaken(submission, reason, "")));
  }

  /**
   * Does what there is to do.
   *
   * @param idle how long to wait for a command when there is nothing
   * @return whether anything was done
   */
  public boolean step(Duration idle) throws InterruptedException {
    try {
      return switch (phase) {
        case RECOVERING -> recover();
        case RUNNING -> run(idle);
        case STOPPED, HALTED -> false;
      };
    } catch (RuntimeException e) {
      // The boundary of the ledger: after any fault in here, nothing of what it holds can be
      // trusted. What was not answered is not answered.
      halt("the ledger stops: " + e.getMessage(), e);
      return false;
    }
  }

  /**
   * Ends it for good: no step does anything any more, also where the port does not end the process.
   * Any thread.
   */
  void halt(String sentence, Throwable cause) {
    enter(LedgerPhase.HALTED);
    ports.halt().halt(sentence, cause);
  }

  /** From halted no way leads on, whichever thread of the ledger was lost. */
  private synchronized void enter(LedgerPhase next) {
    if (phase != LedgerPhase.HALTED) {
      phase = next;
    }
  }

  private boolean recover() {
    Optional<ProjectorBatch> replayed = recovery.step();
    if (replayed.isPresent()) {
      executed = replayed.get().upTo();
      position = executed;
      feeds.forEach(feed -> feed.offer(replayed.get()));
      return true;
    }
    requireLogBehindProjectors();
    JournalWriter writer =
        JournalWriter.behind(recovery.tail(), ports.storage(), config.journal(), ports.salts());
    StampClock stamps = new StampClock(ports.clock(), recovery.lastStamp());
    intake = new CommandIntake(config, writer, stamps, tariffs);
    keeper.keep(writer.shelf());
    enter(LedgerPhase.RUNNING);
    return true;
  }

  private void requireLogBehindProjectors() {
    for (ProjectorFeed feed : feeds) {
      if (feed.position() > position) {
        throw new OperatorFault(
            "the ledger's log ends at position "
                + position
                + ", but "
                + feed.name()
                + " has stored what came of position "
                + feed.position()
                + ": the end of the log was lost, restore a backup of both");
      }
    }
  }

  private boolean run(Duration idle) throws InterruptedException {
    CommandIntake in = Objects.requireNonNull(intake);
    taken.clear();
    queue.drain(taken, BATCH_COMMANDS, idle);
    Stamp stamp = in.begin();
    if (renewing.getAndSet(false)) {
      in.turnPage();
    }
    in.logOutage().ifPresent(this::own);
    for (Waiting waiting : taken) {
      switch (waiting) {
        case Submitted submitted -> take(in, submitted, stamp.at());
        case Asked asked -> questions.add(asked.question());
      }
      if (in.isBatchFull()) {
        commit(in);
      }
    }
    in.logTick(stamp.at(), awaitsTick(stamp.at())).ifPresent(this::own);
    boolean worked = !taken.isEmpty() || !logged.isEmpty();
    commit(in);
    questions.forEach(question -> question.answer(shard));
    questions.clear();
    return worked;
  }

  /** A segment and a snapshot end with a command: so what is to be forgotten waits for some. */
  private boolean awaitsTick(Instant at) {
    return shard.awaitsTick(at) || keeper.forgetting() > 0;
  }

  private void own(LedgerCommand command) {
    logged.add(new Logged(command, Optional.empty()));
  }

  private void take(CommandIntake in, Submitted waiting, Instant at) {
    LedgerSubmission submission = waiting.submission();
    long waited = ports.clock().monotonicNanos() - waiting.since();
    if (waited > config.busyAfter().toNanos()) {
      answer(new LedgerAnswer.NotTaken(submission, AdmissionRefusal.TOO_BUSY, ""));
      return;
    }
    switch (in.log(submission, at, shard::wouldForget)) {
      case CommandIntake.Taken(LedgerCommand command) ->
          logged.add(new Logged(command, Optional.of(submission)));
      case CommandIntake.Refused(AdmissionRefusal reason, String detail) ->
          answer(new LedgerAnswer.NotTaken(submission, reason, detail));
    }
  }

  /** Puts what was logged on the disk, then executes and answers it. */
  private void commit(CommandIntake in) {
    if (!logged.isEmpty()) {
      long durable = in.sync();
      batches = in.syncs();
      List<PositionedRecord> records = new ArrayList<>();
      for (Logged next : logged) {
        execute(in, next, records);
      }
      Invariant.check(executed == durable, "all that is on the disk is executed, and nothing else");
      position = executed;
      forgottenAge = shard.forgottenAge();
      logged.clear();
      ProjectorBatch batch = new ProjectorBatch(records, durable);
      feeds.forEach(feed -> feed.offer(batch));
    }
    handBack();
    orderSnapshot(in, keeper.isRenewalDue() ? 1 : config.snapshotEvery());
  }

  /**
   * Has the next command begin a segment, so that all of the log before it can be forgotten. Any
   * thread.
   */
  void renew() {
    renewing.set(true);
  }

  private void execute(CommandIntake in, Logged next, List<PositionedRecord> records) {
    LedgerCommand command = next.command();
    Execution execution = shard.execute(command);
    executed++;
    List<LedgerRecord> happened = execution.records();
    int before = records.size();
    for (int i = 0; i < happened.size(); i++) {
      records.add(new PositionedRecord(executed, i, command.at(), happened.get(i)));
    }
    if (execution.reply() instanceof LedgerReply.Ticked ticked) {
      in.ticked(ticked.hasMore());
    }
    if (next.submission().isPresent()) {
      LedgerSubmission submission = next.submission().get();
      answer(new LedgerAnswer.Executed(submission, executed, execution.reply(), happened));
    } else {
      ownRecords.addAll(records.subList(before, records.size()));
    }
  }

  /**
   * Has someone told what comes of the ledger's own commands, as time passes, and where in the log:
   * on the ledger's thread, before the answers to what came with them, so it hands over and
   * returns, and must not throw. Any thread.
   */
  public void watchOwn(Consumer<List<PositionedRecord>> watcher) {
    ownWatcher = watcher;
  }

  private void answer(LedgerAnswer answer) {
    answers.computeIfAbsent(answer.submission().answers(), port -> new ArrayList<>()).add(answer);
  }

  private void handBack() {
    if (!ownRecords.isEmpty()) {
      try {
        ownWatcher.accept(List.copyOf(ownRecords));
      } catch (RuntimeException e) {
        // It is in the log and in the records all the same; only a hint to clients is lost.
        LOG.atWarn().setCause(e).log("what happened by itself was told to nobody");
      }
      ownRecords.clear();
    }
    for (Map.Entry<AnswerPort, List<LedgerAnswer>> entry : answers.entrySet()) {
      try {
        entry.getKey().answered(entry.getValue());
      } catch (RuntimeException e) {
        // A door that is closing must not end the ledger: its client asks again.
        LOG.atWarn()
            .setCause(e)
            .addKeyValue("answers", entry.getValue().size())
            .log("answers lost");
      }
    }
    answers.clear();
  }

  /** A start executes again what a snapshot has not; few commands are not worth one. */
  private void orderLastSnapshot(CommandIntake in) {
    if (executed - lastSnapshot >= config.snapshotEvery() / LAST_SNAPSHOT_PART) {
      orderSnapshot(in, 1);
    }
  }

  private void orderSnapshot(CommandIntake in, long every) {
    if (executed - lastSnapshot >= every && keeper.isIdle()) {
      long began = ports.clock().monotonicNanos();
      SnapshotHead head = SnapshotHead.whole(executed, in.lastStamp());
      keeper.write(head, shard.image());
      lastSnapshot = executed;
      Duration stall = Duration.ofNanos(ports.clock().monotonicNanos() - began);
      snapshotStall = stall.compareTo(snapshotStall) > 0 ? stall : snapshotStall;
    }
  }

  /** Ends in order: what waits is refused, what was logged is executed. The ledger's thread. */
  void stop() {
    recovery.close();
    if (phase == LedgerPhase.HALTED) {
      return;
    }
    // Ordered before the phase tells the keeper that nothing more will come.
    Optional.ofNullable(intake).ifPresent(this::orderLastSnapshot);
    enter(LedgerPhase.STOPPED);
    List<Waiting> left = new ArrayList<>();
    try {
      queue.drain(left, Integer.MAX_VALUE, Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Waiting waiting : left) {
      switch (waiting) {
        case Submitted submitted ->
            answer(
                new LedgerAnswer.NotTaken(
                    submitted.submission(), AdmissionRefusal.NOT_RUNNING, ""));
        case Asked asked -> asked.question().refuse(AdmissionRefusal.NOT_RUNNING);
      }
    }
    handBack();
    CommandIntake in = intake;
    if (in != null) {
      in.close();
    }
  }

  /** The state, for the ledger's thread. */
  public LedgerShard shard() {
    return shard;
  }

  /** How far this ledger is in its life. Any thread. */
  public LedgerPhase phase() {
    return phase;
  }

  /** The position of the last command executed. Any thread. */
  public long position() {
    return position;
  }

  /** This ledger at a glance. Any thread. */
  public LedgerStatus status() {
    long at = position;
    CommandIntake in = intake;
    return new LedgerStatus(
        phase,
        queue.size(),
        at,
        keeper.snapshotPosition(),
        keeper.forgetting(),
        snapshotStall,
        in != null && in.isDiskShort(),
        batches,
        recovery.replayed(),
        forgottenAge,
        feeds.stream()
            .map(feed ->
                new LedgerStatus.ProjectorStatus(
                    feed.name(),
                    feed.position(),
                    feed.lag(),
                    feed.waiting(),
                    feed.isCatchingUp(),
                    feed.fault().orElse("")))
            .toList());
  }
}
