package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.diameter.node.RoutablePeer;

/**
 * The peers of one realm in one snapshot, in even shares. Mates come after all others: they are of
 * the realm, but only hand over to the same peers. Any thread.
 */
final class RealmPeers {

  /** More peers than one request ever needs. */
  private static final int ENOUGH = 8;

  private final String realm;
  private final Optional<PeerTier> own;
  private final List<RoutablePeer> crowd;
  private final Optional<PeerTier> mates;
  private final AtomicInteger turn = new AtomicInteger();

  RealmPeers(String realm, List<RoutablePeer> peers, PeerJudge judge) {
    this.realm = realm;
    List<RoutablePeer> others = peers.stream().filter(peer -> !judge.isMate(peer)).toList();
    boolean isCrowd = others.size() > PeerTier.MAX_MEMBERS;
    this.own = isCrowd ? Optional.empty() : tier(others);
    this.crowd = isCrowd ? others : List.of();
    this.mates = tier(peers.stream().filter(judge::isMate).limit(PeerTier.MAX_MEMBERS).toList());
  }

  private static Optional<PeerTier> tier(List<RoutablePeer> peers) {
    List<PeerTier.Member> members = new ArrayList<>();
    peers.forEach(peer -> members.add(new PeerTier.Member(peer.identity(), 1, Optional.empty())));
    return members.isEmpty() ? Optional.empty() : Optional.of(new PeerTier(members));
  }

  void select(CandidateSelection selection) {
    String from = selection.isExplaining() ? "realm " + realm : "";
    if (own.isPresent()) {
      own.get().select(selection, from);
    }
    selectOfCrowd(selection, from);
    if (mates.isPresent()) {
      mates.get().select(selection, from);
    }
  }

  /** Goes around from the peer whose turn it is until there are enough. */
  private void selectOfCrowd(CandidateSelection selection, String from) {
    if (crowd.isEmpty()) {
      return;
    }
    boolean decidesFirst = selection.isEmpty();
    int first = selection.isExplaining() ? turn.get() : turn.getAndIncrement();
    int found = 0;
    for (int i = 0; i < crowd.size() && found < ENOUGH; i++) {
      RoutablePeer peer = crowd.get(Math.floorMod(first + i, crowd.size()));
      if (selection.admits(peer, () -> new CandidateSelection.Reason(from, 1, Optional.empty()))) {
        selection.add(peer, 1, decidesFirst);
        found++;
      }
    }
  }
}
