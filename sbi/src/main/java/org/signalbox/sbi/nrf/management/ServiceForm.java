package org.signalbox.sbi.nrf.management;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a profile lists its services: a subscriber that knows only one form gets that. */
enum ServiceForm {
  /** {@code nfServiceList}, by identity: for those with the feature Service-Map (bit 1). */
  MAP,
  /** {@code nfServices}, one after the other: for all others. */
  LIST;

  private static final String MAPPED = "nfServiceList";
  private static final String LISTED = "nfServices";
  private static final int HEXADECIMAL = 16;

  /** The form for a subscription. */
  static ServiceForm of(JsonNode subscription) {
    String features = subscription.path("requesterFeatures").asString("");
    int last =
        features.isEmpty()
            ? 0
            : Character.digit(features.charAt(features.length() - 1), HEXADECIMAL);
    return (last & 1) == 1 ? MAP : LIST;
  }

  /** Changes a profile to this form. */
  void apply(ObjectNode profile) {
    switch (this) {
      case MAP -> {
        if (profile.remove(LISTED) instanceof ArrayNode services) {
          ObjectNode map = profile.withObjectProperty(MAPPED);
          services.forEach(
              service -> map.set(service.path("serviceInstanceId").asString(""), service));
        }
      }
      case LIST -> {
        if (profile.remove(MAPPED) instanceof ObjectNode services) {
          ArrayNode list = profile.withArrayProperty(LISTED);
          services.forEach(list::add);
        }
      }
    }
  }
}
