package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * Peers under one name. Those of the first priority share requests by weight; those of the next
 * stand by until none of the first may get a request. Any thread.
 */
public final class PeerGroup {

  /** Members that one priority may have. */
  public static final int MAX_MEMBERS = PeerTier.MAX_MEMBERS;

  private final String name;
  private final List<Member> members;
  private final List<PeerTier> tiers = new ArrayList<>();

  /**
   * A member of a group.
   *
   * @param weight its share, at least 1
   * @param priority 1 is used first
   * @param position where it is written
   */
  public record Member(
      DiameterIdentity identity, int weight, int priority, SourcePosition position) {}

  /**
   * A group.
   *
   * @param members at least one, each peer once; at most {@link #MAX_MEMBERS} of one priority
   */
  public PeerGroup(String name, List<Member> members) {
    this.name = name;
    this.members = List.copyOf(members);
    Map<Integer, List<PeerTier.Member>> byPriority = new TreeMap<>();
    for (Member member : members) {
      byPriority
          .computeIfAbsent(member.priority(), priority -> new ArrayList<>())
          .add(
              new PeerTier.Member(
                  member.identity(), member.weight(), Optional.of(member.position())));
    }
    byPriority.values().forEach(tier -> tiers.add(new PeerTier(tier)));
  }

  public String name() {
    return name;
  }

  /** Every member. */
  public List<DiameterIdentity> members() {
    return members.stream().map(Member::identity).toList();
  }

  void select(CandidateSelection selection) {
    for (int i = 0; i < tiers.size(); i++) {
      String from = selection.isExplaining() ? from(i) : "";
      tiers.get(i).select(selection, from);
    }
  }

  private String from(int tier) {
    return "member of " + name + (tiers.size() > 1 ? ", place " + (tier + 1) : "");
  }
}
