package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;

/**
 * Peers that share requests by weight. Those that may not get a request leave their share to the
 * others in proportion, and each set of peers that can share has a turn of its own, so shares stay
 * exact while a peer is down. Any thread.
 */
final class PeerTier {

  /** Members of a tier: a set of them is the bits of a word. */
  static final int MAX_MEMBERS = Long.SIZE;

  /** Sets of members that have a turn of their own. Route-Records could name any set. */
  private static final int MAX_TURNS = 256;

  private final List<Member> members;
  private final int[] weights;
  private final WeightedTurn wholeTurn;
  private final Map<Long, WeightedTurn> turns = new ConcurrentHashMap<>();

  /**
   * Of all sets beyond: a peer that makes up Route-Records must not take the others' turns away.
   */
  private final AtomicLong turnOfOthers = new AtomicLong();

  private volatile Resolved resolved;

  /**
   * A member.
   *
   * @param weight at least 1
   * @param position where it is written, where it is
   */
  record Member(DiameterIdentity identity, int weight, Optional<SourcePosition> position) {}

  /** The members that are connected, in their places. */
  private record Resolved(PeerSnapshot snapshot, List<Optional<RoutablePeer>> peers) {}

  PeerTier(List<Member> members) {
    this.members = List.copyOf(members);
    this.weights = members.stream().mapToInt(Member::weight).toArray();
    this.wholeTurn = new WeightedTurn(places(allOf(members.size())), weights);
    this.resolved = resolve(new PeerSnapshot(-1, List.of()));
  }

  private static long allOf(int count) {
    return count == Long.SIZE ? -1 : (1L << count) - 1;
  }

  private static int[] places(long set) {
    int[] places = new int[Long.bitCount(set)];
    long left = set;
    for (int i = 0; i < places.length; i++) {
      places[i] = Long.numberOfTrailingZeros(left);
      left &= left - 1;
    }
    return places;
  }

  List<Member> members() {
    return members;
  }

  private Resolved resolve(PeerSnapshot snapshot) {
    List<Optional<RoutablePeer>> peers = new ArrayList<>(members.size());
    members.forEach(member -> peers.add(snapshot.find(member.identity().text())));
    return new Resolved(snapshot, List.copyOf(peers));
  }

  private List<Optional<RoutablePeer>> peersIn(PeerSnapshot snapshot) {
    Resolved known = resolved;
    if (known.snapshot() != snapshot) {
      known = resolve(snapshot);
      resolved = known;
    }
    return known.peers();
  }

  /**
   * Adds the members that may get the request: the one whose turn it is, then the others around.
   *
   * @param from what leads here, for people
   */
  void select(CandidateSelection selection, String from) {
    List<Optional<RoutablePeer>> peers = peersIn(selection.request().peers());
    long set = 0;
    for (int place = 0; place < peers.size(); place++) {
      if (isUsable(selection, place, peers.get(place), from)) {
        set |= 1L << place;
      }
    }
    if (set == 0) {
      return;
    }
    WeightedTurn turn = turnOf(set);
    int[] usable = turn.members();
    boolean decidesFirst = selection.isEmpty();
    int first = decidesFirst && !selection.isExplaining() ? turn.take() : turn.peek();
    for (int i = 0; i < usable.length; i++) {
      int place = usable[(first + i) % usable.length];
      peers.get(place).ifPresent(peer -> selection.add(peer, weights[place], decidesFirst));
    }
  }

  private boolean isUsable(
      CandidateSelection selection, int place, Optional<RoutablePeer> peer, String from) {
    if (peer.isEmpty()) {
      selection.missing(members.get(place).identity());
      return false;
    }
    return selection.admits(
        peer.get(),
        () -> new CandidateSelection.Reason(from, weights[place], members.get(place).position()));
  }

  private WeightedTurn turnOf(long set) {
    if (set == allOf(members.size())) {
      return wholeTurn;
    }
    WeightedTurn known = turns.get(set);
    if (known != null) {
      return known;
    }
    if (turns.size() >= MAX_TURNS) {
      return new WeightedTurn(places(set), weights, turnOfOthers);
    }
    WeightedTurn made = new WeightedTurn(places(set), weights);
    WeightedTurn before = turns.putIfAbsent(set, made);
    return before == null ? made : before;
  }
}
