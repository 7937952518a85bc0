package org.signalbox.sbi.nrf.discovery;

import java.util.Optional;
import java.util.OptionalInt;
import org.signalbox.registers.nf.search.NfCondition;

/**
 * Gathers the two parameters that ask for a multicast or broadcast session: an area belongs to the
 * session that it is asked with. One query, one use.
 */
final class MbsDraft {

  private static final int AREA_MAX = 65_535;

  private Optional<ParameterValue> sessions = Optional.empty();
  private OptionalInt area = OptionalInt.empty();

  /** Takes a parameter; false when it is none of the two. */
  boolean take(String name, ParameterValue value) {
    switch (name) {
      case "mbs-session-id-list" -> {
        // Read here so that what is not legal is told by its own name.
        var _ = RareParameters.sessions(value, OptionalInt.empty());
        sessions = Optional.of(value);
      }
      case "area-session-id" -> area = OptionalInt.of(value.whole(0, AREA_MAX));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** What was gathered; an area of no session asks for nothing. */
  Optional<NfCondition> condition() {
    return sessions.map(value -> RareParameters.sessions(value, area));
  }
}
