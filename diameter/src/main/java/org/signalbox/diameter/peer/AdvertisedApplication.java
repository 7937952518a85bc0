package org.signalbox.diameter.peer;

import org.signalbox.diameter.message.BaseCommand;

/**
 * An application in a CER or CEA.
 *
 * @param id the application id
 * @param vendorId 0 for the IETF's applications, else the vendor of its
 *     Vendor-Specific-Application-Id
 * @param accounting true for Acct-Application-Id
 */
public record AdvertisedApplication(int id, int vendorId, boolean accounting) {

  /** An authentication or authorisation application of the IETF. */
  public static AdvertisedApplication auth(int id) {
    return new AdvertisedApplication(id, 0, false);
  }

  /** An application of a vendor such as 3GPP. */
  public static AdvertisedApplication vendor(int id, int vendorId) {
    return new AdvertisedApplication(id, vendorId, false);
  }

  /** The relay application, which stands for every application. */
  public static AdvertisedApplication relay() {
    return auth(BaseCommand.RELAY_APPLICATION);
  }
}
