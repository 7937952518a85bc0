package org.signalbox.registers.nf;

/**
 * What a network function can do or not, with the member of the profile that says so; a member that
 * is absent says no (TS 29.510 §6.1.6.2.4 and following).
 */
public enum NfAbility {
  EPS_INTERWORKING("iwkEpsInd"),
  UE_IP_ADDRESSES("ueIpAddrInd"),
  V_SMF("vsmfSupportInd"),
  I_SMF("ismfSupportInd"),
  V2X("v2xSupportInd"),
  PROSE("proseSupportInd"),
  REDUNDANT_GTPU("redundantGtpu"),
  REDUNDANT_TRANSPORT("redundantTransport"),
  INTER_PLMN_USER_PLANE("ipups"),
  DATA_FORWARDING("dataForwarding"),
  ANALYTICS_AGGREGATION("analyticsAggregation"),
  ANALYTICS_METADATA("analyticsMetadataProvisioning"),
  UAS("uasNfFunctionalityInd"),
  ONBOARDING("amfOnboardingCapability"),
  SMF_ONBOARDING("smfOnboardingCapability"),
  HIGH_LATENCY("highLatencyCom"),
  COMBINED_PGW("pgwFqdn"),
  REGISTRATION_ADMISSION("supportUeSAC"),
  SESSION_ADMISSION("supportPduSAC"),
  ATSSS_LOW_LAYER("atsssLL"),
  MULTIPATH_TCP("mptcp"),
  ATSSS_ROUND_TRIP("rttWithoutPmf"),
  V2X_LTE("lteV2x"),
  V2X_NR("nrV2x"),
  // The misspelling is the specification's.
  PROSE_DISCOVERY("proseDirectDiscovey"),
  PROSE_COMMUNICATION("proseDirectCommunication"),
  PROSE_LAYER_2_RELAY("proseL2UetoNetworkRelay"),
  PROSE_LAYER_3_RELAY("proseL3UetoNetworkRelay"),
  PROSE_LAYER_2_REMOTE("proseL2RemoteUe"),
  PROSE_LAYER_3_REMOTE("proseL3RemoteUe");

  private final String member;

  NfAbility(String member) {
    this.member = member;
  }

  /** The member that says so. */
  public String member() {
    return member;
  }
}
