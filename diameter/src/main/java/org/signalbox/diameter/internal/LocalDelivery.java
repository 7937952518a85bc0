package org.signalbox.diameter.internal;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.IncomingRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives requests to local applications and sends their one answer: what they build, the answer of
 * the first when the request is a duplicate, or a refusal when they fail or take too long. Runs on
 * the event loop of the connection that brought the request.
 */
final class LocalDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(LocalDelivery.class);

  private final NodeCore node;
  private final DuplicateCache duplicates;

  LocalDelivery(NodeCore node, DuplicateCache duplicates) {
    this.node = node;
    this.duplicates = duplicates;
  }

  void deliver(Connection source, DiameterMessage request, DiameterApplication application) {
    Peer peer = source.peer();
    if (peer == null) {
      return;
    }
    DuplicateCache.@Nullable Claim claim =
        application.knowsRepeats() ? null : duplicates.claim(request);
    if (claim != null && claim.isDuplicate()) {
      answerLike(claim, source, request);
      return;
    }
    Call call = new Call(source, request, claim);
    // Before the application sees it: what it has begun must not be answered as too busy.
    boolean isBounded = !application.boundsItself();
    if (isBounded && !source.outstanding().beginDecision()) {
      call.answer(refusal(request, ResultCode.TOO_BUSY, "too many requests are under way"));
      return;
    }
    CompletableFuture<DiameterMessage> answer =
        handle(
            application,
            new IncomingRequest(request, peer.identity(), node.origin(), source.loop()::execute));
    if (answer.isDone()) {
      if (isBounded) {
        source.outstanding().endDecision();
      }
    } else {
      call.waits(isBounded);
      source.readAhead().onWaiting(application);
      if (application.isRefusedWhenLate()) {
        call.limit(peer.config().timers().answer().toNanos());
      }
    }
    var _ = answer.whenComplete((message, failure) -> call.onDone(message, failure));
  }

  /** Gives a duplicate the answer of the first; so many wait for that at most. */
  void answerLike(DuplicateCache.Claim claim, Connection source, DiameterMessage request) {
    node.metrics().occurred(Occurrence.DUPLICATE_REQUEST, source.peerName());
    if (!source.outstanding().beginDecision()) {
      source.sendAnswer(refusal(request, ResultCode.TOO_BUSY, "too many requests are under way"));
      return;
    }
    claim.whenAnswered(answer ->
        source
            .loop()
            .execute(() -> {
              source.outstanding().endDecision();
              source.sendAnswer(forRequest(answer, request));
            }));
  }

  /** The boundary around the application's own code. */
  private static CompletableFuture<DiameterMessage> handle(
      DiameterApplication application, IncomingRequest request) {
    try {
      return application.handle(request).toCompletableFuture();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private DiameterMessage refusal(DiameterMessage request, int resultCode, String reason) {
    return ErrorAnswer.of(request, node.origin(), resultCode, reason);
  }

  private static DiameterMessage forRequest(DiameterMessage answer, DiameterMessage request) {
    return answer.withHopByHop(request.hopByHop()).withEndToEnd(request.endToEnd());
  }

  /** A request that an application works on. */
  private final class Call extends WheelEntry {

    private final Connection source;
    private final DiameterMessage request;
    private final DuplicateCache.@Nullable Claim claim;
    private boolean counted;
    private boolean answered;

    Call(Connection source, DiameterMessage request, DuplicateCache.@Nullable Claim claim) {
      this.source = source;
      this.request = request;
      this.claim = claim;
    }

    void waits(boolean isCounted) {
      counted = isCounted;
    }

    void limit(long limitNanos) {
      source.loop().wheel().add(this, node.time().nanoTime(), limitNanos);
    }

    void onDone(@Nullable DiameterMessage message, @Nullable Throwable failure) {
      source.loop().execute(() -> finish(message, failure));
    }

    private void finish(@Nullable DiameterMessage message, @Nullable Throwable failure) {
      source.loop().wheel().remove(this);
      if (message != null) {
        answer(message);
        return;
      }
      LOG.atError().setCause(failure).addKeyValue("message", request).log("application_failed");
      answer(refusal(request, ResultCode.UNABLE_TO_COMPLY, "the application failed"));
    }

    @Override
    void onTimeout() {
      node.metrics().occurred(Occurrence.ANSWER_TIMEOUT, source.peerName());
      answer(refusal(request, ResultCode.TOO_BUSY, "the application took too long"));
    }

    void answer(DiameterMessage message) {
      if (answered) {
        return;
      }
      answered = true;
      if (counted) {
        source.outstanding().endDecision();
      }
      if (claim != null) {
        claim.answered(message);
      }
      source.sendAnswer(forRequest(message, request));
    }
  }
}
