package org.signalbox.bench.ocs;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many answers were no success, by their result code: the command's, or the service's where the
 * command succeeded. One thread.
 */
public final class ResultCounts {

  /** Of an answer without any result code where one should be. */
  public static final int NONE = 0;

  private final SortedMap<Integer, Long> counts = new TreeMap<>();

  /** One more answer. */
  void add(int code) {
    add(code, 1);
  }

  void add(int code, long count) {
    counts.merge(code, count, Long::sum);
  }

  void add(ResultCounts others) {
    others.counts.forEach(this::add);
  }

  /** All of them. */
  public long sum() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** By code. */
  public SortedMap<Integer, Long> byCode() {
    return new TreeMap<>(counts);
  }

  /** Such as {@code 3004: 12, 4012: 3}; empty for none. */
  String text() {
    return counts.entrySet().stream()
        .map(each -> name(each) + ": " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String name(Map.Entry<Integer, Long> count) {
    return count.getKey() == NONE ? "no code" : count.getKey().toString();
  }
}
