package org.signalbox.dra.rule;

import java.util.Set;
import java.util.function.BiPredicate;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * Roles by their names.
 *
 * @param names in lower case
 * @param holders tells whether a peer has one of them
 */
public record RoleSet(Set<String> names, BiPredicate<DiameterIdentity, Set<String>> holders) {

  /** No role. */
  public static final RoleSet NONE = new RoleSet(Set.of(), (peer, names) -> false);

  public RoleSet {
    names = Set.copyOf(names);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  boolean has(DiameterIdentity peer) {
    return holders.test(peer, names);
  }
}
