package org.signalbox.dra.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.diameter.node.SendingLimit;
import org.signalbox.dra.role.PeerRoles;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;

/**
 * Keeps the guards and the roles of peers around any router.
 *
 * <p>A request passes the guard of the peer it came from; then the router decides; then candidates
 * go out that stand on the wrong side of the application. Whether a peer gets as much as it may is
 * asked when a request leaves for it, for it may leave more than once. An answer whose Origin does
 * not fit the peer it came from is counted and passes: only the peer that was asked can answer, so
 * nothing is gained by dropping it.
 *
 * <p>Called on event loops, several at once; never blocks.
 */
public final class GuardedRouter implements ExplainingRouter, SendingLimit {

  private final ExplainingRouter inner;
  private final PeerRoles roles;
  private final boolean keepsSides;
  private final ActiveGuards guards;
  private final DiameterMetrics metrics;
  private final LongAdder refused = new LongAdder();

  /**
   * Guards around a router.
   *
   * @param inner decides about what the guards let pass
   * @param roles of the policy, with what peers have shown
   * @param watch counts refusals, and has the clock of the limits
   */
  public GuardedRouter(ExplainingRouter inner, PeerPolicy policy, PeerRoles roles, Watch watch) {
    this.inner = inner;
    this.roles = roles;
    this.keepsSides = policy.keepsSides();
    this.guards = new ActiveGuards(policy.guards(), watch.buckets());
    this.metrics = watch.metrics();
  }

  /**
   * What guards count and measure with.
   *
   * @param metrics counts each refusal
   * @param buckets of the limits, which outlive the configuration
   */
  public record Watch(DiameterMetrics metrics, RateBuckets buckets) {}

  @Override
  public RouteDecision route(RoutingRequest request) {
    if (request.source().isPresent()) {
      DiameterIdentity source = request.source().get();
      Optional<ActiveGuard.Refusal> refusal = refusal(source, request.message());
      if (refusal.isPresent()) {
        refused.increment();
        metrics.occurred(refusal.get().occurrence(), source.text());
        return new RouteDecision.Refuse(refusal.get().fault());
      }
      roles.learned().observe(source, request.message());
    }
    return guarded(inner.route(request));
  }

  @Override
  public boolean mayBeSent(DiameterIdentity peer) {
    return !guards.limitSending() || guards.of(peer).mayBeSent();
  }

  @Override
  public Map<String, Long> decisions() {
    Map<String, Long> all = new HashMap<>(inner.decisions());
    all.put("guard", refused.sum());
    return all;
  }

  @Override
  public RouteExplanation explain(RoutingRequest request) {
    int application = request.message().applicationId();
    int command = request.message().commandCode();
    Optional<MessageFault> forbidden =
        request.source().flatMap(source -> forbidden(source, request.message()));
    return forbidden
        .map(GuardExplanation::refused)
        .orElseGet(() -> {
          RouteExplanation plain = inner.explain(request);
          return keepsSides
              ? GuardExplanation.keepingSides(
                  plain, peer -> roles.verdict(peer, application, command))
              : plain;
        });
  }

  private Optional<MessageFault> forbidden(DiameterIdentity source, DiameterMessage request) {
    return guards
        .of(source)
        .forbidden(request)
        .or(() -> wrongSide(source, request))
        .map(ActiveGuard.Refusal::fault);
  }

  /** The rate comes first: it is the cheapest to tell. */
  private Optional<ActiveGuard.Refusal> refusal(DiameterIdentity source, DiameterMessage request) {
    ActiveGuard guard = guards.of(source);
    return guard.overRate().or(() -> guard.forbidden(request)).or(() -> wrongSide(source, request));
  }

  private Optional<ActiveGuard.Refusal> wrongSide(
      DiameterIdentity source, DiameterMessage request) {
    if (!keepsSides || roles.maySend(source, request.applicationId(), request.commandCode())) {
      return Optional.empty();
    }
    return Optional.of(
        new ActiveGuard.Refusal(
            Occurrence.COMMAND_REFUSED,
            MessageFault.of(
                ResultCode.COMMAND_UNSUPPORTED, "a peer of this role does not send the command")));
  }

  private RouteDecision guarded(RouteDecision decision) {
    if (!keepsSides && !guards.checkOrigins()) {
      return decision;
    }
    return switch (decision) {
      case RouteDecision.Send send -> guarded(send);
      case RouteDecision.Deferred deferred ->
          new RouteDecision.Deferred(deferred.decision().thenApply(this::guarded));
      case RouteDecision.Refuse refuse -> refuse;
      case RouteDecision.Answer answer -> answer;
    };
  }

  private RouteDecision guarded(RouteDecision.Send send) {
    List<? extends RoutablePeer> left = keepsSides ? onTheRightSide(send) : send.candidates();
    if (left.size() == send.candidates().size() && !guards.checkOrigins()) {
      return send;
    }
    if (left.isEmpty() && !send.candidates().isEmpty()) {
      return RouteDecision.undeliverable("every candidate is on the other side of the application");
    }
    return new RouteDecision.Send(
        send.request(),
        left,
        guards.checkOrigins() ? checked(send.answers()) : send.answers(),
        send.answerLimit(),
        send.tryLimit());
  }

  /** The list itself where all are: routers that know the sides leave nobody to take out. */
  private List<? extends RoutablePeer> onTheRightSide(RouteDecision.Send send) {
    List<? extends RoutablePeer> all = send.candidates();
    for (int i = 0; i < all.size(); i++) {
      if (isOnTheWrongSide(all.get(i), send)) {
        return all.stream().filter(peer -> !isOnTheWrongSide(peer, send)).toList();
      }
    }
    return all;
  }

  private boolean isOnTheWrongSide(RoutablePeer peer, RouteDecision.Send send) {
    return !roles.mayReceive(
        peer.identity(), send.request().applicationId(), send.request().commandCode());
  }

  private AnswerHandler checked(AnswerHandler inside) {
    return (answer, from) -> {
      if (guards.of(from.identity()).misfit(answer).isPresent()) {
        metrics.occurred(Occurrence.ANSWER_ORIGIN_STRANGE, from.identity().text());
      }
      return inside.onAnswer(answer, from);
    };
  }
}
