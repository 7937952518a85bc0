package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.NfStanding.Ranking;

/**
 * The order of an answer: what the requester prefers, then priority (lower first), then a draw.
 *
 * <p><b>The draw.</b> Among equals everybody is drawn with a probability in proportion to what it
 * has left, its capacity times its idle share. The draw is no dice: it is made of the identities of
 * client and network function alone (an exponential race, known as weighted rendezvous hashing). So
 * one client sees the same order as long as nothing changes, many clients together spread by
 * weight, and when one network function leaves or changes its load only the clients it concerns
 * move.
 *
 * <p>Consumers that take the first are served as well as those that weigh by themselves.
 */
public final class NfOrder {

  /** Priority of a network function that tells none: behind all that do. */
  private static final int PRIORITY_UNTOLD = 65_536;

  /** Capacity of a network function that tells none. */
  private static final int CAPACITY_UNTOLD = 100;

  private static final double UNIT = 0x1.0p-53;

  private final List<NfPreference> preferences;
  private final long client;

  /**
   * An order for a client.
   *
   * @param preferences the most important first
   * @param client anything that names the client and stays the same
   */
  public NfOrder(List<NfPreference> preferences, String client) {
    this.preferences = List.copyOf(preferences);
    this.client = hash(client);
  }

  /** The matches in order. */
  public List<NfMatch> sort(List<NfMatch> matches) {
    if (matches.size() < 2) {
      return matches;
    }
    List<Placed> placed = new ArrayList<>(matches.size());
    for (NfMatch match : matches) {
      placed.add(placed(match));
    }
    placed.sort(Comparator.naturalOrder());
    List<NfMatch> sorted = new ArrayList<>(matches.size());
    for (Placed one : placed) {
      sorted.add(one.match());
    }
    return sorted;
  }

  private Placed placed(NfMatch match) {
    int[] ranks = new int[preferences.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = preferences.get(i).rank(match);
    }
    return new Placed(match, ranks, priority(match), arrival(match));
  }

  /** The best priority of the services that were found, else that of the network function. */
  private static int priority(NfMatch match) {
    int best = Integer.MAX_VALUE;
    for (NfService service : match.services()) {
      best = Math.min(best, service.ranking().priority().orElse(Integer.MAX_VALUE));
    }
    return best != Integer.MAX_VALUE
        ? best
        : match.entry().profile().standing().ranking().priority().orElse(PRIORITY_UNTOLD);
  }

  /** When it arrives in the race; the heavier, the earlier. */
  private double arrival(NfMatch match) {
    NfProfile profile = match.entry().profile();
    long id =
        profile.id().uuid().getMostSignificantBits()
            ^ Long.rotateLeft(profile.id().uuid().getLeastSignificantBits(), 32);
    double uniform = ((mixed(id ^ client) >>> 11) + 1) * UNIT;
    return -Math.log(uniform) / weight(profile.standing().ranking());
  }

  /** What is left of a capacity, at least a little: an overloaded one is last, not lost. */
  private static double weight(Ranking ranking) {
    int idlePercent = 100 - ranking.load().orElse(0);
    return Math.max(1, ranking.capacity().orElse(CAPACITY_UNTOLD) * (double) idlePercent) / 100;
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mixed(hash);
  }

  /** The finaliser of SplitMix64: every bit of the input decides about every bit of the output. */
  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A match with what decides about its place. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole, never handed out.
  private record Placed(NfMatch match, int[] ranks, int priority, double arrival)
      implements Comparable<Placed> {

    @Override
    public int compareTo(Placed other) {
      for (int i = 0; i < ranks.length; i++) {
        int byRank = Integer.compare(ranks[i], other.ranks[i]);
        if (byRank != 0) {
          return byRank;
        }
      }
      int byPriority = Integer.compare(priority, other.priority);
      if (byPriority != 0) {
        return byPriority;
      }
      int byArrival = Double.compare(arrival, other.arrival);
      return byArrival != 0 ? byArrival : match.entry().id().compareTo(other.match.entry().id());
    }
  }
}
