package org.signalbox.dra.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.role.PeerRoles;

/**
 * Keeps the guards and the roles of peers around any router.
 *
 * <p>A request passes the guard of the peer it came from; then the router decides; then candidates
 * go out that stand on the wrong side of the application, or that get as much as they may. An
 * answer whose Origin does not fit the peer it came from is counted and passes: only the peer that
 * was asked can answer, so nothing is gained by dropping it.
 *
 * <p>Called on event loops, several at once; never blocks.
 */
public final class GuardedRouter implements MessageRouter {

  private static final int MAX_UNNAMED = 10_000;

  private final MessageRouter inner;
  private final GuardConfig config;
  private final PeerRoles roles;
  private final DiameterMetrics metrics;
  private final LongSupplier nanoTime;
  private final boolean checksAnswers;
  private final Map<String, ActiveGuard> active = new ConcurrentHashMap<>();

  /**
   * Guards around a router.
   *
   * @param inner decides about what the guards let pass
   * @param watch counts refusals, and has the clock of the limits
   */
  public GuardedRouter(MessageRouter inner, GuardConfig config, PeerRoles roles, Watch watch) {
    this.inner = inner;
    this.config = config;
    this.roles = roles;
    this.metrics = watch.metrics();
    this.nanoTime = watch.nanoTime();
    this.checksAnswers =
        config.others().origin().isPresent()
            || config.peers().values().stream().anyMatch(guard -> guard.origin().isPresent());
    config.peers().forEach((peer, guard) -> active.put(peer.key(), activated(peer, guard)));
  }

  /**
   * What guards count and measure with.
   *
   * @param metrics counts each refusal
   * @param nanoTime the node's monotonic clock
   */
  public record Watch(DiameterMetrics metrics, LongSupplier nanoTime) {}

  private ActiveGuard activated(DiameterIdentity peer, PeerGuard guard) {
    return new ActiveGuard(peer, guard, nanoTime);
  }

  @Override
  public RouteDecision route(RoutingRequest request) {
    if (request.source().isPresent()) {
      Optional<ActiveGuard.Refusal> refusal = refusal(request.source().get(), request.message());
      if (refusal.isPresent()) {
        metrics.occurred(refusal.get().occurrence(), request.source().get().text());
        return new RouteDecision.Refuse(refusal.get().fault());
      }
      roles.learned().observe(request.source().get(), request.message());
    }
    return guarded(inner.route(request));
  }

  private Optional<ActiveGuard.Refusal> refusal(DiameterIdentity source, DiameterMessage request) {
    Optional<ActiveGuard.Refusal> refusal = of(source).judge(request);
    if (refusal.isEmpty()
        && !roles.maySend(source, request.applicationId(), request.commandCode())) {
      return Optional.of(
          new ActiveGuard.Refusal(
              Occurrence.COMMAND_REFUSED,
              MessageFault.of(
                  ResultCode.COMMAND_UNSUPPORTED,
                  "a peer of this role does not send the command")));
    }
    return refusal;
  }

  private ActiveGuard of(DiameterIdentity peer) {
    ActiveGuard known = active.get(peer.key());
    if (known != null) {
      return known;
    }
    ActiveGuard unnamed = activated(peer, config.others());
    if (active.size() < MAX_UNNAMED + config.peers().size()) {
      ActiveGuard before = active.putIfAbsent(peer.key(), unnamed);
      return before == null ? unnamed : before;
    }
    return unnamed;
  }

  private RouteDecision guarded(RouteDecision decision) {
    return switch (decision) {
      case RouteDecision.Send send -> guarded(send);
      case RouteDecision.Deferred deferred ->
          new RouteDecision.Deferred(deferred.decision().thenApply(this::guarded));
      case RouteDecision.Refuse refuse -> refuse;
      case RouteDecision.Answer answer -> answer;
    };
  }

  private RouteDecision guarded(RouteDecision.Send send) {
    int application = send.request().applicationId();
    int command = send.request().commandCode();
    List<RoutablePeer> left = new ArrayList<>(send.candidates().size());
    for (RoutablePeer candidate : send.candidates()) {
      if (roles.mayReceive(candidate.identity(), application, command)) {
        left.add(candidate);
      }
    }
    if (left.isEmpty() && !send.candidates().isEmpty()) {
      return RouteDecision.undeliverable("every candidate is on the other side of the application");
    }
    while (!left.isEmpty() && !of(left.getFirst().identity()).mayBeSent()) {
      metrics.occurred(Occurrence.RATE_LIMITED, left.getFirst().identity().text());
      left.removeFirst();
      if (left.isEmpty()) {
        return RouteDecision.refuse(ResultCode.TOO_BUSY, "every candidate gets as much as it may");
      }
    }
    return new RouteDecision.Send(
        send.request(),
        left,
        checksAnswers ? checked(send.answers()) : send.answers(),
        send.answerLimit(),
        send.tryLimit());
  }

  private AnswerHandler checked(AnswerHandler inside) {
    return (answer, from) -> {
      if (of(from.identity()).misfit(answer).isPresent()) {
        metrics.occurred(Occurrence.ANSWER_ORIGIN_STRANGE, from.identity().text());
      }
      return inside.onAnswer(answer, from);
    };
  }
}
