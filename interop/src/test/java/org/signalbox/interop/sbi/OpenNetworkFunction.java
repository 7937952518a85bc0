package org.signalbox.interop.sbi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network function of Open5GS 2.7.7 as it was seen towards its NRF: what it says of itself and
 * whom it subscribes to.
 *
 * @param type its type
 * @param id its identity, which looks like version 4 and is made from the time
 * @param services its services
 * @param special members that only its type has
 * @param conditions one subscription each
 */
record OpenNetworkFunction(
    String type,
    String id,
    List<String> services,
    String special,
    List<Map.Entry<String, String>> conditions) {

  private static OpenNetworkFunction of(
      String type, List<String> services, String special, List<String> conditions) {
    String id = "%08x-e9a1-41f1-8cb1-3f2e1d0c9b8a".formatted(type.hashCode());
    return new OpenNetworkFunction(
        type,
        id,
        services,
        special,
        conditions.stream()
            .map(text -> Map.entry(text.startsWith("n") ? "serviceName" : "nfType", text))
            .toList());
  }

  /** The suite in the order of its start: nine profiles, thirty-one subscriptions. */
  static List<OpenNetworkFunction> suite() {
    return List.of(
        of(
            "SCP",
            List.of(),
            ",\"scpInfo\":{\"scpPorts\":{\"http\":7777}}",
            List.of("SEPP", "AMF", "AUSF", "BSF", "NSSF", "PCF", "SMF", "UDM", "UDR")),
        of("UDR", List.of("nudr-dr"), "", List.of("SEPP")),
        of("UDM", List.of("nudm-ueau", "nudm-uecm", "nudm-sdm"), "", List.of("SEPP", "nudr-dr")),
        of(
            "AUSF",
            List.of("nausf-auth"),
            ",\"allowedNfTypes\":[\"SCP\",\"AMF\"]",
            List.of("SEPP", "nudm-ueau")),
        of(
            "PCF",
            List.of("npcf-am-policy-control", "npcf-smpolicycontrol"),
            "",
            List.of("SEPP", "nbsf-management", "nudr-dr")),
        of("BSF", List.of("nbsf-management"), "", List.of("SEPP")),
        of("NSSF", List.of("nnssf-nsselection"), "", List.of("SEPP")),
        of(
            "SMF",
            List.of("nsmf-pdusession"),
            ",\"smfInfo\":{\"sNssaiSmfInfoList\":[{\"sNssai\":{\"sst\":1},"
                + "\"dnnSmfInfoList\":[{\"dnn\":\"internet\"}]}]}",
            List.of("SEPP", "namf-comm", "npcf-smpolicycontrol", "nudm-sdm", "nudm-uecm")),
        of(
            "AMF",
            List.of("namf-comm"),
            ",\"amfInfo\":{\"amfSetId\":\"001\",\"amfRegionId\":\"02\",\"guamiList\":[{\"plmnId\":"
                + "{\"mcc\":\"001\",\"mnc\":\"01\"},\"amfId\":\"020040\"}],\"taiList\":[{\"plmnId\":"
                + "{\"mcc\":\"001\",\"mnc\":\"01\"},\"tac\":\"000001\"}]}",
            List.of(
                "SEPP",
                "nausf-auth",
                "nudm-uecm",
                "nudm-sdm",
                "npcf-am-policy-control",
                "nsmf-pdusession",
                "nnssf-nsselection")));
  }

  /** The body of its registration. */
  String profile() {
    String list = services.stream().map(this::service).collect(Collectors.joining(",", "{", "}"));
    return "{\"nfInstanceId\":\""
        + id
        + "\",\"nfType\":\""
        + type
        + "\",\"nfStatus\":\"REGISTERED\",\"ipv4Addresses\":[\"127.0.0.9\"]"
        + (services.isEmpty() ? "" : ",\"nfServiceList\":" + list)
        + special
        + ",\"priority\":0,\"capacity\":100,\"load\":0,\"nfProfileChangesSupportInd\":true}";
  }

  private String service(String name) {
    String instance = "%08x-e9a1-41f1-8cb1-3f2e1d0c9b8a".formatted(name.hashCode());
    return "\""
        + instance
        + "\":{\"serviceInstanceId\":\""
        + instance
        + "\",\"serviceName\":\""
        + name
        + "\",\"versions\":[{\"apiVersionInUri\":\"v1\",\"apiFullVersion\":\"1.0.0\"}],"
        + "\"scheme\":\"http\",\"nfServiceStatus\":\"REGISTERED\","
        + "\"ipEndPoints\":[{\"ipv4Address\":\"127.0.0.9\",\"port\":7777}],"
        + "\"priority\":0,\"capacity\":100,\"load\":0}";
  }

  /** The bodies of its subscriptions. */
  List<String> subscriptions() {
    return conditions.stream()
        .map(condition ->
            "{\"nfStatusNotificationUri\":\"http://127.0.0.9:9/nnrf-nfm/v1/nf-status-notify\","
                + "\"reqNfInstanceId\":\""
                + id
                + "\",\"reqNfType\":\""
                + type
                + "\",\"subscrCond\":{\""
                + condition.getKey()
                + "\":\""
                + condition.getValue()
                + "\"},\"requesterFeatures\":\"1\"}")
        .toList();
  }
}
