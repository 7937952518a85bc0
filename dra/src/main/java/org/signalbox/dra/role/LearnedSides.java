package org.signalbox.dra.role;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sides of applications that peers have shown by what they originated: a peer that sent a ULR
 * of its own is a client of S6a from then on. What a peer only passes on says nothing of it: that
 * is told by another Origin-Host, or, where it hides who is behind it under its own name, by a
 * session that another node began (RFC 6733 §8.8: a Session-Id begins with the identity of its
 * maker). A peer that has shown both sides of an application stands on both; that is written to the
 * log once, for it may also be a peer that is set up wrongly.
 *
 * <p>Outlives changes of configuration. At most {@value #MAX_PEERS} peers are remembered, each with
 * the applications of the table at most; peers beyond count as unknown. Any thread may use it;
 * reading takes no lock.
 */
public final class LearnedSides {

  private static final Logger LOG = LoggerFactory.getLogger(LearnedSides.class);
  private static final int MAX_PEERS = 10_000;

  private final RoleTable table;
  private final Map<String, Map<Integer, Set<Side>>> peers = new ConcurrentHashMap<>();

  /** Nothing learned yet. */
  public LearnedSides(RoleTable table) {
    this.table = table;
  }

  /**
   * One thing learned.
   *
   * @param peer its identity in lower case
   * @param application the name of the application
   * @param sides the sides it has shown; both is a conflict
   */
  public record Shown(String peer, String application, Set<Side> sides) {

    public boolean isConflict() {
      return sides.size() > 1;
    }
  }

  /** Learns from a request that a peer has sent. */
  public void observe(DiameterIdentity peer, DiameterMessage request) {
    int application = request.applicationId();
    Optional<Side> side = table.receiver(application, request.commandCode()).map(Side::other);
    if (side.isPresent()
        && !sides(peer, application).contains(side.get())
        && isOrigin(peer, request)) {
      add(peer, application, side.get());
    }
  }

  private static boolean isOrigin(DiameterIdentity peer, DiameterMessage request) {
    AvpCursor cursor = request.cursor();
    boolean named = false;
    while (cursor.next()) {
      if (cursor.is(BaseAvp.SESSION_ID) && isAnothers(peer, cursor.text())) {
        return false;
      }
      if (!named && cursor.is(BaseAvp.ORIGIN_HOST)) {
        named = cursor.dataEqualsIgnoreCase(peer.keyBytes());
        if (!named) {
          return false;
        }
      }
    }
    return named;
  }

  /**
   * Only a name with a dot tells: some nodes begin their sessions with a number or a short name.
   */
  private static boolean isAnothers(DiameterIdentity peer, String sessionId) {
    int end = sessionId.indexOf(';');
    String maker = end < 0 ? "" : sessionId.substring(0, end);
    return maker.contains(".") && !maker.equalsIgnoreCase(peer.text());
  }

  /**
   * Forgets what a peer has shown, as when it has become another node.
   *
   * @return false when it had shown nothing
   */
  public boolean forget(DiameterIdentity peer) {
    return peers.remove(peer.key()) != null;
  }

  private void add(DiameterIdentity peer, int application, Side side) {
    if (peers.size() >= MAX_PEERS && !peers.containsKey(peer.key())) {
      return;
    }
    Set<Side> shown =
        peers
            .computeIfAbsent(peer.key(), key -> new ConcurrentHashMap<>())
            .merge(application, Set.of(side), LearnedSides::union);
    if (shown.size() > 1) {
      LOG.atWarn()
          .addKeyValue("peer", peer)
          .addKeyValue("application", table.applicationName(application))
          .log("peer_on_both_sides");
    }
  }

  private static Set<Side> union(Set<Side> known, Set<Side> more) {
    Set<Side> both = EnumSet.copyOf(known);
    both.addAll(more);
    return Set.copyOf(both);
  }

  /** The sides that a peer has shown of an application; empty when it has shown none. */
  public Set<Side> sides(DiameterIdentity peer, int applicationId) {
    Map<Integer, Set<Side>> of = peers.get(peer.key());
    return of == null ? Set.of() : of.getOrDefault(applicationId, Set.of());
  }

  /** Everything learned, by peer. */
  public List<Shown> all() {
    return new TreeMap<>(peers)
        .entrySet().stream()
            .flatMap(peer ->
                peer.getValue().entrySet().stream()
                    .map(of ->
                        new Shown(
                            peer.getKey(), table.applicationName(of.getKey()), of.getValue())))
            .toList();
  }
}
