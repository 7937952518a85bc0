package org.signalbox.sbi.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.signalbox.core.DurationCounts;

/**
 * How often each operation was answered with each status, and how long that took: from the whole
 * request to the answer. Any thread counts and reads; counting takes no lock.
 */
public final class OperationCounts {

  /** The operation of requests that reach none. */
  public static final Operation NONE = new Operation("none", "none");

  private static final int STATUS_MIN = 100;
  private static final int STATUS_MAX = 599;

  private static final List<Long> BOUNDS_MICROS =
      List.of(
          100L,
          200L,
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
          5_000_000L,
          10_000_000L);

  private final Map<SbiEndpoint, ByStatus> operations = new HashMap<>();
  private final ByStatus none = new ByStatus();

  /**
   * What is counted.
   *
   * @param service the first segment of its path, such as {@code nnrf-disc}
   * @param name the method and the path with its parameters by name
   */
  public record Operation(String service, String name) {

    static Operation of(SbiEndpoint endpoint) {
      int end = endpoint.path().indexOf('/', 1);
      String service = endpoint.path().substring(1, end < 0 ? endpoint.path().length() : end);
      return new Operation(service, endpoint.method() + " " + endpoint.path());
    }
  }

  /** The answers of one operation, each status once it was given. */
  private static final class ByStatus {

    private final AtomicReferenceArray<DurationCounts> counts =
        new AtomicReferenceArray<>(STATUS_MAX - STATUS_MIN + 1);

    void count(int status, long tookNanos) {
      int index = Math.clamp(status, STATUS_MIN, STATUS_MAX) - STATUS_MIN;
      DurationCounts known = counts.get(index);
      if (known == null) {
        counts.compareAndSet(index, null, new DurationCounts(BOUNDS_MICROS));
        known = counts.get(index);
      }
      known.count(tookNanos);
    }
  }

  /** Counts of some operations. */
  public OperationCounts(List<SbiEndpoint> endpoints) {
    endpoints.forEach(endpoint -> operations.put(endpoint, new ByStatus()));
  }

  /** Counts an answer of an operation. */
  public void count(SbiEndpoint endpoint, int status, long tookNanos) {
    operations.getOrDefault(endpoint, none).count(status, tookNanos);
  }

  /** Counts the refusal of a request that reaches no operation. */
  public void countUnknown(int status, long tookNanos) {
    none.count(status, tookNanos);
  }

  /** What is counted, by its names. */
  public Set<Operation> operations() {
    return operations.keySet().stream().map(Operation::of).collect(Collectors.toSet());
  }

  /** Hands over what was counted. */
  public void forEach(Visitor visitor) {
    operations.forEach((endpoint, counts) -> visit(Operation.of(endpoint), counts, visitor));
    visit(NONE, none, visitor);
  }

  private static void visit(Operation operation, ByStatus counts, Visitor visitor) {
    for (int status = STATUS_MIN; status <= STATUS_MAX; status++) {
      DurationCounts known = counts.counts.get(status - STATUS_MIN);
      if (known != null) {
        visitor.visit(operation, status, known);
      }
    }
  }

  /** Takes what was counted. */
  @FunctionalInterface
  public interface Visitor {

    /** The answers of an operation with one status. */
    void visit(Operation operation, int status, DurationCounts counts);
  }
}
