package org.signalbox.dra;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.core.DurationCounts;

/**
 * What went between the agent and one peer with one command of one application, since the agent
 * started. Any thread may count and read.
 */
public final class CommandTraffic {

  /** Upper bounds in microseconds, from half a millisecond to ten seconds. */
  static final List<Long> BOUNDS_MICROS =
      List.of(
          500L,
          1_000L,
          2_000L,
          5_000L,
          10_000L,
          20_000L,
          50_000L,
          100_000L,
          200_000L,
          500_000L,
          1_000_000L,
          2_000_000L,
          5_000_000L,
          10_000_000L);

  private final LongAdder requestsReceived = new LongAdder();
  private final LongAdder requestsSent = new LongAdder();
  private final AnswerCounts answersSent = new AnswerCounts();
  private final AnswerCounts answersReceived = new AnswerCounts();
  private final DurationCounts durations = new DurationCounts(BOUNDS_MICROS);

  CommandTraffic() {}

  void requestReceived() {
    requestsReceived.increment();
  }

  void requestSent() {
    requestsSent.increment();
  }

  void answerSent(AnswerResult result) {
    answersSent.count(result);
  }

  void answered(AnswerResult result, long nanos) {
    answersReceived.count(result);
    durations.count(nanos);
  }

  public long requestsReceivedCount() {
    return requestsReceived.sum();
  }

  public long requestsSentCount() {
    return requestsSent.sum();
  }

  /** Answers to the peer's requests. */
  public AnswerCounts answersSent() {
    return answersSent;
  }

  /** Answers of the peer. */
  public AnswerCounts answersReceived() {
    return answersReceived;
  }

  /** How long the peer took for its answers. */
  public DurationCounts durations() {
    return durations;
  }

  /** All messages in both directions. */
  public long messages() {
    return requestsReceived.sum() + requestsSent.sum() + answersSent.sum() + answersReceived.sum();
  }
}
