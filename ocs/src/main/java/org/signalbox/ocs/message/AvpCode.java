package org.signalbox.ocs.message;

/** Codes of the IETF's AVPs that requests are read by; numbers, for switches over them. */
final class AvpCode {

  static final int USER_NAME = 1;
  static final int CALLED_STATION_ID = 30;
  static final int EVENT_TIMESTAMP = 55;
  static final int SESSION_ID = 263;
  static final int ORIGIN_HOST = 264;
  static final int TERMINATION_CAUSE = 295;
  static final int ORIGIN_REALM = 296;
  static final int CC_INPUT_OCTETS = 412;
  static final int CC_MONEY = 413;
  static final int CC_OUTPUT_OCTETS = 414;
  static final int CC_REQUEST_NUMBER = 415;
  static final int CC_REQUEST_TYPE = 416;
  static final int CC_SERVICE_SPECIFIC_UNITS = 417;
  static final int CC_TIME = 420;
  static final int CC_TOTAL_OCTETS = 421;
  static final int RATING_GROUP = 432;
  static final int REQUESTED_ACTION = 436;
  static final int REQUESTED_SERVICE_UNIT = 437;
  static final int SERVICE_IDENTIFIER = 439;
  static final int SUBSCRIPTION_ID = 443;
  static final int USED_SERVICE_UNIT = 446;
  static final int TARIFF_CHANGE_USAGE = 452;
  static final int MULTIPLE_SERVICES_INDICATOR = 455;
  static final int MULTIPLE_SERVICES_CREDIT_CONTROL = 456;
  static final int USER_EQUIPMENT_INFO = 458;
  static final int SERVICE_CONTEXT_ID = 461;

  private AvpCode() {}
}
