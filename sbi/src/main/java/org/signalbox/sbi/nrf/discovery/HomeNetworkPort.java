package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.util.Optional;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/** Asks another network's NRF in the place of a consumer (TS 29.510 §5.3.2.2.3). */
public interface HomeNetworkPort {

  /** The NRF of a network, when it was told. */
  Optional<URI> nrfOf(NetworkId network);

  /**
   * Passes a request on and returns the answer. May wait.
   *
   * @param request as it came
   * @param target root of the other NRF; perhaps told by the consumer and not to be trusted
   * @throws org.signalbox.sbi.http.RefusedRequest when it must not or cannot be called
   */
  SbiResponse ask(SbiRequest request, URI target);
}
