package org.signalbox.hss.equipment;

import org.signalbox.diameter.message.AvpKey;

/** Numbers of S13 (TS 29.272 §6.1, §7.3). */
final class S13 {

  static final int VENDOR_3GPP = 10415;
  static final int APPLICATION = 16777252;
  static final int ME_IDENTITY_CHECK = 324;

  /** DIAMETER_ERROR_EQUIPMENT_UNKNOWN (TS 29.272 §7.4.3.5). */
  static final int EQUIPMENT_UNKNOWN = 5422;

  /** NO_STATE_MAINTAINED: the dialogue is one question and its answer. */
  static final int NO_STATE_MAINTAINED = 1;

  static final AvpKey TERMINAL_INFORMATION = AvpKey.of(1401, VENDOR_3GPP);
  static final AvpKey IMEI = AvpKey.of(1402, VENDOR_3GPP);
  static final AvpKey SOFTWARE_VERSION = AvpKey.of(1403, VENDOR_3GPP);
  static final AvpKey EQUIPMENT_STATUS = AvpKey.of(1445, VENDOR_3GPP);

  private S13() {}
}
