package org.signalbox.ocs.message;

import org.signalbox.diameter.message.AvpKey;

/** Names of the AVPs of credit control (RFC 8506 §8, RFC 4006 §8). */
public final class CreditControlAvp {

  public static final AvpKey CC_INPUT_OCTETS = AvpKey.of(AvpCode.CC_INPUT_OCTETS);
  public static final AvpKey CC_MONEY = AvpKey.of(AvpCode.CC_MONEY);
  public static final AvpKey CC_OUTPUT_OCTETS = AvpKey.of(AvpCode.CC_OUTPUT_OCTETS);
  public static final AvpKey CC_REQUEST_NUMBER = AvpKey.of(AvpCode.CC_REQUEST_NUMBER);
  public static final AvpKey CC_REQUEST_TYPE = AvpKey.of(AvpCode.CC_REQUEST_TYPE);
  public static final AvpKey CC_SERVICE_SPECIFIC_UNITS =
      AvpKey.of(AvpCode.CC_SERVICE_SPECIFIC_UNITS);
  public static final AvpKey CC_SESSION_FAILOVER = AvpKey.of(418);
  public static final AvpKey CC_TIME = AvpKey.of(AvpCode.CC_TIME);
  public static final AvpKey CC_TOTAL_OCTETS = AvpKey.of(AvpCode.CC_TOTAL_OCTETS);
  public static final AvpKey CHECK_BALANCE_RESULT = AvpKey.of(422);
  public static final AvpKey COST_INFORMATION = AvpKey.of(423);
  public static final AvpKey COST_UNIT = AvpKey.of(424);
  public static final AvpKey CURRENCY_CODE = AvpKey.of(425);
  public static final AvpKey CREDIT_CONTROL_FAILURE_HANDLING = AvpKey.of(427);
  public static final AvpKey DIRECT_DEBITING_FAILURE_HANDLING = AvpKey.of(428);
  public static final AvpKey EXPONENT = AvpKey.of(429);
  public static final AvpKey FINAL_UNIT_INDICATION = AvpKey.of(430);
  public static final AvpKey GRANTED_SERVICE_UNIT = AvpKey.of(431);
  public static final AvpKey RATING_GROUP = AvpKey.of(AvpCode.RATING_GROUP);
  public static final AvpKey REDIRECT_ADDRESS_TYPE = AvpKey.of(433);
  public static final AvpKey REDIRECT_SERVER = AvpKey.of(434);
  public static final AvpKey REDIRECT_SERVER_ADDRESS = AvpKey.of(435);
  public static final AvpKey REQUESTED_ACTION = AvpKey.of(AvpCode.REQUESTED_ACTION);
  public static final AvpKey REQUESTED_SERVICE_UNIT = AvpKey.of(AvpCode.REQUESTED_SERVICE_UNIT);
  public static final AvpKey RESTRICTION_FILTER_RULE = AvpKey.of(438);
  public static final AvpKey SERVICE_IDENTIFIER = AvpKey.of(AvpCode.SERVICE_IDENTIFIER);
  public static final AvpKey SUBSCRIPTION_ID = AvpKey.of(AvpCode.SUBSCRIPTION_ID);
  public static final AvpKey SUBSCRIPTION_ID_DATA = AvpKey.of(444);
  public static final AvpKey UNIT_VALUE = AvpKey.of(445);
  public static final AvpKey USED_SERVICE_UNIT = AvpKey.of(AvpCode.USED_SERVICE_UNIT);
  public static final AvpKey VALUE_DIGITS = AvpKey.of(447);
  public static final AvpKey VALIDITY_TIME = AvpKey.of(448);
  public static final AvpKey FINAL_UNIT_ACTION = AvpKey.of(449);
  public static final AvpKey SUBSCRIPTION_ID_TYPE = AvpKey.of(450);
  public static final AvpKey TARIFF_TIME_CHANGE = AvpKey.of(451);
  public static final AvpKey TARIFF_CHANGE_USAGE = AvpKey.of(AvpCode.TARIFF_CHANGE_USAGE);
  public static final AvpKey G_S_U_POOL_IDENTIFIER = AvpKey.of(453);
  public static final AvpKey CC_UNIT_TYPE = AvpKey.of(454);
  public static final AvpKey MULTIPLE_SERVICES_INDICATOR =
      AvpKey.of(AvpCode.MULTIPLE_SERVICES_INDICATOR);
  public static final AvpKey MULTIPLE_SERVICES_CREDIT_CONTROL =
      AvpKey.of(AvpCode.MULTIPLE_SERVICES_CREDIT_CONTROL);
  public static final AvpKey G_S_U_POOL_REFERENCE = AvpKey.of(457);
  public static final AvpKey USER_EQUIPMENT_INFO = AvpKey.of(AvpCode.USER_EQUIPMENT_INFO);
  public static final AvpKey USER_EQUIPMENT_INFO_TYPE = AvpKey.of(459);
  public static final AvpKey USER_EQUIPMENT_INFO_VALUE = AvpKey.of(460);
  public static final AvpKey SERVICE_CONTEXT_ID = AvpKey.of(AvpCode.SERVICE_CONTEXT_ID);
  public static final AvpKey FILTER_ID = AvpKey.of(11);

  private CreditControlAvp() {}
}
