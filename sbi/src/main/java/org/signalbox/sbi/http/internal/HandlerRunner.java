package org.signalbox.sbi.http.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.OperationCounts;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs handlers: in place, or on a virtual thread each, no more than a number of them at a time.
 * Thread-safe.
 */
final class HandlerRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerRunner.class);
  private static final long DRAIN_SECONDS = 5;

  private final RequestGuard guard;
  private final LateRequests late;
  private final OperationCounts counts;
  private final Semaphore waiting;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sbi-call-", 0).factory());

  HandlerRunner(RequestGuard guard, LateRequests late, int mostBlocking, OperationCounts counts) {
    this.guard = guard;
    this.counts = counts;
    this.late = late;
    this.waiting = new Semaphore(mostBlocking);
  }

  /** Who decides about clients. */
  RequestGuard guard() {
    return guard;
  }

  /** What the header fields already say against a request. */
  Optional<SbiResponse> refusal(SbiEndpoint endpoint, SbiRequest head) {
    Optional<SbiResponse> forbidden = guard.refusal(head, endpoint);
    return forbidden.isPresent() ? forbidden : BodyTypes.refusal(endpoint, head);
  }

  /** Handles a request that has come whole and that nothing was said against. */
  CompletableFuture<SbiResponse> run(SbiEndpoint endpoint, SbiRequest request) {
    long from = System.nanoTime();
    CompletableFuture<SbiResponse> answer = answer(endpoint, request);
    if (answer.isDone()) {
      count(endpoint, answer.join(), from);
    } else {
      var _ = answer.thenAccept(response -> count(endpoint, response, from));
    }
    return answer;
  }

  private void count(SbiEndpoint endpoint, SbiResponse response, long fromNanos) {
    counts.count(endpoint, response.status(), System.nanoTime() - fromNanos);
  }

  /** What was answered so far. */
  OperationCounts counts() {
    return counts;
  }

  /** Counts an answer that no handler gave. */
  SbiResponse counted(SbiEndpoint endpoint, SbiResponse response) {
    counts.count(endpoint, response.status(), 0);
    return unkept(endpoint, response);
  }

  /** HTTP/1.0 knows {@code Pragma} alone; RFC 6749 §5.1 wants both. */
  private static SbiResponse unkept(SbiEndpoint endpoint, SbiResponse response) {
    return !endpoint.isUnkept()
        ? response
        : response.with("cache-control", "no-store").with("pragma", "no-cache");
  }

  private CompletableFuture<SbiResponse> answer(SbiEndpoint endpoint, SbiRequest request) {
    if (late == LateRequests.REFUSE && isLate(request)) {
      return CompletableFuture.completedFuture(unkept(endpoint, SbiResponse.problem(tooLate())));
    }
    return switch (endpoint.execution(request)) {
      case INLINE -> CompletableFuture.completedFuture(handled(endpoint, request));
      case BLOCKING ->
          atOnce(endpoint, request)
              .map(CompletableFuture::completedFuture)
              .orElseGet(() -> onThread(endpoint, request));
    };
  }

  private static boolean isLate(SbiRequest request) {
    return request
        .times()
        .deadline()
        .filter(deadline -> request.times().receivedAt().isAfter(deadline))
        .isPresent();
  }

  static ProblemDetails tooLate() {
    return ProblemDetails.of(
        504,
        "TIMED_OUT_REQUEST",
        "3gpp-Sbi-Max-Rsp-Time had passed; if it should not have, compare the clocks");
  }

  private CompletableFuture<SbiResponse> onThread(SbiEndpoint endpoint, SbiRequest request) {
    if (!waiting.tryAcquire()) {
      return CompletableFuture.completedFuture(unkept(endpoint, busy()));
    }
    CompletableFuture<SbiResponse> answer = new CompletableFuture<>();
    try {
      threads.execute(() -> {
        try {
          answer.complete(handled(endpoint, request));
        } finally {
          waiting.release();
        }
      });
    } catch (RejectedExecutionException e) {
      waiting.release();
      answer.complete(unkept(endpoint, busy()));
    }
    return answer;
  }

  private static SbiResponse busy() {
    return SbiResponse.problem(
            ProblemDetails.of(503, "NF_CONGESTION", "too many requests are under way"))
        .with("retry-after", "1");
  }

  private static Optional<SbiResponse> atOnce(SbiEndpoint endpoint, SbiRequest request) {
    try {
      return endpoint.atOnce().apply(request);
    } catch (RefusedRequest e) {
      return Optional.of(SbiResponse.problem(e.problem()));
    } catch (RuntimeException e) {
      return Optional.of(failed(endpoint, e));
    }
  }

  /** The boundary of all handlers: whatever they throw is an answer. */
  private static SbiResponse handled(SbiEndpoint endpoint, SbiRequest request) {
    try {
      return endpoint.handler().handle(request);
    } catch (RefusedRequest e) {
      return SbiResponse.problem(e.problem());
    } catch (RuntimeException e) {
      return failed(endpoint, e);
    }
  }

  private static SbiResponse failed(SbiEndpoint endpoint, RuntimeException fault) {
    LOG.atError()
        .setCause(fault)
        .addKeyValue("method", endpoint.method())
        .addKeyValue("path", endpoint.path())
        .log("an operation failed");
    return SbiResponse.problem(
        ProblemDetails.of(500, "SYSTEM_FAILURE", "the request could not be served"));
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
