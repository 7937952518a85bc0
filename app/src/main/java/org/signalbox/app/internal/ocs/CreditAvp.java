package org.signalbox.app.internal.ocs;

import org.signalbox.diameter.message.AvpKey;

/** The AVPs that the client writes and reads (RFC 8506 §8, TS 32.299 §7.2). */
final class CreditAvp {

  static final int VENDOR_3GPP = 10_415;

  static final AvpKey REQUEST_NUMBER = AvpKey.of(415);
  static final AvpKey REQUEST_TYPE = AvpKey.of(416);
  static final AvpKey SERVICE_UNITS = AvpKey.of(417);
  static final AvpKey TIME = AvpKey.of(420);
  static final AvpKey TOTAL_OCTETS = AvpKey.of(421);
  static final AvpKey COST_INFORMATION = AvpKey.of(423);
  static final AvpKey EXPONENT = AvpKey.of(429);
  static final AvpKey FINAL_UNIT_INDICATION = AvpKey.of(430);
  static final AvpKey GRANTED_UNIT = AvpKey.of(431);
  static final AvpKey RATING_GROUP = AvpKey.of(432);
  static final AvpKey REQUESTED_ACTION = AvpKey.of(436);
  static final AvpKey REQUESTED_UNIT = AvpKey.of(437);
  static final AvpKey SERVICE_IDENTIFIER = AvpKey.of(439);
  static final AvpKey SUBSCRIPTION_ID = AvpKey.of(443);
  static final AvpKey SUBSCRIPTION_DATA = AvpKey.of(444);
  static final AvpKey UNIT_VALUE = AvpKey.of(445);
  static final AvpKey USED_UNIT = AvpKey.of(446);
  static final AvpKey VALUE_DIGITS = AvpKey.of(447);
  static final AvpKey VALIDITY_TIME = AvpKey.of(448);
  static final AvpKey FINAL_UNIT_ACTION = AvpKey.of(449);
  static final AvpKey SUBSCRIPTION_TYPE = AvpKey.of(450);
  static final AvpKey MULTIPLE_SERVICES_INDICATOR = AvpKey.of(455);
  static final AvpKey MULTIPLE_SERVICES = AvpKey.of(456);
  static final AvpKey SERVICE_CONTEXT = AvpKey.of(461);

  static final AvpKey ROLE_OF_NODE = of3gpp(829);
  static final AvpKey USER_SESSION_ID = of3gpp(830);
  static final AvpKey CALLING_PARTY = of3gpp(831);
  static final AvpKey CALLED_PARTY = of3gpp(832);
  static final AvpKey NODE_FUNCTIONALITY = of3gpp(862);
  static final AvpKey SERVICE_INFORMATION = of3gpp(873);
  static final AvpKey PS_INFORMATION = of3gpp(874);
  static final AvpKey IMS_INFORMATION = of3gpp(876);
  static final AvpKey ADDRESS_DATA = of3gpp(897);
  static final AvpKey ADDRESS_TYPE = of3gpp(899);
  static final AvpKey RECIPIENT_ADDRESS = of3gpp(1201);
  static final AvpKey SMS_INFORMATION = of3gpp(2000);
  static final AvpKey RECIPIENT_INFO = of3gpp(2026);
  static final AvpKey AOC_REQUEST_TYPE = of3gpp(2055);

  /** Called-Station-Id: the access point's name (RFC 7155 §4.2.5). */
  static final AvpKey CALLED_STATION = AvpKey.of(30);

  private CreditAvp() {}

  private static AvpKey of3gpp(int code) {
    return AvpKey.of(code, VENDOR_3GPP);
  }
}
