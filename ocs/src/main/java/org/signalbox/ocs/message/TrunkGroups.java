package org.signalbox.ocs.message;

import java.util.Optional;

/**
 * Trunk-Group-Id (TS 32.299 §7.2.217).
 *
 * @param incoming where the call came from
 * @param outgoing where the call goes
 */
public record TrunkGroups(Optional<String> incoming, Optional<String> outgoing) {

  /** Neither told. */
  public static final TrunkGroups NONE = new TrunkGroups(Optional.empty(), Optional.empty());
}
