package org.signalbox.diameter.peer;

import java.util.List;

/**
 * One row of the table: where an event leads and what is done on the way.
 *
 * @param next the state afterwards
 * @param actions in the order in which they are done
 */
public record PeerTransition(PeerState next, List<PeerAction> actions) {

  public PeerTransition {
    actions = List.copyOf(actions);
  }

  static PeerTransition to(PeerState next, PeerAction... actions) {
    return new PeerTransition(next, List.of(actions));
  }
}
