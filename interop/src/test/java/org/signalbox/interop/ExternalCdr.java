package org.signalbox.interop;

import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import tools.jackson.databind.JsonNode;

/**
 * A flat record as the posts send it.
 *
 * @param originId what the switch calls it
 * @param tenant whose it is
 * @param destination the number reached
 * @param usage as a client writes it
 */
record ExternalCdr(String originId, String tenant, String destination, String usage) {

  static ExternalCdr of(String originId, String destination, String usage) {
    return new ExternalCdr(originId, "cgrates.org", destination, usage);
  }

  ExternalCdr ofTenant(String other) {
    return new ExternalCdr(originId, other, destination, usage);
  }

  String json(String tor) {
    return """
    {'Direction':'*out','Category':'call','RequestType':'*raw','ToR':'%s','Tenant':'%s',
     'Account':'1002','Subject':'1002','Destination':'%s','AnswerTime':'2022-02-15 13:07:39',
     'SetupTime':'2022-02-15 13:07:30','Usage':'%s','OriginID':'%s'}\
    """
        .formatted(tor, tenant, destination, usage, originId);
  }

  RpcAnswer process(HttpRpcClient rpc) {
    return rpc.call("CDRsV1.ProcessExternalCDR", json("*monetary"));
  }

  /** The stored records of this call. */
  JsonNode stored(HttpRpcClient rpc) {
    return rpc.call(
            "ApierV2.GetCDRs", "{'OriginIDs':['%s'],'Tenants':['%s']}".formatted(originId, tenant))
        .result();
  }

  /** The stored record of one run of this call. */
  JsonNode stored(HttpRpcClient rpc, String runId) {
    return stored(rpc)
        .valueStream()
        .filter(run -> run.path("RunID").asString().equals(runId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no run " + runId + " of " + originId));
  }
}
