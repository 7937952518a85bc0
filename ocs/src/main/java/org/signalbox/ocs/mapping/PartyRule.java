package org.signalbox.ocs.mapping;

/**
 * Who is charged for reaching what, in the words of the tariffs.
 *
 * @param tenant whose subscriber; empty text for the default tenant
 * @param category such as call
 * @param account whose account
 * @param subject whose tariff; empty text for the account
 * @param destination what is reached
 */
record PartyRule(
    TextChoice tenant,
    TextChoice category,
    TextChoice account,
    TextChoice subject,
    TextChoice destination) {

  private static final TextChoice NONE = new TextChoice(java.util.List.of());

  /** Whoever the request names, for something that has no name. */
  static final PartyRule STANDARD =
      new PartyRule(
          NONE,
          TextChoice.of("generic"),
          TextChoice.of(
              RequestField.MSISDN,
              RequestField.IMSI,
              RequestField.SIP_URI,
              RequestField.NAI,
              RequestField.PRIVATE,
              RequestField.USER_NAME),
          NONE,
          TextChoice.of("any"));
}
