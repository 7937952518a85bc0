package org.signalbox.interop.dra;

import java.util.List;
import org.signalbox.diameter.peer.AdvertisedApplication;

/** Diameter applications and commands of a mobile core. */
final class Applications {

  static final int VENDOR_3GPP = 10_415;
  static final int CREDIT_CONTROL = 4;
  static final int CX = 16_777_216;
  static final int RX = 16_777_236;
  static final int S6A = 16_777_251;

  static final int CREDIT_CONTROL_COMMAND = 272;
  static final int USER_AUTHORIZATION = 300;
  static final int UPDATE_LOCATION = 316;

  static final List<AdvertisedApplication> CORE =
      List.of(
          AdvertisedApplication.auth(CREDIT_CONTROL),
          AdvertisedApplication.vendor(CX, VENDOR_3GPP),
          AdvertisedApplication.vendor(RX, VENDOR_3GPP),
          AdvertisedApplication.vendor(S6A, VENDOR_3GPP));

  private Applications() {}
}
