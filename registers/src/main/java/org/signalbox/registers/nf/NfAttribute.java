package org.signalbox.registers.nf;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Properties that network functions list as texts in the part of the profile that belongs to their
 * type, with the members that hold them (TS 29.510 §6.1.6.2.4 and following).
 */
public enum NfAttribute {
  GROUP_ID(Absence.NONE, "groupId"),
  DATA_SET(Absence.EVERY, "supportedDataSets"),
  ROUTING_INDICATOR(Absence.EVERY, "routingIndicators", "routingInds"),
  DNN(Absence.EVERY, "dnnList"),
  IP_DOMAIN(Absence.EVERY, "ipDomainList"),
  SMF_SERVING_AREA(Absence.EVERY, "smfServingArea"),
  MB_SMF_SERVING_AREA(Absence.EVERY, "mbSmfServingArea"),
  ACCESS_TYPE(Absence.EVERY, "accessType", "servingAccessTypes"),
  PDU_SESSION_TYPE(Absence.EVERY, "pduSessionTypes"),
  ANALYTICS(Absence.EVERY, "eventIds"),
  NWDAF_EVENT(Absence.EVERY, "nwdafEvents"),
  CLIENT_TYPE(Absence.EVERY, "servingClientTypes"),
  LMF_ID(Absence.NONE, "lmfId"),
  AN_NODE_TYPE(Absence.EVERY, "servingAnNodeTypes"),
  RAT_TYPE(Absence.EVERY, "servingRatTypes"),
  NEF_ID(Absence.NONE, "nefId"),
  AMF_SET(Absence.NONE, "amfSetId"),
  AMF_REGION(Absence.NONE, "amfRegionId"),
  PGW_FQDN(Absence.NONE, "pgwFqdn", "pgwFqdnList"),
  SERVED_NF_SET(Absence.EVERY, "servedNfSetIdList"),
  ADDRESS_DOMAIN(Absence.EVERY, "addressDomains"),
  GMLC_NUMBER(Absence.NONE, "gmlcNumbers"),
  SERVING_NF_SET(Absence.NONE, "servingNfSetIdList"),
  SERVING_NF_TYPE(Absence.NONE, "servingNfTypeList"),
  NSAC_SERVICE_AREA(Absence.NONE, "nsacSaiList"),
  PUBLIC_KEY_ID(Absence.EVERY, "hNwPubKeyIds"),
  APPLICATION(Absence.EVERY, "appIds"),
  APPLICATION_FUNCTION(Absence.EVERY, "afIds"),
  EXPOSED_EVENT(Absence.NONE, "afEvents"),
  REALM(Absence.EVERY, "storageIdRanges"),
  REMOTE_PLMN(Absence.NONE, "remotePlmnList"),
  REMOTE_SNPN(Absence.NONE, "remoteSnpnList"),
  PGW_ADDRESS(Absence.NONE, "pgwIpAddrList"),
  PFCP_FEATURES(Absence.NONE, "supportedPfcpFeatures"),
  UPF_N6_ADDRESS(Absence.EVERY, "upfN6IpAddressList"),
  W_AGF(Absence.NONE, "wAgfInfo"),
  TNGF(Absence.NONE, "tngfInfo"),
  TWIF(Absence.NONE, "twifInfo"),
  ANALYTICS_DELAY(Absence.NONE, "analyticsDelay"),
  /** As {@link MbsSession} writes them. */
  MBS_SESSION(Absence.NONE),
  /** Areas of sessions that differ by place. */
  MBS_AREA(Absence.NONE),
  // What stands outside of the parts, see CommonAttributes.
  NOTIFICATION_TYPE(Absence.NONE),
  N1_MESSAGE_CLASS(Absence.NONE),
  N2_INFORMATION_CLASS(Absence.NONE),
  COLLOCATED_TYPE(Absence.NONE),
  VENDOR_FEATURE(Absence.NONE);

  private static final Set<NfAttribute> WITHOUT_CASE =
      EnumSet.of(DNN, PGW_FQDN, ADDRESS_DOMAIN, AMF_SET, AMF_REGION);

  private enum Absence {
    /** A profile that lists nothing serves everything. */
    EVERY,
    /** A profile that lists nothing serves nothing of it. */
    NONE
  }

  private final Absence absence;

  /** Separated by spaces. */
  private final String members;

  NfAttribute(Absence absence, String... members) {
    this.absence = absence;
    this.members = String.join(" ", members);
  }

  /** The members that hold the texts: a list, or one text. */
  List<String> members() {
    return members.isEmpty() ? List.of() : List.of(members.split(" "));
  }

  /** Whether a network function that lists nothing serves everything. */
  public boolean servesEverythingWhenAbsent() {
    return absence == Absence.EVERY;
  }

  /** Whether texts compare without case, and are kept in lower case. */
  public boolean ignoresCase() {
    return WITHOUT_CASE.contains(this);
  }
}
