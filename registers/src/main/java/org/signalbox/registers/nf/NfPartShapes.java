package org.signalbox.registers.nf;

import static org.signalbox.registers.nf.shape.CommonShapes.AMF_REGION_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.AMF_SET_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.FQDN;
import static org.signalbox.registers.nf.shape.CommonShapes.GUAMI;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV4;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV6;
import static org.signalbox.registers.nf.shape.CommonShapes.IPV6_PREFIX;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_INSTANCE_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.TAI;
import static org.signalbox.registers.nf.shape.CommonShapes.TAI_RANGE;
import static org.signalbox.registers.nf.shape.CommonShapes.UINT16;
import static org.signalbox.registers.nf.shape.Shapes.FLAG;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.anyItems;
import static org.signalbox.registers.nf.shape.Shapes.entries;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;
import static org.signalbox.registers.nf.shape.Shapes.text;
import static org.signalbox.registers.nf.shape.Shapes.whole;

import java.util.Map;
import org.signalbox.registers.nf.shape.CommonShapes;
import org.signalbox.registers.nf.shape.Shape;
import org.signalbox.registers.nf.shape.Shapes;

/**
 * The shapes of the parts of a profile that belong to a type of network function ({@code udmInfo}
 * and so on, TS 29.510 §6.1.6.2.4 and following). What is not named here is kept and not checked.
 */
final class NfPartShapes {

  private static final Shape DIGITS = text(64, "[0-9]+", "digits");

  private static final Shape RANGE =
      object(member("start", DIGITS), member("end", DIGITS), member("pattern", TEXT))
          .requiringOneOf("start", "pattern");

  private static final Shape GROUP_RANGE =
      object(member("start", TEXT), member("end", TEXT), member("pattern", TEXT))
          .requiringOneOf("start", "pattern");

  private static final Shape IPV4_RANGE =
      object(member("start", IPV4), member("end", IPV4)).requiring("start", "end");

  private static final Shape IPV6_RANGE =
      object(member("start", IPV6_PREFIX), member("end", IPV6_PREFIX)).requiring("start", "end");

  private static final Shape MBS_SERVICE = text(6, "[A-Fa-f0-9]{6}", "six hexadecimal digits");

  private static final Shape ENDPOINTS =
      object(
          member("ipv4EndpointAddresses", items(IPV4)),
          member("ipv6EndpointAddresses", items(IPV6)),
          member("endpointFqdn", FQDN));

  private static final Shape POOLS = items(Shapes.ANY);

  private static final Shape ROUTING_INDICATORS =
      items(text(4, "[0-9]{1,4}", "one to four digits"));

  private static final Map<String, Shape> SUBSCRIBERS =
      byName(
          member("groupId", TEXT),
          member("supiRanges", items(RANGE)),
          member("gpsiRanges", items(RANGE)),
          member("externalGroupIdentifiersRanges", items(RANGE)),
          member("internalGroupIdentifiersRanges", items(GROUP_RANGE)),
          member("routingIndicators", ROUTING_INDICATORS),
          member("suciInfos", items(suci())),
          member("sharedDataIdRanges", items(GROUP_RANGE)));

  private static final Map<String, Shape> AREA =
      byName(member("taiList", items(TAI)), member("taiRangeList", items(TAI_RANGE)));

  /** By the name of the member; each also exists as a list with {@code List} behind its name. */
  static final Map<String, Shape> PARTS =
      byName(
          member("udmInfo", part(SUBSCRIBERS)),
          member("udrInfo", part(SUBSCRIBERS, member("supportedDataSets", items(TEXT)))),
          member("ausfInfo", part(SUBSCRIBERS)),
          member("udsfInfo", part(SUBSCRIBERS, member("storageIdRanges", entries(items(RANGE))))),
          member(
              "pcfInfo", part(SUBSCRIBERS, member("dnnList", items(TEXT)), flag("v2xSupportInd"))),
          member("aanfInfo", part(Map.of(), member("routingIndicators", ROUTING_INDICATORS))),
          member("chfInfo", chf()),
          member("amfInfo", amf()),
          member("smfInfo", smf()),
          member("upfInfo", upf()),
          member("bsfInfo", bsf()),
          member("hssInfo", hss()),
          member("pcscfInfo", pcscf()),
          member("nefInfo", nef()),
          member("nwdafInfo", nwdaf()),
          member("lmfInfo", lmf()),
          member("gmlcInfo", part(Map.of(), member("servingClientTypes", items(TEXT)))),
          member("mbSmfInfo", mbSmf()),
          member("scpInfo", scp()),
          member(
              "seppInfo",
              part(
                  Map.of(),
                  member("seppPorts", entries(UINT16)),
                  member("remotePlmnList", items(PLMN_ID)))));

  private NfPartShapes() {}

  private static Shape suci() {
    return object(
        member("routingInds", ROUTING_INDICATORS), member("hNwPubKeyIds", items(whole(0, 255))));
  }

  private static Shape chf() {
    return part(
        Map.of(),
        member("supiRangeList", items(RANGE)),
        member("gpsiRangeList", items(RANGE)),
        member("plmnRangeList", items(RANGE)),
        member("groupId", TEXT),
        member("primaryChfInstance", NF_INSTANCE_ID),
        member("secondaryChfInstance", NF_INSTANCE_ID));
  }

  private static Shape amf() {
    return part(
            AREA,
            member("amfSetId", AMF_SET_ID),
            member("amfRegionId", AMF_REGION_ID),
            member("guamiList", items(GUAMI)),
            member("backupInfoAmfFailure", items(GUAMI)),
            member("backupInfoAmfRemoval", items(GUAMI)),
            flag("highLatencyCom"))
        .requiring("amfSetId", "amfRegionId", "guamiList");
  }

  private static Shape smf() {
    Shape network =
        object(
                member("dnn", TEXT),
                member("dnaiList", items(TEXT)),
                member("ipv4IndexList", POOLS),
                member("ipv6IndexList", POOLS))
            .requiring("dnn");
    Shape slice =
        object(member("sNssai", SNSSAI), member("dnnSmfInfoList", items(network)))
            .requiring("sNssai", "dnnSmfInfoList");
    return part(
            AREA,
            member("sNssaiSmfInfoList", items(slice)),
            member("pgwFqdn", FQDN),
            member("accessType", items(TEXT)),
            member("priority", UINT16),
            flag("vsmfSupportInd"),
            flag("ismfSupportInd"))
        .requiring("sNssaiSmfInfoList");
  }

  private static Shape upf() {
    Shape network =
        object(
                member("dnn", TEXT),
                member("dnaiList", items(TEXT)),
                member("pduSessionTypes", items(TEXT)),
                member("ipv4AddressRanges", items(IPV4_RANGE)),
                member("ipv6PrefixRanges", items(IPV6_RANGE)),
                member("ipv4IndexList", POOLS),
                member("ipv6IndexList", POOLS))
            .requiring("dnn");
    Shape slice =
        object(
                member("sNssai", SNSSAI),
                member("dnnUpfInfoList", items(network)),
                flag("redundantTransport"))
            .requiring("sNssai", "dnnUpfInfoList");
    return part(
            AREA,
            member("sNssaiUpfInfoList", items(slice)),
            member("smfServingArea", items(TEXT)),
            member("interfaceUpfInfoList", items(object(member("interfaceType", TEXT)))),
            flag("iwkEpsInd"),
            member("pduSessionTypes", items(TEXT)),
            flag("ueIpAddrInd"),
            member("priority", UINT16),
            flag("redundantGtpu"),
            flag("ipups"),
            flag("dataForwarding"),
            member("wAgfInfo", ENDPOINTS),
            member("tngfInfo", ENDPOINTS),
            member("twifInfo", ENDPOINTS),
            member("supportedPfcpFeatures", TEXT))
        .requiring("sNssaiUpfInfoList");
  }

  private static Shape bsf() {
    return part(
        SUBSCRIBERS,
        member("dnnList", items(TEXT)),
        member("ipDomainList", items(TEXT)),
        member("ipv4AddressRanges", items(IPV4_RANGE)),
        member("ipv6PrefixRanges", items(IPV6_RANGE)));
  }

  private static Shape hss() {
    return part(
        Map.of(),
        member("groupId", TEXT),
        member("imsiRanges", items(RANGE)),
        member("imsPrivateIdentityRanges", items(GROUP_RANGE)),
        member("imsPublicIdentityRanges", items(GROUP_RANGE)),
        member("msisdnRanges", items(RANGE)));
  }

  private static Shape pcscf() {
    return part(
        Map.of(),
        member("accessType", items(TEXT)),
        member("dnnList", items(TEXT)),
        member("gmFqdn", FQDN),
        member("servedIpv4AddressRanges", items(IPV4_RANGE)),
        member("servedIpv6PrefixRanges", items(IPV6_RANGE)));
  }

  private static Shape nef() {
    Shape applications = object(member("appIds", items(TEXT)), member("afIds", items(TEXT)));
    return part(
        AREA,
        member("nefId", TEXT),
        member("pfdData", applications),
        member("afEeData", object(member("afEvents", items(TEXT)))),
        member("gpsiRanges", items(RANGE)),
        member("externalGroupIdentifiersRanges", items(RANGE)),
        member("servedFqdnList", items(TEXT)),
        flag("uasNfFunctionalityInd"));
  }

  private static Shape nwdaf() {
    return part(
        AREA,
        member("eventIds", items(TEXT)),
        member("nwdafEvents", items(TEXT)),
        member("servingNfSetIdList", items(TEXT)),
        member("servingNfTypeList", items(TEXT)),
        member("analyticsDelay", whole(0, Integer.MAX_VALUE)),
        member("mlAnalyticsList", items(CommonShapes.ML_MODELS)));
  }

  private static Shape mbSmf() {
    Shape groups =
        object(
                member("mbsServiceIdStart", MBS_SERVICE),
                member("mbsServiceIdEnd", MBS_SERVICE),
                member("plmnId", PLMN_ID),
                member("nid", text(11, "[A-Fa-f0-9]{11}", "eleven hexadecimal digits")))
            .requiring("mbsServiceIdStart", "mbsServiceIdEnd", "plmnId");
    Shape session =
        object(
                member("mbsSessionId", CommonShapes.MBS_SESSION_ID),
                member(
                    "mbsAreaSessions",
                    entries(object(member("areaSessionId", UINT16)).requiring("areaSessionId"))))
            .requiring("mbsSessionId");
    return part(
        AREA, member("tmgiRangeList", entries(groups)), member("mbsSessionList", entries(session)));
  }

  private static Shape lmf() {
    return part(
        AREA,
        member("servingClientTypes", items(TEXT)),
        member("lmfId", TEXT),
        member("servingAccessTypes", items(TEXT)),
        member("servingAnNodeTypes", items(TEXT)),
        member("servingRatTypes", items(TEXT)));
  }

  private static Shape scp() {
    return part(
        Map.of(),
        member("scpPrefix", TEXT),
        member("scpPorts", entries(UINT16)),
        member("addressDomains", anyItems(TEXT)),
        member("ipv4Addresses", items(IPV4)),
        member("ipv6Prefixes", items(IPV6_PREFIX)),
        member("ipv4AddrRanges", items(IPV4_RANGE)),
        member("ipv6PrefixRanges", items(IPV6_RANGE)),
        member("servedNfSetIdList", items(TEXT)),
        member("remotePlmnList", items(PLMN_ID)));
  }

  private static Shape.Member flag(String name) {
    return member(name, FLAG);
  }

  private static Shape.Members part(Map<String, Shape> common, Shape.Member... members) {
    return Shape.Members.of(common, members);
  }

  private static Map<String, Shape> byName(Shape.Member... members) {
    return Shape.Members.of(Map.of(), members).members();
  }
}
