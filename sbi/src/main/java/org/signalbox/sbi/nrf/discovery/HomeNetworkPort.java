package org.signalbox.sbi.nrf.discovery;

import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/** Asks another network's NRF in the place of a consumer (TS 29.510 §5.3.2.2.3). */
public interface HomeNetworkPort {

  /**
   * Passes a request on and returns the answer.
   *
   * @param request as it came
   * @param homeNrf address of the other NRF, as the consumer told it: not to be trusted
   */
  SbiResponse discover(SbiRequest request, String homeNrf);
}
