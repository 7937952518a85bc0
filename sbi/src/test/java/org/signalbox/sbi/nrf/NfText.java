package org.signalbox.sbi.nrf;

/** Profiles as network functions of Open5GS 2.7.7 send them (names and values seen in a run). */
public final class NfText {

  public static final String AUSF = "5b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a";
  public static final String UDM = "5b2a9e10-f61b-41f1-8c11-7d6e5f4a3b2c";

  private NfText() {}

  /** An AUSF. */
  public static String ausf() {
    return """
    {"nfInstanceId":"%s","nfType":"AUSF","nfStatus":"REGISTERED",
     "ipv4Addresses":["127.0.0.11"],"allowedNfTypes":["SCP","AMF"],
     "priority":0,"capacity":100,"load":0,
     "nfServiceList":{"5b2b0000-f61b-41f1-a6a5-0f1e2d3c4b5a":{
       "serviceInstanceId":"5b2b0000-f61b-41f1-a6a5-0f1e2d3c4b5a","serviceName":"nausf-auth",
       "versions":[{"apiVersionInUri":"v1","apiFullVersion":"1.0.0"}],"scheme":"http",
       "nfServiceStatus":"REGISTERED",
       "ipEndPoints":[{"ipv4Address":"127.0.0.11","port":7777}],
       "allowedNfTypes":["AMF"],"priority":0,"capacity":100,"load":0}},
     "nfProfileChangesSupportInd":true}
    """
        .formatted(AUSF);
  }

  /** A UDM with a part and members that nobody knows. */
  public static String udm() {
    return """
    {"nfInstanceId":"%s","nfType":"UDM","nfStatus":"REGISTERED","heartBeatTimer":7,
     "plmnList":[{"mcc":"001","mnc":"01"}],"ipv4Addresses":["127.0.0.12"],
     "priority":0,"capacity":100,"load":0,
     "udmInfo":{"groupId":"udm-7","supiRanges":[{"start":"001010000000000","end":"001010000000099"}],
       "x-later":{"deep":[1,2.50,{"a":null}]}},
     "customInfo":{"rack":"7"},"x-unknown":1.10,
     "nfServices":[{"serviceInstanceId":"1","serviceName":"nudm-sdm",
       "versions":[{"apiVersionInUri":"v2","apiFullVersion":"2.0.0"}],"scheme":"http",
       "nfServiceStatus":"REGISTERED"}]}
    """
        .formatted(UDM);
  }
}
