package org.signalbox.catalog.tp;

import tools.jackson.core.JsonGenerator;

/**
 * When a profile is in force, as written.
 *
 * @param activationTime empty: always was
 * @param expiryTime empty: always will be
 */
public record TpInterval(String activationTime, String expiryTime) {

  public static final TpInterval ALWAYS = new TpInterval("", "");

  static TpInterval read(Members profile) {
    Members interval = profile.object("ActivationInterval", "TPActivationInterval");
    return new TpInterval(interval.text("ActivationTime"), interval.text("ExpiryTime"));
  }

  /** Writes the member; null where the profile is always in force. */
  void write(JsonGenerator out) {
    if (equals(ALWAYS)) {
      out.writeNullProperty("ActivationInterval");
      return;
    }
    out.writeObjectPropertyStart("ActivationInterval");
    JsonText.text(out, "ActivationTime", activationTime);
    JsonText.text(out, "ExpiryTime", expiryTime);
    out.writeEndObject();
  }
}
