package org.signalbox.sbi.nrf.discovery;

import org.signalbox.sbi.http.SbiPeer;

/** Hears of searches. Called on event loops: never waits. */
@FunctionalInterface
public interface SearchListener {

  /** Hears nothing. */
  SearchListener UNHEARD = (client, subscriber) -> {};

  /**
   * A search that named a subscriber found nobody who serves it; told for each whom it named.
   *
   * @param client who searched
   * @param subscriber as sent, such as {@code imsi-001010000000001}
   */
  void missed(SbiPeer client, String subscriber);
}
