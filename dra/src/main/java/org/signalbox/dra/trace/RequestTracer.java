package org.signalbox.dra.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.MessageTrace;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.route.RouteExplanation;

/**
 * Puts together, from the messages that go by, what became of each request, for those who follow.
 *
 * <p>Nobody follows most of the time: then {@link #isOn} is false and nothing is kept. At most
 * {@value #MAX_UNDER_WAY} requests are followed at a time, the oldest is dropped and counted.
 * Called on event loops, several at once; a short lock guards the requests under way.
 */
public final class RequestTracer implements MessageTrace {

  private static final int MAX_FOLLOWERS = 4;
  private static final int MAX_UNDER_WAY = 10_000;

  private final List<TraceFollower> followers = new CopyOnWriteArrayList<>();
  private final Map<Key, UnderWay> underWay = new LinkedHashMap<>();
  private final Map<Integer, Key> byEndToEnd = new HashMap<>();
  private volatile boolean on;

  /** A request of a peer: hop-by-hop ids are unique on one connection only. */
  private record Key(String peer, int hopByHop, int endToEnd) {}

  private static final class UnderWay {
    private final Instant at;
    private final DiameterMessage request;
    private final List<String> sentTo = new ArrayList<>();
    private Optional<RouteExplanation> explanation = Optional.empty();

    UnderWay(Instant at, DiameterMessage request) {
      this.at = at;
      this.request = request;
    }
  }

  /**
   * Begins to follow.
   *
   * @throws OperatorFault when {@value #MAX_FOLLOWERS} follow already
   */
  public TraceFollower follow(TraceFilter filter) {
    TraceFollower follower = new TraceFollower(filter, this);
    synchronized (underWay) {
      if (followers.size() >= MAX_FOLLOWERS) {
        throw new OperatorFault(MAX_FOLLOWERS + " traces run already: end one of them with Ctrl-C");
      }
      followers.add(follower);
      on = true;
    }
    return follower;
  }

  void leave(TraceFollower follower) {
    synchronized (underWay) {
      followers.remove(follower);
      on = !followers.isEmpty();
      if (!on) {
        underWay.clear();
        byEndToEnd.clear();
      }
    }
  }

  @Override
  public boolean isOn() {
    return on;
  }

  @Override
  public void message(Traced traced) {
    DiameterMessage message = traced.message();
    if (message.applicationId() == BaseCommand.COMMON_APPLICATION
        && BaseCommand.isHopByHop(message.commandCode())) {
      return;
    }
    if (message.isRequest() && traced.sent()) {
      onSent(traced);
    } else if (message.isRequest()) {
      onReceived(traced);
    } else if (traced.sent()) {
      onAnswered(traced);
    }
  }

  private void onReceived(Traced traced) {
    if (followers.stream().noneMatch(each -> each.filter().mayWant(traced.message()))) {
      return;
    }
    Key key = key(traced.peer(), traced.message());
    synchronized (underWay) {
      underWay.put(key, new UnderWay(traced.at(), traced.message()));
      byEndToEnd.put(key.endToEnd(), key);
      if (underWay.size() > MAX_UNDER_WAY) {
        forget(underWay.keySet().iterator().next());
        followers.forEach(each -> each.drop(1));
      }
    }
  }

  private static Key key(String peer, DiameterMessage message) {
    return new Key(peer, message.hopByHop(), message.endToEnd());
  }

  /** Called with the lock held. */
  private void forget(Key key) {
    underWay.remove(key);
    byEndToEnd.remove(key.endToEnd(), key);
  }

  private void onSent(Traced traced) {
    synchronized (underWay) {
      Optional.ofNullable(byEndToEnd.get(traced.message().endToEnd()))
          .map(underWay::get)
          .ifPresent(entry -> entry.sentTo.add(traced.peer()));
    }
  }

  /** Whether a request that comes to the router is followed, and its explanation wanted. */
  boolean isFollowed(RoutingRequest request) {
    synchronized (underWay) {
      return request
          .source()
          .map(peer -> underWay.containsKey(key(peer.text(), request.message())))
          .orElse(false);
    }
  }

  /** The router says why. */
  void explained(RoutingRequest request, RouteExplanation explanation) {
    synchronized (underWay) {
      request
          .source()
          .map(peer -> underWay.get(key(peer.text(), request.message())))
          .ifPresent(entry -> entry.explanation = Optional.of(explanation));
    }
  }

  private void onAnswered(Traced traced) {
    Key key = key(traced.peer(), traced.message());
    UnderWay entry;
    synchronized (underWay) {
      entry = underWay.get(key);
      forget(key);
    }
    if (entry == null) {
      return;
    }
    TracedRequest finished =
        new TracedRequest(
            entry.at,
            traced.peer(),
            entry.request,
            entry.explanation,
            entry.sentTo,
            answer(traced.message(), Duration.between(entry.at, traced.at())));
    followers.forEach(each -> each.add(finished));
  }

  private static TracedRequest.Answer answer(DiameterMessage message, Duration took) {
    AvpList avps = message.avps();
    String words = avps.text(BaseAvp.ERROR_MESSAGE).orElse("");
    return avps.unsigned32(BaseAvp.RESULT_CODE).stream()
        .mapToObj(code -> new TracedRequest.Answer(code, false, words, took))
        .findFirst()
        .orElseGet(() ->
            new TracedRequest.Answer(
                avps.group(BaseAvp.EXPERIMENTAL_RESULT)
                    .unsigned32(BaseAvp.EXPERIMENTAL_RESULT_CODE)
                    .orElse(0),
                true,
                words,
                took));
  }
}
