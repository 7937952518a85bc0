package org.signalbox.diameter.dictionary;

import org.signalbox.diameter.peer.AdvertisedApplication;

/**
 * An application.
 *
 * @param id the application id
 * @param name such as S6a
 * @param vendorId 0 for the IETF's
 * @param accounting true when it is advertised as Acct-Application-Id
 */
public record ApplicationDefinition(int id, String name, int vendorId, boolean accounting) {

  /** An application of which the dictionary knows nothing but its id. */
  static ApplicationDefinition unnamed(int id) {
    return new ApplicationDefinition(id, Integer.toUnsignedString(id), 0, false);
  }

  /** The application as CER and CEA name it. */
  public AdvertisedApplication advertised() {
    return new AdvertisedApplication(id, vendorId, accounting);
  }
}
