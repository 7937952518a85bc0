package org.signalbox.bench.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AnswerPort;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerSubmission;

/**
 * Keeps a fixed number of commands under way, as an event loop would: answers come in batches, and
 * each answer sends the next command. One thread.
 */
final class LedgerLoad implements AnswerPort {

  private static final long SEED = 20_250_804;

  private final LedgerRuntime ledger;
  private final int accounts;
  private final Random random = new Random(SEED);
  private final BlockingQueue<List<LedgerAnswer>> answered = new ArrayBlockingQueue<>(100_000);
  private long calls;
  private long executed;
  private long refused;

  /** A command under way: remembers when it was sent, and which request of its call it is. */
  private record UnderWay(long sentNanos, int account, long call, int request)
      implements CommandDraft {
    @Override
    public LedgerCommand at(Instant moment) {
      return BenchCommands.charge(moment, account, call, request);
    }
  }

  LedgerLoad(LedgerRuntime ledger, int accounts) {
    this.ledger = ledger;
    this.accounts = accounts;
  }

  @Override
  public void answered(List<LedgerAnswer> answers) {
    answered.add(answers);
  }

  /**
   * Runs for a while.
   *
   * @return commands executed a second
   */
  long run(int inFlight, long nanos, Histogram latencies) throws InterruptedException {
    executed = 0;
    long begin = System.nanoTime();
    long end = begin + nanos;
    for (int i = 0; i < inFlight; i++) {
      send(next());
    }
    int underWay = inFlight;
    while (underWay > 0) {
      List<LedgerAnswer> batch = answered.poll(10, TimeUnit.SECONDS);
      if (batch == null) {
        throw new IllegalStateException("the ledger does not answer: " + ledger.status());
      }
      long now = System.nanoTime();
      for (LedgerAnswer answer : batch) {
        UnderWay sent = (UnderWay) answer.submission().draft();
        count(answer, now - sent.sentNanos, latencies);
        if (now < end) {
          send(following(sent));
        } else {
          underWay--;
        }
      }
    }
    return executed * 1_000_000_000L / (System.nanoTime() - begin);
  }

  private void count(LedgerAnswer answer, long nanos, Histogram latencies) {
    if (answer instanceof LedgerAnswer.Executed done
        && done.reply() instanceof LedgerReply.Charged) {
      executed++;
      latencies.recordValue(nanos);
    } else {
      refused++;
    }
  }

  private UnderWay next() {
    calls++;
    return new UnderWay(System.nanoTime(), random.nextInt(accounts), calls, 0);
  }

  private UnderWay following(UnderWay sent) {
    int request = sent.request + 1;
    return request == BenchCommands.REQUESTS_OF_A_CALL
        ? next()
        : new UnderWay(System.nanoTime(), sent.account, sent.call, request);
  }

  private void send(UnderWay draft) {
    ledger.submit(new LedgerSubmission(draft, Admission.UNDER_WAY, this));
  }

  long refused() {
    return refused;
  }
}
