package org.signalbox.dra.role;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A name for what a peer is, such as {@code mme}, and the sides of applications that come with it.
 *
 * @param name in lower case
 * @param sides by application id; a role may stand on both sides, as a PCRF does on S9
 */
public record PeerRole(String name, Map<Integer, Set<Side>> sides) {

  public PeerRole {
    Map<Integer, Set<Side>> copied = new HashMap<>();
    sides.forEach((application, both) -> copied.put(application, Set.copyOf(both)));
    sides = Map.copyOf(copied);
  }

  /** The sides of an application; empty when the role has no part in it. */
  public Set<Side> sides(int applicationId) {
    return sides.getOrDefault(applicationId, Set.of());
  }
}
