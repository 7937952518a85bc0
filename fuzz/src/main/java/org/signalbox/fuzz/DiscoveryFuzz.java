package org.signalbox.fuzz;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.nrf.discovery.DiscoveryConfig;
import org.signalbox.sbi.nrf.discovery.HomeNetworkPort;
import org.signalbox.sbi.nrf.discovery.NfDiscovery;
import org.signalbox.sbi.nrf.discovery.SearchListener;
import tools.jackson.databind.JsonNode;

/**
 * Queries of discovery over some network functions: each is answered or refused with a problem; who
 * is found is of the type asked for and tells nothing of who may use it; what an answer leaves out
 * can be had.
 */
public final class DiscoveryFuzz {

  private static final Instant NOW = Instant.parse("2026-11-21T22:31:13Z");
  private static final InstantSource CLOCK = () -> NOW;
  private static final SbiPeer PEER =
      new SbiPeer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), Optional.empty());
  private static final int OK = 200;

  /** Chosen by the first octet. */
  private static final List<String> TYPES =
      List.of("AMF", "SMF", "UPF", "UDM", "NEF", "NWDAF", "MB_SMF", "EASDF");

  /** The answer of another network. */
  private static final byte[] ELSEWHERE = "{}".getBytes(StandardCharsets.US_ASCII);

  private static final List<SbiEndpoint> ENDPOINTS = endpoints();

  private DiscoveryFuzz() {}

  /** Asks no other network. */
  private static final class NoNetwork implements HomeNetworkPort {

    @Override
    public Optional<URI> nrfOf(NetworkId network) {
      return Optional.empty();
    }

    @Override
    public SbiResponse ask(SbiRequest request, URI target) {
      return SbiResponse.json(OK, ELSEWHERE);
    }
  }

  private static List<SbiEndpoint> endpoints() {
    NfRegister register =
        NfRegister.open(new MemoryRegisterStore(), NfRegisterConfig.DEFAULT, CLOCK);
    // The index makes itself known to the register before anything is registered.
    List<SbiEndpoint> endpoints =
        NfDiscovery.endpoints(
            register,
            DiscoveryConfig.DEFAULT,
            new NfDiscovery.Surroundings(CLOCK, new NoNetwork(), SearchListener.UNHEARD));
    for (int type = 0; type < TYPES.size(); type++) {
      for (int instance = 0; instance < 3; instance++) {
        var _ = register.put(profile(type, instance));
      }
    }
    return endpoints;
  }

  private static NfProfile profile(int type, int instance) {
    String id = "5b2a3f84-f61b-41f1-a6a5-0000000000" + type + instance;
    String text =
        """
        {'nfInstanceId':'%s','nfType':'%s','nfStatus':'REGISTERED','fqdn':'a%d.test','priority':%d,
         'load':%d,'capacity':10,'locality':'north','plmnList':[{'mcc':'001','mnc':'01'}],
         'sNssais':[{'sst':1,'sd':'00000%d'}],'nsiList':['n%d'],'nfSetIdList':['set%d'],
         'nfServices':[{'serviceInstanceId':'1','serviceName':'nx-y','scheme':'http',
           'versions':[{'apiVersionInUri':'v1','apiFullVersion':'1.%d.0'}],
           'nfServiceStatus':'REGISTERED','supportedFeatures':'f%d','allowedNfTypes':['AMF','SMF']}]%s}
        """
            .formatted(
                id,
                TYPES.get(type),
                instance,
                instance,
                instance,
                instance,
                instance,
                instance,
                instance,
                instance,
                part(TYPES.get(type), instance))
            .replace('\'', '"');
    return switch (NfProfile.read(text.getBytes(StandardCharsets.UTF_8))) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refused ->
          throw new IllegalStateException(refused.faults().toString());
    };
  }

  private static String part(String type, int instance) {
    String areas = "'taiList':[{'plmnId':{'mcc':'001','mnc':'01'},'tac':'00000" + instance + "'}]";
    return switch (type) {
      case "AMF" ->
          ",'amfInfo':{'amfSetId':'00%d','amfRegionId':'02','guamiList':[{'plmnId':{'mcc':'001',"
                  .formatted(instance)
              + "'mnc':'01'},'amfId':'020040'}],"
              + areas
              + "}";
      case "SMF" ->
          ",'smfInfo':{'sNssaiSmfInfoList':[{'sNssai':{'sst':1},'dnnSmfInfoList':[{'dnn':'ims'}]}],"
              + areas
              + "}";
      case "UPF" ->
          ",'upfInfo':{'sNssaiUpfInfoList':[{'sNssai':{'sst':1},'dnnUpfInfoList':[{'dnn':'ims',"
              + "'dnaiList':['d'],'ipv4AddressRanges':[{'start':'10.0.0.0','end':'10.0.0.9'}]}]}],"
              + areas
              + "}";
      case "UDM" ->
          ",'udmInfo':{'groupId':'g','supiRanges':[{'start':'00101000000000%d','end':"
                  .formatted(instance)
              + "'001010000000009'}],'gpsiRanges':[{'pattern':'^msisdn-614.*$'}]}";
      default -> "";
    };
  }

  /** Called by the fuzzer: the first octet chooses the type, the rest is the query. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String type = TYPES.get(input[0] & 7);
    String text =
        "target-nf-type="
            + type
            + "&requester-nf-type=AMF&"
            + new String(Arrays.copyOfRange(input, 1, input.length), StandardCharsets.ISO_8859_1);
    SbiResponse answer = ask(0, Map.of(), text);
    if (answer.status() != OK || Arrays.equals(answer.body(), ELSEWHERE)) {
      return;
    }
    JsonNode json = SbiJson.readObject(answer.body());
    if (json.path("validityPeriod").intValue() < 1 || !json.path("nfInstances").isArray()) {
      throw new IllegalStateException("no search result: " + json);
    }
    json.path("nfInstances").forEach(profile -> checkShown(profile, type));
    if (json.has("searchId")) {
      checkStored(json);
    }
  }

  private static SbiResponse ask(int operation, Map<String, String> parameters, String query) {
    return SbiAnswerLaw.ask(
        ENDPOINTS.get(operation),
        PEER,
        NOW,
        new SbiAnswerLaw.Question(parameters, query, new byte[0]));
  }

  private static void checkShown(JsonNode profile, String type) {
    if (!profile.path("nfType").asString("").equals(type)
        || profile.toString().contains("allowedNfTypes")) {
      throw new IllegalStateException("shown what was not asked for, or too much: " + profile);
    }
  }

  /** What was cut off can be had, all of it. */
  private static void checkStored(JsonNode json) {
    Map<String, String> search = Map.of("searchId", json.path("searchId").asString(""));
    int first = count(ask(1, search, ""));
    int all = count(ask(2, search, ""));
    if (first != json.path("nfInstances").size()
        || all != json.path("numNfInstComplete").intValue()
        || all <= first) {
      throw new IllegalStateException("a search that lost something: " + json);
    }
  }

  private static int count(SbiResponse answer) {
    return SbiJson.readObject(answer.body()).path("nfInstances").size();
  }
}
