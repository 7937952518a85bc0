package org.signalbox.registers.nf;

import static org.signalbox.registers.nf.shape.CommonShapes.DATE_TIME;
import static org.signalbox.registers.nf.shape.CommonShapes.FQDN;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV4;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV6;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_INSTANCE_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_TYPE;
import static org.signalbox.registers.nf.shape.CommonShapes.PERCENT;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID_NID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.SUPPORTED_FEATURES;
import static org.signalbox.registers.nf.shape.CommonShapes.UINT16;
import static org.signalbox.registers.nf.shape.Shapes.FLAG;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.anyItems;
import static org.signalbox.registers.nf.shape.Shapes.entries;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;
import static org.signalbox.registers.nf.shape.Shapes.oneOf;
import static org.signalbox.registers.nf.shape.Shapes.text;
import static org.signalbox.registers.nf.shape.Shapes.whole;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.signalbox.registers.nf.shape.Shape;

/** The shapes of {@code NFProfile} and {@code NFService} (TS 29.510 §6.1.6.2.2 and §6.1.6.2.3). */
public final class NfProfileShapes {

  private static final Shape STATUS =
      oneOf("REGISTERED", "SUSPENDED", "UNDISCOVERABLE", "CANARY_RELEASE");

  private static final Shape VENDOR_FEATURES =
      entries(
          items(
              object(member("featureName", TEXT), member("featureVersion", TEXT))
                  .requiring("featureName", "featureVersion")));

  private static final Shape DEFAULT_SUBSCRIPTION =
      object(
              member("notificationType", TEXT),
              member("callbackUri", TEXT),
              member("n1MessageClass", TEXT),
              member("n2InformationClass", TEXT))
          .requiring("notificationType", "callbackUri");

  private static final Shape IP_END_POINT =
      object(
          member("ipv4Address", IPV4),
          member("ipv6Address", IPV6),
          member("transport", TEXT),
          member("port", UINT16));

  /** {@code NFService}. */
  public static final Shape SERVICE =
      Shape.Members.of(
              common(),
              member("serviceInstanceId", TEXT),
              member("serviceName", text(256, "[A-Za-z0-9_.-]+", "the name of a service")),
              member(
                  "versions",
                  items(
                      object(
                              member("apiVersionInUri", TEXT),
                              member("apiFullVersion", TEXT),
                              member("expiry", DATE_TIME))
                          .requiring("apiVersionInUri", "apiFullVersion"))),
              member("scheme", oneOf("http", "https")),
              member("nfServiceStatus", STATUS),
              member("ipEndPoints", items(IP_END_POINT)),
              member("apiPrefix", TEXT),
              member("allowedOperationsPerNfType", entries(items(TEXT))),
              member("allowedOperationsPerNfInstance", entries(items(TEXT))),
              member("supportedFeatures", SUPPORTED_FEATURES),
              member("nfServiceSetIdList", items(TEXT)),
              member("oauth2Required", FLAG))
          .requiring("serviceInstanceId", "serviceName", "versions", "scheme", "nfServiceStatus");

  /** {@code NFProfile}. */
  public static final Shape PROFILE = profile();

  private NfProfileShapes() {}

  /** What a network function and a service both have. */
  private static Map<String, Shape> common() {
    return Shape.Members.of(
            Map.of(),
            member("fqdn", FQDN),
            member("interPlmnFqdn", FQDN),
            member("allowedPlmns", items(PLMN_ID)),
            member("allowedSnpns", items(PLMN_ID_NID)),
            member("allowedNfTypes", items(NF_TYPE)),
            member("allowedNfDomains", items(TEXT)),
            member("allowedNssais", items(SNSSAI)),
            member("priority", UINT16),
            member("capacity", UINT16),
            member("load", PERCENT),
            member("loadTimeStamp", DATE_TIME),
            member("recoveryTime", DATE_TIME),
            member("sNssais", items(SNSSAI)),
            member("perPlmnSnssaiList", items(PLMN_SNSSAI)),
            member("vendorId", text(6, "[0-9]{6}", "six digits")),
            member("supportedVendorSpecificFeatures", VENDOR_FEATURES),
            member("defaultNotificationSubscriptions", anyItems(DEFAULT_SUBSCRIPTION)))
        .members();
  }

  private static Shape profile() {
    Shape.Members own =
        Shape.Members.of(
            common(),
            member("nfInstanceId", NF_INSTANCE_ID),
            member("nfInstanceName", TEXT),
            member("nfType", NF_TYPE),
            member("nfStatus", STATUS),
            member("heartBeatTimer", whole(1, Integer.MAX_VALUE)),
            member("plmnList", items(PLMN_ID)),
            member("snpnList", items(PLMN_ID_NID)),
            member("nsiList", items(TEXT)),
            member("ipv4Addresses", items(IPV4)),
            member("ipv6Addresses", items(IPV6)),
            member("locality", TEXT),
            member("extLocality", entries(TEXT)),
            member("customInfo", object()),
            member("nfServicePersistence", FLAG),
            member("nfServices", items(SERVICE)),
            member("nfServiceList", entries(SERVICE)),
            member("nfProfileChangesSupportInd", FLAG),
            member("nfProfileChangesInd", FLAG),
            member("nfSetIdList", items(TEXT)),
            member("servingScope", items(TEXT)),
            member("lcHSupportInd", FLAG),
            member("olcHSupportInd", FLAG),
            member("nfSetRecoveryTimeList", entries(DATE_TIME)),
            member("serviceSetRecoveryTimeList", entries(DATE_TIME)),
            member("scpDomains", items(TEXT)),
            member("hniList", items(FQDN)),
            member(
                "collocatedNfInstances",
                items(
                    object(member("nfInstanceId", NF_INSTANCE_ID), member("nfType", NF_TYPE))
                        .requiring("nfInstanceId", "nfType"))));
    Map<String, Shape> members = new HashMap<>(own.members());
    NfPartShapes.PARTS.forEach((name, shape) -> {
      members.put(name, shape);
      members.put(name + "List", entries(shape));
    });
    return new Shape.Members(members, Set.of(), List.of())
        .requiring("nfInstanceId", "nfType", "nfStatus")
        .requiringOneOf("fqdn", "ipv4Addresses", "ipv6Addresses");
  }
}
