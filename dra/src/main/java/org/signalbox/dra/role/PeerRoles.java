package org.signalbox.dra.role;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * Answers which peer may receive which request. What the operator says of a peer decides; where
 * nothing is said, what the peer has shown of itself; where nothing is known, every side is
 * possible.
 *
 * <p>Immutable but for what is learned meanwhile; any thread may use it.
 */
public final class PeerRoles {

  private static final int MAX_KNOWN = 10_000;

  private final RoleTable table;
  private final RoleConfig configured;
  private final LearnedSides learned;
  private final Map<String, List<PeerRole>> known = new ConcurrentHashMap<>();

  /**
   * The roles of one state of the configuration.
   *
   * @param configured what the operator says of peers
   * @param learned what peers show; kept from one configuration to the next
   */
  public PeerRoles(RoleTable table, RoleConfig configured, LearnedSides learned) {
    this.table = table;
    this.configured = configured;
    this.learned = learned;
  }

  /** What peers have shown. */
  public LearnedSides learned() {
    return learned;
  }

  /** The names of the roles that the operator gave a peer. */
  public List<String> namesOf(DiameterIdentity peer) {
    return rolesOf(peer).stream().map(PeerRole::name).toList();
  }

  /** Looks patterns through once a peer; of strangers beyond the bound each time. */
  private List<PeerRole> rolesOf(DiameterIdentity peer) {
    List<PeerRole> remembered = known.get(peer.key());
    if (remembered != null) {
      return remembered;
    }
    List<PeerRole> found = configured.of(peer);
    if (known.size() < MAX_KNOWN) {
      known.put(peer.key(), found);
    }
    return found;
  }

  /** Whether a peer may receive a request. */
  public boolean mayReceive(DiameterIdentity peer, int applicationId, int commandCode) {
    Optional<Side> needed = table.receiver(applicationId, commandCode);
    if (needed.isEmpty()) {
      return true;
    }
    List<PeerRole> roles = rolesOf(peer);
    if (!roles.isEmpty()) {
      return roles.stream().anyMatch(role -> role.sides(applicationId).contains(needed.get()));
    }
    Set<Side> shown = learned.sides(peer, applicationId);
    return shown.isEmpty() || shown.contains(needed.get());
  }

  /**
   * Whether a peer may send a request. Only what the operator says of it counts: what it has shown
   * cannot forbid it to show more.
   */
  public boolean maySend(DiameterIdentity peer, int applicationId, int commandCode) {
    List<PeerRole> roles = rolesOf(peer);
    if (roles.isEmpty()) {
      return true;
    }
    Optional<Side> receiver = table.receiver(applicationId, commandCode);
    return receiver.isEmpty()
        || roles.stream()
            .anyMatch(role -> role.sides(applicationId).contains(receiver.get().other()));
  }

  /** Whether a peer may receive a request, and why, for people. */
  public RoleVerdict verdict(DiameterIdentity peer, int applicationId, int commandCode) {
    String application = table.applicationName(applicationId);
    Optional<Side> needed = table.receiver(applicationId, commandCode);
    if (needed.isEmpty()) {
      return new RoleVerdict(true, "either side of " + application + " may get this request");
    }
    List<String> names = namesOf(peer);
    Set<Side> sides =
        names.isEmpty() ? learned.sides(peer, applicationId) : given(peer, applicationId);
    boolean allowed = mayReceive(peer, applicationId, commandCode);
    String end =
        allowed || sides.isEmpty()
            ? ""
            : ", and " + command(commandCode) + " goes to the " + needed.get().word();
    String standing =
        names.isEmpty()
            ? shown(sides, application)
            : "it is " + String.join(" and ", names) + part(sides, application);
    return new RoleVerdict(allowed, standing + end);
  }

  private Set<Side> given(DiameterIdentity peer, int applicationId) {
    Set<Side> sides = new HashSet<>();
    rolesOf(peer).forEach(role -> sides.addAll(role.sides(applicationId)));
    return sides;
  }

  private static String part(Set<Side> sides, String application) {
    return sides.isEmpty()
        ? ", which has no part in " + application
        : ", " + words(sides) + " of " + application;
  }

  private static String shown(Set<Side> sides, String application) {
    return sides.isEmpty()
        ? "its side of " + application + " is not known"
        : "by its own requests it is " + words(sides) + " of " + application;
  }

  private static String command(int code) {
    return Dictionary.standard()
        .command(code)
        .map(known -> known.abbreviation(true))
        .orElseGet(() -> Integer.toString(code));
  }

  private static String words(Set<Side> sides) {
    List<String> words = new ArrayList<>();
    for (Side side : Side.values()) {
      if (sides.contains(side)) {
        words.add(side.word());
      }
    }
    return String.join(" and ", words);
  }
}
