package org.signalbox.sbi.nrf.token;

import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/** Asks another network's NRF for a token (TS 29.510 §5.4.2.2.3). */
@FunctionalInterface
public interface HomeTokenPort {

  /**
   * Passes a request on and its answer back; blocks.
   *
   * @param homeNrf the token endpoint there, as the consumer named it
   * @throws org.signalbox.sbi.http.RefusedRequest when the endpoint cannot be asked
   */
  SbiResponse token(SbiRequest request, String homeNrf);
}
