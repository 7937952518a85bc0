package org.signalbox.registers.nf.shape;

import static org.signalbox.registers.nf.shape.Shapes.FLAG;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;
import static org.signalbox.registers.nf.shape.Shapes.text;
import static org.signalbox.registers.nf.shape.Shapes.whole;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.IpPrefix;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfType;

/** The common data types of TS 29.571. */
public final class CommonShapes {

  private static final int NAME_MAX = 253;

  /** {@code NfInstanceId} (TS 29.571 §5.3.2). */
  public static final Shape NF_INSTANCE_ID =
      new Shape.Text(36, text -> NfInstanceId.parse(text).isPresent(), "a UUID");

  /** {@code NFType} (TS 29.510 §6.1.6.3.3): also an operator's own. */
  public static final Shape NF_TYPE =
      new Shape.Text(
          NfType.LENGTH_MAX, text -> NfType.parse(text).isPresent(), "a type of network function");

  /** A name in the DNS; one label is enough, since earlier releases set no form. */
  public static final Shape FQDN = text(NAME_MAX, "[0-9A-Za-z_]([0-9A-Za-z_.-]*)", "a domain name");

  public static final Shape IPV4 =
      new Shape.Text(15, text -> IpAddress.parseIpv4(text).isPresent(), "an IPv4 address");

  public static final Shape IPV6 =
      new Shape.Text(45, text -> IpAddress.parseIpv6(text).isPresent(), "an IPv6 address");

  public static final Shape IPV6_PREFIX =
      new Shape.Text(49, text -> IpPrefix.parse(text).isPresent(), "an IPv6 prefix");

  public static final Shape DATE_TIME =
      new Shape.Text(64, CommonShapes::isDateTime, "a time with its zone (RFC 3339)");

  public static final Shape SUPPORTED_FEATURES =
      text(256, "[A-Fa-f0-9]*", "hexadecimal digits of supported features");

  public static final Shape UINT16 = whole(0, 65_535);

  public static final Shape PERCENT = whole(0, 100);

  private static final Shape MCC = text(3, "[0-9]{3}", "three digits");

  private static final Shape MNC = text(3, "[0-9]{2,3}", "two or three digits");

  private static final Shape NID = text(11, "[A-Fa-f0-9]{11}", "eleven hexadecimal digits");

  private static final Shape SD = text(6, "[A-Fa-f0-9]{6}", "six hexadecimal digits");

  public static final Shape PLMN_ID =
      object(member("mcc", MCC), member("mnc", MNC)).requiring("mcc", "mnc");

  /** A PLMN, or with {@code nid} a stand-alone network. */
  public static final Shape PLMN_ID_NID =
      object(member("mcc", MCC), member("mnc", MNC), member("nid", NID)).requiring("mcc", "mnc");

  public static final Shape SNSSAI =
      object(
              member("sst", whole(0, 255)),
              member("sd", SD),
              member("wildcardSd", FLAG),
              member(
                  "sdRanges",
                  items(object(member("start", SD), member("end", SD)).requiring("start", "end"))))
          .requiring("sst");

  public static final Shape PLMN_SNSSAI =
      object(member("plmnId", PLMN_ID), member("sNssaiList", items(SNSSAI)), member("nid", NID))
          .requiring("plmnId", "sNssaiList");

  private static final Shape TAC =
      text(6, "[A-Fa-f0-9]{4}|[A-Fa-f0-9]{6}", "four or six hexadecimal digits");

  public static final Shape TAI =
      object(member("plmnId", PLMN_ID), member("tac", TAC), member("nid", NID))
          .requiring("plmnId", "tac");

  public static final Shape TAI_RANGE =
      object(
              member("plmnId", PLMN_ID),
              member("nid", NID),
              member(
                  "tacRangeList",
                  items(
                      object(member("start", TAC), member("end", TAC), member("pattern", TEXT))
                          .requiringOneOf("start", "pattern"))))
          .requiring("plmnId", "tacRangeList");

  public static final Shape AMF_SET_ID =
      text(3, "[0-3][A-Fa-f0-9]{2}", "a set of AMFs, 000 to 3FF");

  public static final Shape AMF_REGION_ID = text(2, "[A-Fa-f0-9]{2}", "two hexadecimal digits");

  public static final Shape GUAMI =
      object(
              member("plmnId", PLMN_ID_NID),
              member("amfId", text(6, "[A-Fa-f0-9]{6}", "six hexadecimal digits")))
          .requiring("plmnId", "amfId");

  /** {@code IpAddr}: one address or prefix. */
  public static final Shape IP_ADDRESS =
      object(member("ipv4Addr", IPV4), member("ipv6Addr", IPV6), member("ipv6Prefix", IPV6_PREFIX))
          .requiringOneOf("ipv4Addr", "ipv6Addr", "ipv6Prefix");

  /** {@code MbsSessionId}. */
  public static final Shape MBS_SESSION_ID =
      object(
              member(
                  "tmgi",
                  object(
                          member(
                              "mbsServiceId", text(6, "[A-Fa-f0-9]{6}", "six hexadecimal digits")),
                          member("plmnId", PLMN_ID))
                      .requiring("mbsServiceId", "plmnId")),
              member(
                  "ssm",
                  object(member("sourceIpAddr", IP_ADDRESS), member("destIpAddr", IP_ADDRESS))
                      .requiring("sourceIpAddr", "destIpAddr")),
              member("nid", NID))
          .requiringOneOf("tmgi", "ssm");

  /** {@code MlAnalyticsInfo}. */
  public static final Shape ML_MODELS =
      object(
          member("mlAnalyticsIds", items(TEXT)),
          member("snssaiList", items(SNSSAI)),
          member("trackingAreaList", items(TAI)),
          member("mlModelInterInfo", object(member("vendorList", items(TEXT)))),
          member("flCapabilityType", TEXT),
          member("nfTypeList", items(NF_TYPE)),
          member("nfSetIdList", items(TEXT)));

  private CommonShapes() {}

  private static boolean isDateTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
