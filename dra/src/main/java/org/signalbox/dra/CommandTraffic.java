package org.signalbox.dra;

import java.util.concurrent.atomic.LongAdder;

/**
 * What went between the agent and one peer with one command of one application, since the agent
 * started. Any thread may count and read.
 */
public final class CommandTraffic {

  private static final int CLASSES = 6;

  private final LongAdder requestsReceived = new LongAdder();
  private final LongAdder requestsSent = new LongAdder();
  private final LongAdder answersSent = new LongAdder();
  private final LongAdder[] answersByClass = new LongAdder[CLASSES];
  private final LongAdder answerNanos = new LongAdder();

  CommandTraffic() {
    for (int i = 0; i < CLASSES; i++) {
      answersByClass[i] = new LongAdder();
    }
  }

  void requestReceived() {
    requestsReceived.increment();
  }

  void requestSent() {
    requestsSent.increment();
  }

  void answerSent() {
    answersSent.increment();
  }

  void answered(int resultClass, long nanos) {
    answersByClass[resultClass].increment();
    answerNanos.add(nanos);
  }

  public long requestsReceivedCount() {
    return requestsReceived.sum();
  }

  public long requestsSentCount() {
    return requestsSent.sum();
  }

  public long answersSentCount() {
    return answersSent.sum();
  }

  /**
   * Answers of the peer.
   *
   * @param resultClass 1 to 5 for the thousands of the result code, 0 for any other
   */
  public long answersReceivedCount(int resultClass) {
    return answersByClass[resultClass].sum();
  }

  /** Time that the peer took for all its answers together, in nanoseconds. */
  public long answerNanosSum() {
    return answerNanos.sum();
  }
}
