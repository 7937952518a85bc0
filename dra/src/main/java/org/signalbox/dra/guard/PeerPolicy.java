package org.signalbox.dra.guard;

import java.util.Map;
import org.signalbox.dra.role.RoleConfig;

/**
 * What an operator says of peers beside where they are: their guards and their roles.
 *
 * @param guards what each may send and get
 * @param roles of peers that have any
 * @param keepsSides true when a request only goes to a peer on the right side of its application,
 *     by its role or by what it has shown; false under freeDiameter's files, whose scores alone
 *     decide
 */
public record PeerPolicy(GuardConfig guards, RoleConfig roles, boolean keepsSides) {

  /** Everything passes, and sides are only noted. */
  public static final PeerPolicy NONE =
      new PeerPolicy(GuardConfig.NONE, RoleConfig.of(Map.of()), false);
}
