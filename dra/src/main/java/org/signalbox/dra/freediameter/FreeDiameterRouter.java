package org.signalbox.dra.freediameter;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Outcome;

/**
 * Routes as the daemon does with the same files.
 *
 * <p>A request passes, in this order: its size ({@code rt_deny_by_size}), a decorated user name
 * (RFC 5729 §4.1), the hiding of the destination ({@code rt_ignore_dh}), the ranking ({@link
 * ScoreRouter}). Its answer passes the redirects ({@code rt_redirect}), busy servers ({@code
 * rt_busypeers}) and the restoring of the origin.
 *
 * <p>Called on event loops, several at once; never blocks.
 */
public final class FreeDiameterRouter implements ExplainingRouter {

  private final RoutingExtensions extensions;
  private final DecoratedNai decoratedNai;
  private final ScoreRouter scores;
  private final Optional<RedirectRules> redirects;
  private final Supplier<? extends RandomGenerator> random;
  private final Optional<Duration> relayTimeout;
  private final DecisionCounts counts = new DecisionCounts();

  /**
   * A router for one state of the files.
   *
   * @param realm of the agent itself
   * @param clock for the life of followed redirects
   * @param random decides between peers of one score; asked on the calling thread
   */
  public FreeDiameterRouter(
      RoutingExtensions extensions,
      String realm,
      InstantSource clock,
      Supplier<? extends RandomGenerator> random) {
    this.extensions = extensions;
    this.decoratedNai = new DecoratedNai(realm);
    this.scores = new ScoreRouter(extensions);
    this.redirects =
        extensions.followsRedirects() ? Optional.of(new RedirectRules(clock)) : Optional.empty();
    this.random = random;
    this.relayTimeout =
        extensions
            .busyPeers()
            .map(RoutingExtensions.BusyPeers::relayTimeoutMillis)
            .filter(millis -> millis > 0)
            .map(Duration::ofMillis);
  }

  @Override
  public RouteDecision route(RoutingRequest request) {
    RouteDecision decision = route(request, Optional.empty());
    counts.count(request, decision);
    return decision;
  }

  @Override
  public Map<String, Long> decisions() {
    return counts.all();
  }

  @Override
  public RouteExplanation explain(RoutingRequest request) {
    RankingRecorder recorder = new RankingRecorder();
    RouteDecision decision = route(request, Optional.of(recorder));
    Outcome outcome =
        decision instanceof RouteDecision.Refuse(MessageFault fault)
            ? new Outcome.Refused(fault.resultCode(), fault.reason())
            : recorder.sent();
    return new RouteExplanation(List.of(), recorder.candidates(), outcome);
  }

  private RouteDecision route(RoutingRequest request, Optional<RankingRecorder> recorder) {
    int limit = extensions.maximumRequestBytes().orElse(Integer.MAX_VALUE);
    if (request.message().length() > limit) {
      return RouteDecision.refuse(
          ResultCode.UNABLE_TO_COMPLY, "the request is larger than " + limit + " bytes");
    }
    Optional<DiameterMessage> plain = decoratedNai.undecorated(request);
    RoutingRequest followed = plain.map(message -> with(request, message)).orElse(request);
    Optional<String> host = followed.destinationHost();
    if (!extensions.hidesDestinationHost() || host.isEmpty()) {
      return routed(followed, recorder);
    }
    // The daemon takes the host out before it scores: neither it nor a rule sees the host.
    RoutingRequest hidden = with(followed, DestinationHiding.hide(followed.message()));
    return DestinationHiding.restoring(host.get(), routed(hidden, recorder));
  }

  private static RoutingRequest with(RoutingRequest request, DiameterMessage message) {
    return new RoutingRequest(message, request.source(), request.peers());
  }

  private RouteDecision routed(RoutingRequest request, Optional<RankingRecorder> recorder) {
    ScoreRouter.ExtraScore extra =
        redirects
            .map(rules -> rules.scoresFor(request.message(), request.peers()))
            .orElse(ScoreRouter.NoExtra.NONE);
    List<RoutablePeer> ranked = scores.rank(request, extra, random.get(), recorder);
    if (ranked.isEmpty()) {
      return RouteDecision.undeliverable("no suitable candidate to route the message to");
    }
    AnswerHandler answers = AnswerHandler.FORWARD;
    if (extensions.busyPeers().isPresent()) {
      answers = new BusyRetry(extensions.busyPeers().get());
    }
    RouteDecision.Send send =
        new RouteDecision.Send(request.message(), ranked, answers, Optional.empty(), relayTimeout);
    return redirects.isPresent() ? redirects.get().following(request, send) : send;
  }
}
