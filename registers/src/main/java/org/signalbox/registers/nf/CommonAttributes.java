package org.signalbox.registers.nf;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What discovery asks of a profile that stands outside of the parts of its type: notifications that
 * need no subscription, features of vendors, who stands beside it. One profile, one use.
 */
public final class CommonAttributes {

  private final Map<NfAttribute, Set<String>> texts = new EnumMap<>(NfAttribute.class);

  private CommonAttributes() {}

  /** The attributes of a profile; mostly none. */
  static Map<NfAttribute, Set<String>> of(JsonNode profile) {
    CommonAttributes attributes = new CommonAttributes();
    attributes.collect("", profile);
    for (String services : List.of("nfServices", "nfServiceList")) {
      for (JsonNode service : profile.path(services)) {
        attributes.collect(service.path("serviceName").asString(""), service);
      }
    }
    for (JsonNode neighbour : profile.path("collocatedNfInstances")) {
      attributes.add(NfAttribute.COLLOCATED_TYPE, neighbour.path("nfType"));
    }
    return attributes.texts;
  }

  /**
   * The text of a vendor's feature.
   *
   * @param service whose it is; empty for the network function as a whole
   * @param enterprise the number of the vendor
   * @param feature a value of legal shape
   */
  public static String vendorFeature(String service, String enterprise, JsonNode feature) {
    return String.join(
        "/",
        service,
        enterprise,
        feature.path("featureName").asString(""),
        feature.path("featureVersion").asString(""));
  }

  private void collect(String service, JsonNode holder) {
    for (JsonNode told : holder.path("defaultNotificationSubscriptions")) {
      add(NfAttribute.NOTIFICATION_TYPE, told.path("notificationType"));
      add(NfAttribute.N1_MESSAGE_CLASS, told.path("n1MessageClass"));
      add(NfAttribute.N2_INFORMATION_CLASS, told.path("n2InformationClass"));
    }
    holder
        .path("supportedVendorSpecificFeatures")
        .forEachEntry((enterprise, features) ->
            features.forEach(feature ->
                of(NfAttribute.VENDOR_FEATURE).add(vendorFeature(service, enterprise, feature))));
  }

  private void add(NfAttribute attribute, JsonNode text) {
    if (text.isString()) {
      of(attribute).add(text.stringValue());
    }
  }

  private Set<String> of(NfAttribute attribute) {
    return texts.computeIfAbsent(attribute, ignored -> new HashSet<>());
  }
}
