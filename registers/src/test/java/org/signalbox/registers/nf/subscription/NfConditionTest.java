package org.signalbox.registers.nf.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import tools.jackson.databind.node.ObjectNode;

/** The seventeen kinds of condition (TS 29.510 §6.1.6.2.35), each with one who fits and one not. */
class NfConditionTest {

  private static final String ID = "5b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a";
  private static final String OTHER = "6b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a";
  private static final NfSubscriptionKey KEY = new NfSubscriptionKey("s", "http://nrf", "me");
  private static final NfSubscriptionDecoder.Term TERM =
      new NfSubscriptionDecoder.Term(Instant.EPOCH, Instant.parse("2026-11-22T00:00:00Z"));

  private static ObjectNode json(String text) {
    String whole = text.replace('\'', '"').replace("ID1", ID).replace("ID2", OTHER);
    return (ObjectNode) NfJson.read(whole).orElseThrow();
  }

  private static NfSubscriptionReading read(String condition) {
    return NfSubscriptionDecoder.read(
        KEY, json("{'nfStatusNotificationUri':'http://h/x','subscrCond':" + condition + "}"), TERM);
  }

  /** A profile of the given type with the given members. */
  private static NfProfile profile(String type, String members) {
    ObjectNode json =
        json(
            "{'nfInstanceId':'ID1','nfType':'"
                + type
                + "','nfStatus':'REGISTERED','ipv4Addresses':['127.0.0.1']"
                + (members.isEmpty() ? "" : "," + members)
                + "}");
    return switch (NfProfile.read(json)) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refused -> throw new AssertionError(refused.faults());
    };
  }

  private static boolean matches(String condition, NfProfile profile) {
    return switch (read(condition)) {
      case NfSubscriptionReading.Accepted accepted ->
          accepted.subscription().heard(profile, OwnerPort.AS_TOLD).isPresent();
      case NfSubscriptionReading.Refused refused -> throw new AssertionError(refused.faults());
    };
  }

  private static final String SERVICE =
      "'nfServices':[{'serviceInstanceId':'1','serviceName':'nudm-sdm','scheme':'http',"
          + "'versions':[{'apiVersionInUri':'v1','apiFullVersion':'1.0.0'}],"
          + "'nfServiceStatus':'REGISTERED','nfServiceSetIdList':['sset1']}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'nfInstanceId':'ID1'}|{'nfInstanceId':'ID2'}|UDM|~~",
        "{'nfInstanceIdList':['ID2','ID1']}|{'nfInstanceIdList':['ID2']}|UDM|~~",
        "{'nfType':'UDM'}|{'nfType':'UDR'}|UDM|~~",
        "{'serviceName':'nudm-sdm'}|{'serviceName':'nudm-ueau'}|UDM|SERVICE",
        "{'conditionType':'SERVICE_NAME_LIST_COND','serviceNameList':['x','nudm-sdm']}"
            + "|{'conditionType':'SERVICE_NAME_LIST_COND','serviceNameList':['x']}|UDM|SERVICE",
        "{'amfSetId':'001','amfRegionId':'0A'}|{'amfSetId':'001','amfRegionId':'03'}|AMF|AMF",
        "{'amfSetId':'001'}|{'amfSetId':'002'}|AMF|AMF",
        "{'guamiList':[{'plmnId':{'mcc':'001','mnc':'01'},'amfId':'020040'}]}"
            + "|{'guamiList':[{'plmnId':{'mcc':'001','mnc':'02'},'amfId':'020040'}]}|AMF|AMF",
        "{'snssaiList':[{'sst':1,'sd':'0000AB'}]}|{'snssaiList':[{'sst':2}]}|SMF"
            + "|'sNssais':[{'sst':1,'sd':'0000ab'}]",
        "{'snssaiList':[{'sst':1}],'nsiList':['n1']}|{'snssaiList':[{'sst':1}],'nsiList':['n2']}"
            + "|SMF|'sNssais':[{'sst':1}],'nsiList':['n1']",
        "{'nfType':'UDM','nfGroupId':'g1'}|{'nfType':'UDM','nfGroupId':'g2'}|UDM"
            + "|'udmInfo':{'groupId':'g1'}",
        "{'conditionType':'NF_GROUP_LIST_COND','nfType':'UDM','nfGroupIdList':['g0','g1']}"
            + "|{'conditionType':'NF_GROUP_LIST_COND','nfType':'UDR','nfGroupIdList':['g1']}|UDM"
            + "|'udmInfo':{'groupId':'g1'}",
        "{'nfSetId':'set1'}|{'nfSetId':'set2'}|UDM|'nfSetIdList':['set1']",
        "{'nfServiceSetId':'sset1'}|{'nfServiceSetId':'sset2'}|UDM|SERVICE",
        "{'conditionType':'UPF_COND','smfServingArea':['a1']}"
            + "|{'conditionType':'UPF_COND','smfServingArea':['a2']}|UPF"
            + "|'upfInfo':{'sNssaiUpfInfoList':[{'sNssai':{'sst':1},'dnnUpfInfoList':[{'dnn':'i'}]}],"
            + "'smfServingArea':['a1']}",
        "{'conditionType':'UPF_COND','taiList':[{'plmnId':{'mcc':'001','mnc':'01'},'tac':'000001'}]}"
            + "|{'conditionType':'UPF_COND','taiList':[{'plmnId':{'mcc':'001','mnc':'01'},'tac':'000002'}]}"
            + "|UPF|'upfInfo':{'sNssaiUpfInfoList':[{'sNssai':{'sst':1},'dnnUpfInfoList':[{'dnn':'i'}]}],"
            + "'taiList':[{'plmnId':{'mcc':'001','mnc':'01'},'tac':'000001'}]}",
        "{'scpDomains':['d1'],'nfTypeList':['UDM']}|{'scpDomains':['d1'],'nfTypeList':['UDR']}|UDM"
            + "|'scpDomains':['d1']",
        "{'conditionType':'NWDAF_COND','analyticsIds':['NF_LOAD'],'snssaiList':[{'sst':1}]}"
            + "|{'conditionType':'NWDAF_COND','analyticsIds':['QOS'],'snssaiList':[{'sst':1}]}|NWDAF"
            + "|'sNssais':[{'sst':1}],'nwdafInfo':{'nwdafEvents':['NF_LOAD'],'eventIds':['NF_LOAD']}",
        "{'conditionType':'NEF_COND','gpsiRanges':[{'start':'100','end':'200'}]}"
            + "|{'conditionType':'NEF_COND','gpsiRanges':[{'start':'300','end':'400'}]}|NEF"
            + "|'nefInfo':{'gpsiRanges':[{'start':'150','end':'250'}]}",
        "{'conditionType':'NEF_COND','servedFqdnList':['a.b']}"
            + "|{'conditionType':'NEF_COND','servedFqdnList':['c.d']}|NEF"
            + "|'nefInfo':{'servedFqdnList':['a.b']}",
        "{'conditionType':'DCCF_COND','taiRangeList':[{'plmnId':{'mcc':'001','mnc':'01'},"
            + "'tacRangeList':[{'start':'000000','end':'000009'}]}]}"
            + "|{'conditionType':'DCCF_COND','taiRangeList':[{'plmnId':{'mcc':'001','mnc':'01'},"
            + "'tacRangeList':[{'start':'000100','end':'000109'}]}]}|DCCF"
            + "|'dccfInfo':{'taiList':[{'plmnId':{'mcc':'001','mnc':'01'},'tac':'000001'}]}",
      })
  void shouldTellWhoFitsFromWhoDoesNot(String fitting, String other, String type, String members) {
    // Given
    String amf =
        "'amfInfo':{'amfSetId':'001','amfRegionId':'0a','guamiList':[{'plmnId':{'mcc':'001',"
            + "'mnc':'01'},'amfId':'020040'}]}";
    NfProfile profile =
        profile(type, members.equals("SERVICE") ? SERVICE : members.equals("AMF") ? amf : members);

    // When
    boolean fits = matches(fitting, profile);
    boolean fitsOther = matches(other, profile);

    // Then
    assertThat(fits).isTrue();
    assertThat(fitsOther).isFalse();
  }

  /** It informs of some analytics and notifies of others, or has models of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'analyticsIds':['A']|'analyticsIds':['C']|'nwdafEvents':['A']",
        "'analyticsIds':['A']|'analyticsIds':['C']|'nwdafEvents':['A'],'eventIds':['B']",
        "'mlAnalyticsList':[{'mlAnalyticsIds':['A']}]|'mlAnalyticsList':[{'mlAnalyticsIds':['C']}]"
            + "|'mlAnalyticsList':[{'mlAnalyticsIds':['A']}]",
      })
  void shouldKnowAnNwdafByWhateverTellsItsAnalytics(String fitting, String other, String members) {
    // Given
    NfProfile nwdaf = profile("NWDAF", "'nwdafInfo':{" + members + "}");

    // When
    boolean fits = matches("{'conditionType':'NWDAF_COND'," + fitting + "}", nwdaf);

    // Then
    assertThat(fits).isTrue();
    assertThat(matches("{'conditionType':'NWDAF_COND'," + other + "}", nwdaf)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'nfType':'AMF','serviceName':'x'}",
        "{'nfInstanceId':'ID1','nfInstanceIdList':['ID1']}",
        "{'amfSetId':'001','guamiList':[{'plmnId':{'mcc':'001','mnc':'01'},'amfId':'020040'}]}",
        "{'conditionType':'UPF_COND','nfSetId':'s'}",
        "{'snssaiList':[{'sst':1}],'nfSetId':'s'}",
        "{'scpDomains':['d'],'nfType':'SCP'}",
      })
  void shouldRefuseTwoKindsAtOnce(String condition) {
    // When
    NfSubscriptionReading reading = read(condition);

    // Then
    assertThat(reading)
        .isInstanceOfSatisfying(
            NfSubscriptionReading.Refused.class,
            refused ->
                assertThat(refused.faults().getFirst().reason()).contains("expected exactly one"));
  }

  @Test
  void shouldBeAboutEverybodyWithoutACondition() {
    // Given
    NfSubscriptionReading reading =
        NfSubscriptionDecoder.read(KEY, json("{'nfStatusNotificationUri':'http://h/x'}"), TERM);

    // When
    boolean hears =
        reading instanceof NfSubscriptionReading.Accepted accepted
            && accepted.subscription().heard(profile("UPF", ""), OwnerPort.AS_TOLD).isPresent();

    // Then
    assertThat(hears).isTrue();
  }
}
