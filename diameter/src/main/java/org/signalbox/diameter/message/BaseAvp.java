package org.signalbox.diameter.message;

/** Names of the base protocol's AVPs (RFC 6733 §4.5). */
public final class BaseAvp {

  public static final AvpKey USER_NAME = AvpKey.of(1);
  public static final AvpKey CLASS = AvpKey.of(25);
  public static final AvpKey SESSION_TIMEOUT = AvpKey.of(27);
  public static final AvpKey PROXY_STATE = AvpKey.of(33);
  public static final AvpKey EVENT_TIMESTAMP = AvpKey.of(55);
  public static final AvpKey HOST_IP_ADDRESS = AvpKey.of(257);
  public static final AvpKey AUTH_APPLICATION_ID = AvpKey.of(258);
  public static final AvpKey ACCT_APPLICATION_ID = AvpKey.of(259);
  public static final AvpKey VENDOR_SPECIFIC_APPLICATION_ID = AvpKey.of(260);
  public static final AvpKey REDIRECT_HOST_USAGE = AvpKey.of(261);
  public static final AvpKey REDIRECT_MAX_CACHE_TIME = AvpKey.of(262);
  public static final AvpKey SESSION_ID = AvpKey.of(263);
  public static final AvpKey ORIGIN_HOST = AvpKey.of(264);
  public static final AvpKey SUPPORTED_VENDOR_ID = AvpKey.of(265);
  public static final AvpKey VENDOR_ID = AvpKey.of(266);
  public static final AvpKey FIRMWARE_REVISION = AvpKey.of(267);
  public static final AvpKey RESULT_CODE = AvpKey.of(268);
  public static final AvpKey PRODUCT_NAME = AvpKey.of(269);
  public static final AvpKey DISCONNECT_CAUSE = AvpKey.of(273);
  public static final AvpKey AUTH_SESSION_STATE = AvpKey.of(277);
  public static final AvpKey ORIGIN_STATE_ID = AvpKey.of(278);
  public static final AvpKey FAILED_AVP = AvpKey.of(279);
  public static final AvpKey PROXY_HOST = AvpKey.of(280);
  public static final AvpKey ERROR_MESSAGE = AvpKey.of(281);
  public static final AvpKey ROUTE_RECORD = AvpKey.of(282);
  public static final AvpKey DESTINATION_REALM = AvpKey.of(283);
  public static final AvpKey PROXY_INFO = AvpKey.of(284);
  public static final AvpKey REDIRECT_HOST = AvpKey.of(292);
  public static final AvpKey DESTINATION_HOST = AvpKey.of(293);
  public static final AvpKey ERROR_REPORTING_HOST = AvpKey.of(294);
  public static final AvpKey TERMINATION_CAUSE = AvpKey.of(295);
  public static final AvpKey ORIGIN_REALM = AvpKey.of(296);
  public static final AvpKey EXPERIMENTAL_RESULT = AvpKey.of(297);
  public static final AvpKey EXPERIMENTAL_RESULT_CODE = AvpKey.of(298);
  public static final AvpKey INBAND_SECURITY_ID = AvpKey.of(299);

  private BaseAvp() {}
}
