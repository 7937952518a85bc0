package org.signalbox.dra.rule;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageEditor;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.role.PeerRoles;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.route.RouteExplanation;
import org.signalbox.dra.route.RouteExplanation.Outcome;
import org.signalbox.dra.rule.RouteAction.Forward;
import org.signalbox.dra.rule.RouteAction.Redirect;
import org.signalbox.dra.rule.RouteAction.Refuse;

/**
 * Routes by the first route that a request meets, and by the request itself where it meets none
 * (RFC 6733 §6.1.6).
 *
 * <p>Called on event loops, several at once; never blocks. Immutable but for turns and for what is
 * derived from the last snapshot of peers.
 */
public final class RuleRouter implements ExplainingRouter {

  private static final Forward DEFAULT =
      new Forward(
          List.of(new Destination.WhereItSays()),
          RouteAction.Rewrite.NOTHING,
          RouteAction.Retry.NEVER);

  private final RuleSet rules;
  private final RouteIndex index;
  private final PeerJudge judge;
  private final Set<String> knownRealms;

  /** One for requests that meet no route, then one for each route. */
  private final List<LongAdder> decided;

  private volatile PeerLandscape landscape;

  /**
   * What a router follows.
   *
   * @param routes in their order
   * @param pathCount how many AVP paths they have
   * @param origin of this node
   * @param knownRealms realms that requests may name though none of their peers is connected
   * @param mates the agents beside this one
   * @param followsRedirects whether redirect indications are followed instead of passed on
   */
  public record RuleSet(
      List<RouteRule> routes,
      int pathCount,
      Origin origin,
      Set<String> knownRealms,
      Predicate<DiameterIdentity> mates,
      boolean followsRedirects) {

    public RuleSet {
      routes = List.copyOf(routes);
      knownRealms = Set.copyOf(knownRealms);
    }
  }

  /** A router for rules. */
  public RuleRouter(RuleSet rules, PeerRoles roles) {
    this.rules = rules;
    this.index = new RouteIndex(rules.routes());
    this.judge = new PeerJudge(roles, rules.mates());
    this.decided = Stream.generate(LongAdder::new).limit(rules.routes().size() + 1L).toList();
    this.knownRealms =
        rules.knownRealms().stream()
            .map(realm -> realm.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.landscape = new PeerLandscape(new PeerSnapshot(-1, List.of()), judge);
  }

  @Override
  public RouteDecision route(RoutingRequest request) {
    RequestView view = new RequestView(request, rules.pathCount());
    int met = index.first(view);
    decided.get(met + 1).increment();
    return decide(view, met, Optional.empty());
  }

  @Override
  public Map<String, Long> decisions() {
    Map<String, Long> counts = new HashMap<>();
    counts.put("no route", decided.getFirst().sum());
    for (int i = 0; i < rules.routes().size(); i++) {
      counts.merge(rules.routes().get(i).name(), decided.get(i + 1).sum(), Long::sum);
    }
    return counts;
  }

  @Override
  public RouteExplanation explain(RoutingRequest request) {
    RequestView view = new RequestView(request, rules.pathCount());
    SelectionRecorder recorder = new SelectionRecorder();
    int met = tryEach(view, recorder);
    return switch (decide(view, met, Optional.of(recorder))) {
      case RouteDecision.Refuse refuse ->
          recorder.with(new Outcome.Refused(refuse.fault().resultCode(), refuse.fault().reason()));
      case RouteDecision.Answer answer ->
          recorder.with(
              new Outcome.Redirected(
                  answer.answer().avps().all(BaseAvp.REDIRECT_HOST).stream()
                      .map(Avp::text)
                      .toList()));
      case RouteDecision.Send _, RouteDecision.Deferred _ -> recorder.sent();
    };
  }

  /** Tries the routes one by one, as people read them. */
  private int tryEach(RequestView view, SelectionRecorder recorder) {
    for (int i = 0; i < rules.routes().size(); i++) {
      RouteRule route = rules.routes().get(i);
      Optional<Condition> failed =
          route.conditions().stream().filter(condition -> !condition.holds(view)).findFirst();
      String why =
          failed
              .map(condition -> condition.seen(view) + ", not " + condition.asked())
              .orElseGet(() -> Condition.all(route.conditions()));
      recorder.step(route.name(), why, failed.isEmpty(), Optional.of(route.position()));
      if (failed.isEmpty()) {
        return i;
      }
    }
    recorder.step("no route", "the request says itself where it goes", true, Optional.empty());
    return -1;
  }

  private RouteDecision decide(RequestView view, int route, Optional<SelectionRecorder> recorder) {
    RouteAction action = route < 0 ? DEFAULT : rules.routes().get(route).action();
    return switch (action) {
      case Forward forward -> forward(view, forward, recorder);
      case Refuse refuse -> RouteDecision.refuse(refuse.resultCode(), refuse.reason());
      case Redirect redirect -> new RouteDecision.Answer(redirection(view.request(), redirect));
    };
  }

  private RouteDecision forward(
      RequestView view, Forward action, Optional<SelectionRecorder> recorder) {
    RoutingRequest request = view.request();
    CandidateSelection selection =
        new CandidateSelection(view, landscapeOf(request.peers()), judge, recorder);
    boolean asItSays = action.to().isEmpty();
    List<Destination> to = asItSays ? DEFAULT.to() : action.to();
    // A route's own destinations go by the host that came, as in: to it, and take its name out.
    selection.rewrite(asItSays ? action.rewrite() : action.rewrite().ofRealm());
    for (int i = 0; i < to.size(); i++) {
      selection.nextDestination();
      to.get(i).select(selection);
    }
    if (selection.isEmpty()) {
      return undeliverable(selection);
    }
    RouteAction.Rewrite rewrite = action.rewrite().withRealm(selection.realm());
    DiameterMessage message = rewritten(request.message(), rewrite, recorder);
    RouteAction.Retry retry = action.retry();
    AnswerHandler answers =
        retry.on().isEmpty() ? AnswerHandler.FORWARD : new RetryHandler(retry.on());
    RouteDecision.Send send =
        new RouteDecision.Send(
            message, selection.chosen(), answers, retry.answerLimit(), retry.tryLimit());
    return rules.followsRedirects() ? following(selection, send) : send;
  }

  private static RouteDecision.Send following(
      CandidateSelection selection, RouteDecision.Send send) {
    return new RouteDecision.Send(
        send.request(),
        send.candidates(),
        new RedirectFollower(selection, send, send.answers()),
        send.answerLimit(),
        send.tryLimit());
  }

  private PeerLandscape landscapeOf(PeerSnapshot peers) {
    PeerLandscape known = landscape;
    if (!known.isOf(peers)) {
      known = new PeerLandscape(peers, judge);
      landscape = known;
    }
    return known;
  }

  /** 3003 for a realm that nobody serves, 3002 where a peer is only missing (RFC 6733 §7.1.3). */
  private RouteDecision undeliverable(CandidateSelection selection) {
    Optional<String> realm = selection.destinationRealm();
    if (realm.isEmpty()) {
      return RouteDecision.undeliverable("neither a known Destination-Host nor a realm is given");
    }
    boolean isKnown =
        selection.namesPeers()
            || knownRealms.contains(realm.get())
            || landscapeOf(selection.request().peers()).realm(realm.get()).isPresent();
    return isKnown
        ? RouteDecision.undeliverable("no peer that may get the request is connected")
        : RouteDecision.refuse(ResultCode.REALM_NOT_SERVED, "no peer serves the realm");
  }

  private static DiameterMessage rewritten(
      DiameterMessage message, RouteAction.Rewrite rewrite, Optional<SelectionRecorder> recorder) {
    if (rewrite.equals(RouteAction.Rewrite.NOTHING)) {
      return message;
    }
    MessageEditor editor = message.edit();
    if (rewrite.dropHost()) {
      editor.remove(BaseAvp.DESTINATION_HOST);
      note(recorder, "Destination-Host", "it is taken out");
    }
    rewrite
        .host()
        .ifPresent(host -> {
          editor.set(text(message, BaseAvp.DESTINATION_HOST, host));
          note(recorder, "Destination-Host", "it becomes " + host);
        });
    rewrite
        .realm()
        .ifPresent(realm -> {
          editor.set(text(message, BaseAvp.DESTINATION_REALM, realm));
          note(recorder, "Destination-Realm", "it becomes " + realm);
        });
    return editor.build();
  }

  private static void note(Optional<SelectionRecorder> recorder, String what, String why) {
    recorder.ifPresent(known -> known.step(what, why, true, Optional.empty()));
  }

  /** The AVP with another text and the flags it came with. */
  private static Avp text(DiameterMessage message, AvpKey key, String text) {
    int flags = message.avps().first(key).map(Avp::flags).orElse(Avp.MANDATORY);
    return Avp.of(key, flags, text.getBytes(StandardCharsets.UTF_8));
  }

  private DiameterMessage redirection(RoutingRequest request, Redirect action) {
    return RedirectAnswer.of(request.message(), rules.origin(), action);
  }
}
