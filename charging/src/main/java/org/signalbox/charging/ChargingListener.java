package org.signalbox.charging;

import org.signalbox.rating.PriceOutcome.Refusal;

/**
 * Told what becomes of CDRs, for counters. Called on the thread that processes the CDR, after it is
 * stored; must be quick and must not throw.
 */
public interface ChargingListener {

  /** Listens to nothing. */
  ChargingListener NONE =
      new ChargingListener() {
        @Override
        public void stored(String runId, boolean rated) {}

        @Override
        public void refused(Refusal reason) {}
      };

  /**
   * A CDR was stored, or stored anew by re-rating.
   *
   * @param runId usually a charger's, but a client may send any: whoever keeps one entry for each
   *     must bound them
   * @param rated whether it has a price
   */
  void stored(String runId, boolean rated);

  /** Rating refused a CDR. */
  void refused(Refusal reason);
}
