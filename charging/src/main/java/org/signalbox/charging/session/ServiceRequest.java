package org.signalbox.charging.session;

/**
 * What a request asks about one service.
 *
 * @param service names it within the session, the same in every request, such as {@code rg:100};
 *     {@value #ONLY} where a session has but one without a name. At most 200 characters
 * @param event what happens. Who is charged and at what price is decided by the first one of a
 *     service; later ones only add to its CDR
 * @param step what is to be done
 */
public record ServiceRequest(String service, ChargingEvent event, UsageStep step) {

  /** The service of a session without names for them. */
  public static final String ONLY = "-";

  /** Longest name. */
  public static final int SERVICE_CHARACTERS_MAX = 200;
}
