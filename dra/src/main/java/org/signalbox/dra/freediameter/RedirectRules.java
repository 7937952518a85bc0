package org.signalbox.dra.freediameter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.RedirectHosts;

/**
 * {@code rt_redirect}: follows redirect indications, and remembers them for the requests and the
 * time they name.
 *
 * <p>A redirect leads only to peers that are open already, as in the daemon: an agent does not dial
 * whomever an answer names. At most {@value #MEMORY} redirects are remembered; the oldest makes
 * way. Called on event loops, several at once.
 */
final class RedirectRules {

  private static final int MEMORY = 10_000;

  /** The hosts of one redirect that are looked at, and the longest text that one is kept for. */
  private static final int HOSTS_MAX = 64;

  private static final int TEXT_MAX = 1024;

  /** What the peer that sent a redirect loses while one of the hosts it named is open. */
  private static final int SENT_REDIRECT = -60;

  private static final Duration DEFAULT_CACHE_TIME = Duration.ofSeconds(10);
  private static final Duration MAX_CACHE_TIME = Duration.ofDays(1);

  private final InstantSource clock;
  private final Map<Key, Redirect> remembered = new LinkedHashMap<>();

  RedirectRules(InstantSource clock) {
    this.clock = clock;
  }

  private record Key(RedirectUsage usage, String value) {}

  /**
   * A redirect that is remembered.
   *
   * @param score what the hosts get
   * @param from the peer that sent it, in lower case
   */
  private record Redirect(int score, Set<String> hosts, String from, Instant until) {

    int scoreOf(String peer) {
      if (hosts.contains(peer)) {
        return score;
      }
      return from.equals(peer) ? SENT_REDIRECT : 0;
    }
  }

  /**
   * What remembered redirects add to the hosts they name, and take from the peers that sent them. A
   * redirect to hosts none of which is open counts for nothing: its sender must be asked again.
   */
  ScoreRouter.ExtraScore scoresFor(DiameterMessage request, PeerSnapshot open) {
    List<Redirect> applying = new ArrayList<>();
    synchronized (remembered) {
      if (remembered.isEmpty()) {
        return ScoreRouter.NoExtra.NONE;
      }
      Instant now = clock.instant();
      for (RedirectUsage usage : RedirectUsage.values()) {
        usage
            .key(request)
            .flatMap(value -> find(new Key(usage, value), now))
            .filter(
                redirect -> redirect.hosts().stream().anyMatch(host -> open.find(host).isPresent()))
            .ifPresent(applying::add);
      }
    }
    return new Applying(applying);
  }

  /** The redirects that concern one request: what each adds, and to whom. */
  private record Applying(List<Redirect> redirects) implements ScoreRouter.ExtraScore {

    @Override
    public int of(RoutablePeer peer) {
      return redirects.stream().mapToInt(redirect -> redirect.scoreOf(peer.identity().key())).sum();
    }

    @Override
    public Set<String> hosts() {
      return redirects.stream()
          .flatMap(redirect -> redirect.hosts().stream())
          .collect(Collectors.toSet());
    }
  }

  /** Called with the lock held. */
  private Optional<Redirect> find(Key key, Instant now) {
    Optional<Redirect> found = Optional.ofNullable(remembered.get(key));
    if (found.isPresent() && !found.get().until().isAfter(now)) {
      remembered.remove(key);
      return Optional.empty();
    }
    return found;
  }

  /**
   * Follows a redirect indication; any other answer, also of whom a redirect led to, goes to the
   * handler inside.
   *
   * @param plain the decision without this, whose handler and limits go on to apply
   */
  RouteDecision.Send following(RoutingRequest request, RouteDecision.Send plain) {
    return with(plain.candidates(), plain, handler(request, plain));
  }

  private AnswerHandler handler(RoutingRequest request, RouteDecision.Send plain) {
    return (answer, from) ->
        isRedirect(answer)
            ? follow(request, answer, from, plain)
            : plain.answers().onAnswer(answer, from);
  }

  private static RouteDecision.Send with(
      List<? extends RoutablePeer> candidates, RouteDecision.Send plain, AnswerHandler answers) {
    return new RouteDecision.Send(
        plain.request(), candidates, answers, plain.answerLimit(), plain.tryLimit());
  }

  private static boolean isRedirect(DiameterMessage answer) {
    return answer.isError()
        && answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0)
            == ResultCode.REDIRECT_INDICATION;
  }

  private AnswerDecision follow(
      RoutingRequest request, DiameterMessage answer, RoutablePeer from, RouteDecision.Send plain) {
    Set<String> hosts =
        answer.avps().all(BaseAvp.REDIRECT_HOST).stream()
            .map(Avp::text)
            .map(RedirectHosts::hostOf)
            .filter(DiameterIdentity::isValid)
            .limit(HOSTS_MAX)
            .collect(Collectors.toSet());
    remember(request.message(), answer, hosts, from);
    List<RoutablePeer> candidates =
        request.peers().peers().stream()
            .filter(RoutablePeer::isOpen)
            .filter(peer -> hosts.contains(peer.identity().key()))
            .filter(peer -> !peer.equals(from) && !request.hasPassed(peer.identity()))
            .toList();
    if (candidates.isEmpty()) {
      return new AnswerDecision.Forward(answer);
    }
    return new AnswerDecision.Reroute(with(candidates, plain, handler(request, plain)), answer);
  }

  private void remember(
      DiameterMessage request, DiameterMessage answer, Set<String> hosts, RoutablePeer from) {
    RedirectUsage usage =
        RedirectUsage.ofCode(answer.avps().unsigned32(BaseAvp.REDIRECT_HOST_USAGE).orElse(0));
    Optional<String> value = usage.key(request).filter(text -> text.length() <= TEXT_MAX);
    if (value.isEmpty() || hosts.isEmpty()) {
      return;
    }
    Duration time =
        answer.avps().unsigned32(BaseAvp.REDIRECT_MAX_CACHE_TIME).stream()
            .mapToObj(Duration::ofSeconds)
            .findFirst()
            .orElse(DEFAULT_CACHE_TIME);
    Instant until =
        clock.instant().plus(time.compareTo(MAX_CACHE_TIME) > 0 ? MAX_CACHE_TIME : time);
    synchronized (remembered) {
      remembered.put(
          new Key(usage, value.get()),
          new Redirect(usage.score(), hosts, from.identity().key(), until));
      if (remembered.size() > MEMORY) {
        remembered.remove(remembered.keySet().iterator().next());
      }
    }
  }
}
