package org.signalbox.sbi.nrf.management;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile without what says who may use it, which is nobody's business but the register's (TS
 * 29.510 §6.1.6.2.17: these members are not in a notified profile).
 */
final class NotifiedProfile {

  private static final String AUTHORISATION = "allowed";
  private static final String INTER_PLMN_NAME = "interPlmnFqdn";

  private NotifiedProfile() {}

  /** Takes them away, also from services. */
  static ObjectNode stripped(ObjectNode profile) {
    strip(profile);
    for (String services : List.of("nfServices", "nfServiceList")) {
      for (JsonNode service : profile.path(services)) {
        if (service instanceof ObjectNode object) {
          strip(object);
        }
      }
    }
    return profile;
  }

  private static void strip(ObjectNode object) {
    object.remove(INTER_PLMN_NAME);
    for (String member : List.copyOf(object.propertyNames())) {
      if (member.startsWith(AUTHORISATION)) {
        object.remove(member);
      }
    }
  }
}
