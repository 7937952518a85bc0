package org.signalbox.ocs.message;

import org.signalbox.diameter.message.AvpKey;

/** Names of 3GPP's AVPs that credit control carries (TS 32.299 §7.2, TS 29.061 §16.4.7). */
public final class ChargingAvp {

  /** 3GPP's vendor id. */
  public static final int VENDOR = 10_415;

  public static final AvpKey CHARGING_ID = of(2);
  public static final AvpKey PDP_TYPE = of(3);
  public static final AvpKey NSAPI = of(10);
  public static final AvpKey SELECTION_MODE = of(12);
  public static final AvpKey CHARGING_CHARACTERISTICS = of(13);
  public static final AvpKey SGSN_MCC_MNC = of(18);
  public static final AvpKey RAT_TYPE = of(21);
  public static final AvpKey USER_LOCATION_INFO = of(22);
  public static final AvpKey MS_TIME_ZONE = of(23);
  public static final AvpKey EVENT_TYPE = of(823);
  public static final AvpKey SIP_METHOD = of(824);
  public static final AvpKey ROLE_OF_NODE = of(829);
  public static final AvpKey USER_SESSION_ID = of(830);
  public static final AvpKey CALLING_PARTY_ADDRESS = of(831);
  public static final AvpKey CALLED_PARTY_ADDRESS = of(832);
  public static final AvpKey TIME_STAMPS = of(833);
  public static final AvpKey SIP_REQUEST_TIMESTAMP = of(834);
  public static final AvpKey SIP_RESPONSE_TIMESTAMP = of(835);
  public static final AvpKey IMS_CHARGING_IDENTIFIER = of(841);
  public static final AvpKey SDP_SESSION_DESCRIPTION = of(842);
  public static final AvpKey SDP_MEDIA_COMPONENT = of(843);
  public static final AvpKey SDP_MEDIA_NAME = of(844);
  public static final AvpKey GGSN_ADDRESS = of(847);
  public static final AvpKey TRUNK_GROUP_ID = of(851);
  public static final AvpKey INCOMING_TRUNK_GROUP_ID = of(852);
  public static final AvpKey OUTGOING_TRUNK_GROUP_ID = of(853);
  public static final AvpKey NODE_FUNCTIONALITY = of(862);
  public static final AvpKey TIME_QUOTA_THRESHOLD = of(868);
  public static final AvpKey VOLUME_QUOTA_THRESHOLD = of(869);
  public static final AvpKey QUOTA_HOLDING_TIME = of(871);
  public static final AvpKey REPORTING_REASON = of(872);
  public static final AvpKey SERVICE_INFORMATION = of(873);
  public static final AvpKey PS_INFORMATION = of(874);
  public static final AvpKey IMS_INFORMATION = of(876);
  public static final AvpKey MMS_INFORMATION = of(877);
  public static final AvpKey ORIGINATOR_ADDRESS = of(886);
  public static final AvpKey EXPIRES = of(888);
  public static final AvpKey ADDRESS_DATA = of(897);
  public static final AvpKey ADDRESS_TYPE = of(899);
  public static final AvpKey QOS_INFORMATION = of(1016);
  public static final AvpKey QOS_CLASS_IDENTIFIER = of(1028);
  public static final AvpKey RECIPIENT_ADDRESS = of(1201);
  public static final AvpKey MESSAGE_SIZE = of(1212);
  public static final AvpKey UNIT_QUOTA_THRESHOLD = of(1226);
  public static final AvpKey PDP_ADDRESS = of(1227);
  public static final AvpKey SGSN_ADDRESS = of(1228);
  public static final AvpKey ACCESS_NETWORK_INFORMATION = of(1263);
  public static final AvpKey SMS_INFORMATION = of(2000);
  public static final AvpKey DATA_CODING_SCHEME = of(2001);
  public static final AvpKey SM_MESSAGE_TYPE = of(2007);
  public static final AvpKey ORIGINATOR_SCCP_ADDRESS = of(2008);
  public static final AvpKey SMS_NODE = of(2016);
  public static final AvpKey SMSC_ADDRESS = of(2017);
  public static final AvpKey LOW_BALANCE_INDICATION = of(2020);
  public static final AvpKey REMAINING_BALANCE = of(2021);
  public static final AvpKey REFUND_INFORMATION = of(2022);
  public static final AvpKey RECIPIENT_INFO = of(2026);
  public static final AvpKey AOC_REQUEST_TYPE = of(2055);
  public static final AvpKey PS_DATA_OFF_STATUS = of(4406);

  private ChargingAvp() {}

  private static AvpKey of(int code) {
    return AvpKey.of(code, VENDOR);
  }
}
