package org.signalbox.sbi.nrf.discovery;

import org.signalbox.sbi.http.SbiPeer;

/** Hears of searches. Called on event loops: never waits. */
@FunctionalInterface
public interface SearchListener {

  /** Hears nothing. */
  SearchListener UNHEARD = (client, subscriber) -> {};

  /**
   * A search for the servers of a subscriber found none.
   *
   * @param client who searched
   * @param subscriber as sent, such as {@code imsi-001010000000001}
   */
  void missed(SbiPeer client, String subscriber);
}
