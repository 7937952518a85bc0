package org.signalbox.diameter.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.CommandFlags;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of a request through the node: to a local application, or by the router's decision to a
 * peer, and its one answer back. Each step runs on the event loop of the connection that holds the
 * request at that time.
 */
final class Relay {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  /** The bits of the command flags that RFC 6733 reserves. */
  private static final int RESERVED_BITS = 0x0F;

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(8);

  private final NodeCore node;
  private final LocalDelivery local;
  private final DuplicateCache duplicates;
  private final byte[] hostKey;
  private final byte[] realmKey;

  Relay(NodeCore node) {
    this.node = node;
    this.duplicates = new DuplicateCache(node.limits(), node.time());
    this.local = new LocalDelivery(node, duplicates);
    this.hostKey = node.origin().host().keyBytes();
    this.realmKey = node.origin().realm().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  /** A request came from a peer. */
  void onRequest(Connection source, DiameterMessage request) {
    RelayedRequest relayed =
        new RelayedRequest(request, Optional.of(source), source.loop(), source::sendAnswer);
    RequestScan scan = source.loop().scan();
    scan.read(request, hostKey, realmKey);
    if ((request.flags() & RESERVED_BITS) != 0) {
      node.metrics().occurred(Occurrence.RESERVED_BITS, source.peerName());
    }
    if (scan.isLoop()) {
      node.metrics().occurred(Occurrence.LOOP_DETECTED, source.peerName());
      refuse(relayed, ResultCode.LOOP_DETECTED, "this node is in Route-Record");
      return;
    }
    int application = request.applicationId();
    if (application == BaseCommand.COMMON_APPLICATION
        || application == BaseCommand.RELAY_APPLICATION) {
      refuse(relayed, ResultCode.APPLICATION_UNSUPPORTED, "no request has this application");
      return;
    }
    @Nullable DiameterApplication handler = node.application(application);
    if (handler != null && scan.isForThisNode()) {
      local.deliver(source, request, handler);
    } else if (scan.hostIsUs()) {
      refuse(relayed, ResultCode.APPLICATION_UNSUPPORTED, "this node has no such application");
    } else if (!request.isProxiable() || !scan.hasRealm()) {
      refuse(relayed, ResultCode.COMMAND_UNSUPPORTED, "the request cannot be routed");
    } else if (request.isRetransmitted()) {
      routeOnce(source, relayed);
    } else {
      route(relayed, node.router());
    }
  }

  /** Routes a request that may have been here before, unless it was. */
  private void routeOnce(Connection source, RelayedRequest relayed) {
    DuplicateCache.Claim claim = duplicates.claim(relayed.message());
    if (claim.isDuplicate()) {
      local.answerLike(claim, source, relayed.message());
      return;
    }
    AnswerSink both =
        answer -> {
          claim.answered(answer);
          relayed.sink().answer(answer);
        };
    route(
        new RelayedRequest(relayed.message(), relayed.source(), relayed.loop(), both),
        node.router());
  }

  /** Asks a router where a request goes, and sends it there. */
  void route(RelayedRequest relayed, MessageRouter router) {
    apply(relayed, decide(relayed, router));
  }

  /** The boundary around the router's own code. */
  private RouteDecision decide(RelayedRequest relayed, MessageRouter router) {
    try {
      return router.route(
          new RoutingRequest(
              relayed.message(),
              relayed.source().map(source -> identity(source)),
              node.snapshot()));
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("message", relayed.message()).log("router_failed");
      return RouteDecision.refuse(ResultCode.UNABLE_TO_COMPLY, "routing failed");
    }
  }

  private DiameterIdentity identity(Connection source) {
    Peer peer = source.peer();
    return peer == null ? node.origin().host() : peer.identity();
  }

  private void apply(RelayedRequest relayed, RouteDecision decision) {
    switch (decision) {
      case RouteDecision.Send send -> send(relayed, send);
      case RouteDecision.Refuse refuse ->
          relayed.sink().answer(ErrorAnswer.of(relayed.message(), node.origin(), refuse.fault()));
      case RouteDecision.Answer answer ->
          relayed.sink().answer(withIdentifiers(answer.answer(), relayed.message()));
      case RouteDecision.Deferred deferred -> defer(relayed, deferred);
    }
  }

  private static DiameterMessage withIdentifiers(DiameterMessage answer, DiameterMessage request) {
    return answer.withHopByHop(request.hopByHop()).withEndToEnd(request.endToEnd());
  }

  private void defer(RelayedRequest relayed, RouteDecision.Deferred deferred) {
    Optional<Outstanding> source = relayed.source().map(Connection::outstanding);
    if (source.isPresent() && !source.get().beginDecision()) {
      refuse(relayed, ResultCode.TOO_BUSY, "too many requests wait for a decision");
      return;
    }
    LateDecision.await(
        deferred.decision().whenComplete((decision, failure) -> logFailure(failure)),
        new LateDecision.Wait(relayed.loop(), node.time().nanoTime(), ANSWER_LIMIT.toNanos()),
        decision -> {
          source.ifPresent(Outstanding::endDecision);
          apply(relayed, decision);
        },
        RouteDecision.refuse(ResultCode.UNABLE_TO_COMPLY, "routing failed or took too long"));
  }

  private static void logFailure(@Nullable Throwable failure) {
    if (failure != null) {
      LOG.atError().setCause(failure).log("router_failed");
    }
  }

  private void send(RelayedRequest relayed, RouteDecision.Send decision) {
    Duration limit = decision.answerLimit().orElseGet(() -> limitOf(decision));
    long deadline = node.time().nanoTime() + limit.toNanos();
    PendingRequest request = new PendingRequest(this, relayed, decision, deadline);
    @Nullable Connection sink = sendOn(request);
    if (sink != null && relayed.source().isPresent()) {
      relayed.source().get().flow().waitFor(sink.flow());
    }
  }

  private static Duration limitOf(RouteDecision.Send decision) {
    return !decision.candidates().isEmpty() && decision.candidates().getFirst() instanceof Peer peer
        ? peer.config().timers().answer()
        : ANSWER_LIMIT;
  }

  /**
   * Sends to the next candidate that is left, or answers when there is none.
   *
   * @return the connection; null when there is none
   */
  @Nullable Connection sendOn(PendingRequest request) {
    for (Peer peer = request.takeCandidate(); peer != null; peer = request.takeCandidate()) {
      Connection connection = peer.connection();
      if (connection == null) {
        continue;
      }
      if (node.hooks().sending().mayBeSent(peer.identity())) {
        connection.sendRequest(request);
        return connection;
      }
      node.metrics().occurred(Occurrence.RATE_LIMITED, peer.identity().text());
      busyUnlessTold(request, "every candidate gets as much as it may");
    }
    request.answer(
        request.fallback().orElseGet(() -> undelivered(request, "no suitable peer is connected")));
    return null;
  }

  private DiameterMessage undelivered(PendingRequest request, String reason) {
    return ErrorAnswer.of(request.original(), node.origin(), ResultCode.UNABLE_TO_DELIVER, reason);
  }

  /** A peer has as many requests under way as it may, or does not read. */
  void onBusy(PendingRequest request, Peer peer) {
    node.metrics().occurred(Occurrence.REFUSED_BUSY, peer.identity().text());
    busyUnlessTold(request, "too many requests wait for an answer");
    var _ = sendOn(request);
  }

  private void busyUnlessTold(PendingRequest request, String reason) {
    if (request.fallback().isEmpty()) {
      request.fallBackTo(
          ErrorAnswer.of(request.original(), node.origin(), ResultCode.TOO_BUSY, reason));
    }
  }

  /** An answer came for a request that waited. */
  void onAnswer(PendingRequest request, DiameterMessage answer, Peer from) {
    if (answer.endToEnd() != request.original().endToEnd()) {
      node.metrics().occurred(Occurrence.END_TO_END_CHANGED, from.identity().text());
    }
    if (request.handler().equals(AnswerHandler.FORWARD)) {
      request.answer(answer);
      return;
    }
    request.answeredByHolder();
    apply(request, answerDecision(request, answer, from), from);
  }

  /** The boundary around the answer handler's own code. */
  private static AnswerDecision answerDecision(
      PendingRequest request, DiameterMessage answer, Peer from) {
    try {
      return request.handler().onAnswer(answer, from);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("message", answer).log("answer_handler_failed");
      return new AnswerDecision.Forward(answer);
    }
  }

  private void apply(PendingRequest request, AnswerDecision decision, Peer from) {
    switch (decision) {
      case AnswerDecision.Forward forward -> request.answer(forward.answer());
      case AnswerDecision.TryNext next -> {
        request.fallBackTo(next.answer());
        var _ = sendOn(request);
      }
      case AnswerDecision.Reroute reroute -> reroute(request, reroute);
      case AnswerDecision.Deferred deferred -> defer(request, deferred, from);
    }
  }

  private void defer(PendingRequest request, AnswerDecision.Deferred deferred, Peer from) {
    long now = node.time().nanoTime();
    Loop loop = from.loop();
    loop.execute(() ->
        LateDecision.await(
            deferred.decision(),
            new LateDecision.Wait(loop, now, request.leftNanos(now)),
            later -> apply(request, later, from),
            new AnswerDecision.Forward(deferred.answer())));
  }

  private void reroute(PendingRequest request, AnswerDecision.Reroute reroute) {
    switch (reroute.decision()) {
      case RouteDecision.Send send -> {
        if (request.reroute(send)) {
          var _ = sendOn(request);
        } else {
          request.answer(reroute.answer());
        }
      }
      case RouteDecision.Refuse refuse ->
          request.answer(ErrorAnswer.of(request.original(), node.origin(), refuse.fault()));
      case RouteDecision.Answer answer -> request.answer(answer.answer());
      case RouteDecision.Deferred _ -> request.answer(reroute.answer());
    }
  }

  /** Nobody answered in time. */
  void onAnswerTimeout(PendingRequest request, @Nullable Connection held) {
    String peer = held == null ? "unknown" : held.peerName();
    node.metrics().occurred(Occurrence.ANSWER_TIMEOUT, peer);
    if (request.fallback().isEmpty()) {
      request.fallBackTo(undelivered(request, "no answer came in time"));
    }
    if (request.isOverdue(node.time().nanoTime())) {
      // What another candidate said before tells more than this one's silence.
      request.fallback().ifPresent(request::answer);
      return;
    }
    var _ = sendOn(request);
  }

  /** The answer came, but cannot be read. */
  void onUnreadableAnswer(PendingRequest request, MessageFault fault) {
    request.answer(undelivered(request, "the answer was malformed: " + fault.reason()));
  }

  private void refuse(RelayedRequest relayed, int resultCode, String reason) {
    DiameterMessage request = relayed.message();
    DiameterMessage sane = request.withFlags(request.flags() & ~CommandFlags.ERROR);
    relayed.sink().answer(ErrorAnswer.of(sane, node.origin(), resultCode, reason));
  }
}
