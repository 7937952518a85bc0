package org.signalbox.ledger.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AnswerPort;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerEngine;
import org.signalbox.ledger.runtime.LedgerSubmission;

/**
 * A client that follows a script: sends one request at a time, sends it again when no answer comes,
 * and at times again when one came, which must change nothing and get the same answer.
 */
final class SimulatedClient implements AnswerPort {

  /** An answer is remembered for a quarter of an hour; this much of it is relied on. */
  private static final Duration RELIED_ON = Duration.ofMinutes(10);

  private final RequestScript script;
  private final SplittableRandom random;
  private final SimulationJournal journal;
  private @Nullable SimulatedRequest request;
  private boolean isUnderWay;
  private @Nullable LedgerReply first;
  private Instant firstAt = Instant.EPOCH;

  SimulatedClient(RequestScript script, SplittableRandom random, SimulationJournal journal) {
    this.script = script;
    this.random = random;
    this.journal = journal;
  }

  /** Sends something, unless an answer is still waited for. */
  void act(LedgerEngine engine, Instant now) {
    if (isUnderWay) {
      return;
    }
    SimulatedRequest sent = request;
    boolean isDone = sent == null || (first != null && random.nextInt(5) != 0);
    if (isDone) {
      sent = script.next(now);
      request = sent;
      first = null;
    } else {
      journal.countRepeat();
    }
    isUnderWay = true;
    Admission admission = random.nextInt(3) == 0 ? Admission.UNDER_WAY : Admission.NEW_WORK;
    engine.submit(new LedgerSubmission(java.util.Objects.requireNonNull(sent), admission, this));
  }

  /** The ledger is gone, and the answer with it: whether it was done is not known. */
  void lose() {
    isUnderWay = false;
  }

  @Override
  public void answered(List<LedgerAnswer> answers) {
    Invariant.check(answers.size() == 1 && isUnderWay, "one answer for one request");
    isUnderWay = false;
    switch (answers.getFirst()) {
      case LedgerAnswer.NotTaken(LedgerSubmission _, var reason, String detail) ->
          journal.refused(reason, detail);
      case LedgerAnswer.Executed(
              LedgerSubmission sent,
              long position,
              LedgerReply reply,
              List<LedgerRecord> records) -> {
        Optional<LedgerReply> before = Optional.ofNullable(first);
        boolean isRemembered = journal.now().isBefore(firstAt.plus(RELIED_ON));
        Invariant.check(
            before.isEmpty()
                || !isRemembered
                || before.get().equals(reply)
                || script.mayForget(reply),
            "a repeated request gets its first answer again");
        if (before.isEmpty()) {
          first = reply;
          firstAt = journal.now();
          script.answered(reply, records);
        }
        journal.acknowledged(position, ((SimulatedRequest) sent.draft()).key(), reply);
      }
    }
  }
}
