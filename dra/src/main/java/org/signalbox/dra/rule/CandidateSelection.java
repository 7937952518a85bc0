package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RoutingRequest;

/**
 * The candidates of one request while they are collected, best first. Used by one thread. With a
 * recorder it notes why; what is chosen does not depend on that.
 */
final class CandidateSelection {

  private final RequestView view;
  private final PeerLandscape landscape;
  private final PeerJudge judge;
  private final Optional<SelectionRecorder> recorder;
  private final List<RoutablePeer> chosen = new ArrayList<>(4);
  private RouteAction.Rewrite given = RouteAction.Rewrite.NOTHING;
  private Optional<String> realm = Optional.empty();
  private boolean isRewritingInVain;
  private boolean namesPeers;

  /**
   * What leads to a peer, for people.
   *
   * @param what such as {@code member of hss}
   * @param weight its share
   */
  record Reason(String what, int weight, Optional<SourcePosition> position) {}

  CandidateSelection(
      RequestView view,
      PeerLandscape landscape,
      PeerJudge judge,
      Optional<SelectionRecorder> recorder) {
    this.view = view;
    this.landscape = landscape;
    this.judge = judge;
    this.recorder = recorder;
  }

  RequestView view() {
    return view;
  }

  RoutingRequest request() {
    return view.request();
  }

  boolean isExplaining() {
    return recorder.isPresent();
  }

  boolean isEmpty() {
    return chosen.isEmpty();
  }

  List<RoutablePeer> chosen() {
    return chosen;
  }

  /** What Destination-Realm becomes. */
  Optional<String> realm() {
    return realm;
  }

  /** The host that the request will have. */
  Optional<String> destinationHost() {
    return given.dropHost() ? Optional.empty() : given.host().or(request()::destinationHost);
  }

  /** The realm that the request will have, in lower case. */
  Optional<String> destinationRealm() {
    return realm.or(() -> request().destinationRealm()).map(name -> name.toLowerCase(Locale.ROOT));
  }

  /** What the route changes in the request, wherever it goes. Before any destination. */
  void rewrite(RouteAction.Rewrite rewrite) {
    given = rewrite;
  }

  /** Another destination begins. The realm of one that came to nothing is none of its business. */
  void nextDestination() {
    isRewritingInVain = false;
    if (chosen.isEmpty()) {
      realm = given.realm();
    }
  }

  /** The route leads to peers by their names, so the request's realm is one that is served. */
  void leadToPeers() {
    namesPeers = true;
  }

  boolean namesPeers() {
    return namesPeers;
  }

  /**
   * The request gets another Destination-Realm. All candidates get the same request, so once there
   * are some, only those of the same realm are added.
   */
  void rewriteRealm(String name) {
    if (chosen.isEmpty()) {
      realm = Optional.of(name);
      isRewritingInVain = false;
    } else {
      isRewritingInVain = destinationRealm().filter(name::equalsIgnoreCase).isEmpty();
    }
  }

  /** Adds a peer by its name, when it is connected and may get the request. */
  void addNamed(String identity, String why) {
    Optional<RoutablePeer> peer = request().peers().find(identity);
    if (peer.isEmpty()) {
      recorder.ifPresent(known -> known.missing(identity));
    } else if (admits(peer.get(), () -> new Reason(why, 1, Optional.empty()))) {
      add(peer.get(), 1, chosen.isEmpty());
    }
  }

  /** Adds the peers of a realm in even shares. */
  void addRealm(String name) {
    Optional<RealmPeers> peers = landscape.realm(name.toLowerCase(Locale.ROOT));
    if (peers.isPresent()) {
      peers.get().select(this);
    }
  }

  /** A member that is not connected. */
  void missing(DiameterIdentity identity) {
    if (recorder.isPresent()) {
      recorder.get().missing(identity.text());
    }
  }

  /** Whether a peer may get the request. */
  boolean mayGet(RoutablePeer peer) {
    return judge.judge(request(), peer) == Objection.NONE;
  }

  /** Whether a peer may get the request and is not among the candidates yet. */
  boolean admits(RoutablePeer peer, Supplier<Reason> reason) {
    Objection objection = judge.judge(request(), peer);
    if (recorder.isPresent()) {
      Optional<String> told =
          objection == Objection.NONE
              ? Optional.empty()
              : Optional.of(judge.told(objection, request(), peer));
      recorder.get().considered(peer, reason.get(), told);
    }
    return objection == Objection.NONE && !isRewritingInVain && !chosen.contains(peer);
  }

  /**
   * Adds a candidate.
   *
   * @param sharesFirst true when it shares the first place with others of this call
   */
  void add(RoutablePeer peer, int weight, boolean sharesFirst) {
    chosen.add(peer);
    if (recorder.isPresent()) {
      recorder.get().chosen(peer, weight, sharesFirst);
    }
  }

  /** Notes something that was looked at. */
  void step(Supplier<String> what, Supplier<String> why, boolean taken) {
    if (recorder.isPresent()) {
      recorder.get().step(what.get(), why.get(), taken, Optional.empty());
    }
  }
}
