package org.signalbox.interop.ocs;

import java.util.List;
import org.signalbox.diameter.message.AvpKey;

/** The AVPs of credit control that the tests write and read (RFC 8506 §8, TS 32.299 §7.2). */
final class Ro {

  static final int APPLICATION = 4;
  static final int CREDIT_CONTROL = 272;
  static final int VENDOR_3GPP = 10_415;

  static final AvpKey CC_MONEY = AvpKey.of(413);
  static final AvpKey REQUEST_NUMBER = AvpKey.of(415);
  static final AvpKey REQUEST_TYPE = AvpKey.of(416);
  static final AvpKey SERVICE_UNITS = AvpKey.of(417);
  static final AvpKey TIME = AvpKey.of(420);
  static final AvpKey TOTAL_OCTETS = AvpKey.of(421);
  static final AvpKey COST_INFORMATION = AvpKey.of(423);
  static final AvpKey CURRENCY_CODE = AvpKey.of(425);
  static final AvpKey EXPONENT = AvpKey.of(429);
  static final AvpKey FINAL_UNIT_INDICATION = AvpKey.of(430);
  static final AvpKey GRANTED_UNIT = AvpKey.of(431);
  static final AvpKey RATING_GROUP = AvpKey.of(432);
  static final AvpKey REQUESTED_ACTION = AvpKey.of(436);
  static final AvpKey REQUESTED_UNIT = AvpKey.of(437);
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
  static final AvpKey REPORTING_REASON = AvpKey.of(872, VENDOR_3GPP);
  static final AvpKey AOC_REQUEST_TYPE = AvpKey.of(2055, VENDOR_3GPP);

  /** Where the units of an answer's first service are. */
  static final List<AvpKey> GRANT = List.of(MULTIPLE_SERVICES, GRANTED_UNIT);

  private Ro() {}
}
