package org.signalbox.dra;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.diameter.message.ResultCode;

/**
 * Answers by their result. At most {@value #MAX_RESULTS} results are told apart, so that a peer
 * cannot fill the memory with invented ones; the rest counts by its thousands. Any thread may count
 * and read; counting takes no lock.
 */
public final class AnswerCounts {

  private static final int MAX_RESULTS = 24;
  private static final int CLASS_SIZE = 1_000;
  private static final int CLASSES = 5;

  private final LongAdder success = new LongAdder();
  private final Map<AnswerResult, LongAdder> others = new ConcurrentHashMap<>();

  AnswerCounts() {}

  void count(AnswerResult result) {
    if (result.equals(AnswerResult.SUCCESS)) {
      success.increment();
      return;
    }
    LongAdder known = others.get(result);
    if (known == null) {
      AnswerResult kept = others.size() < MAX_RESULTS ? result : result.ofClass();
      known = others.computeIfAbsent(kept, each -> new LongAdder());
    }
    known.increment();
  }

  /** The counts by result, of those that were met; 2001 is always there. */
  public Map<AnswerResult, Long> byResult() {
    Map<AnswerResult, Long> counts = new TreeMap<>();
    counts.put(AnswerResult.SUCCESS, success.sum());
    others.forEach((result, count) -> counts.put(result, count.sum()));
    return counts;
  }

  /** All of them. */
  public long sum() {
    return success.sum() + others.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * Those of a class.
   *
   * @param thousands 1 to 5 for the thousands of the result, 0 for all that have none of these
   */
  public long ofClass(int thousands) {
    long sum = thousands == ResultCode.SUCCESS / CLASS_SIZE ? success.sum() : 0;
    for (Map.Entry<AnswerResult, LongAdder> other : others.entrySet()) {
      int of = other.getKey().code() / CLASS_SIZE;
      sum += (of >= 1 && of <= CLASSES ? of : 0) == thousands ? other.getValue().sum() : 0;
    }
    return sum;
  }

  /** Those that tell of trouble on the way: the protocol errors (3xxx) and 5012. */
  public long troubles() {
    long sum = 0;
    for (Map.Entry<AnswerResult, LongAdder> other : others.entrySet()) {
      sum += other.getKey().isTrouble() ? other.getValue().sum() : 0;
    }
    return sum;
  }
}
