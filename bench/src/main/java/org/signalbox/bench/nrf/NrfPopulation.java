package org.signalbox.bench.nrf;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The network functions of a bench: UDMs in groups of three that serve the same thousand
 * subscribers, so that a discovery by subscriber finds three out of thousands.
 *
 * @param size how many network functions
 */
record NrfPopulation(int size) {

  static final int GROUP = 3;
  private static final int SUBSCRIBERS_OF_GROUP = 1_000;

  /** Fills a profile up to about 2 kB. */
  private static final int PADDING = 900;

  private static final List<String> SERVICES = List.of("nudm-sdm", "nudm-uecm", "nudm-ueau");

  String id(int number) {
    return new UUID(0x4000L, 0x8000_0000_0000_0000L | number).toString();
  }

  /** The profile of a network function. */
  String profile(int number) {
    int group = number / GROUP;
    return """
    {"nfInstanceId":"%s","nfType":"UDM","nfStatus":"REGISTERED","heartBeatTimer":10,\
    "plmnList":[{"mcc":"001","mnc":"01"}],"fqdn":"udm%d.5gc.mnc001.mcc001.3gppnetwork.org",\
    "ipv4Addresses":["10.%d.%d.%d"],"priority":%d,"capacity":100,"load":10,\
    "locality":"site-%d","sNssais":[{"sst":1},{"sst":1,"sd":"000001"}],\
    "udmInfo":{"groupId":"group-%d","supiRanges":[{"start":"%s","end":"%s"}],\
    "routingIndicators":["%d"]},\
    "customInfo":{"note":"%s"},"nfServiceList":{%s}}\
    """
        .formatted(
            id(number),
            number,
            number >> 16 & 255,
            number >> 8 & 255,
            number & 255,
            number % GROUP,
            number % 4,
            group,
            subscriber(group, 0),
            subscriber(group, SUBSCRIBERS_OF_GROUP - 1),
            group % 10_000,
            "x".repeat(PADDING),
            services(number));
  }

  private static String services(int number) {
    List<String> services = new ArrayList<>();
    for (String name : SERVICES) {
      services.add(
          """
          "%s":{"serviceInstanceId":"%s","serviceName":"%s","versions":[{"apiVersionInUri":"v1",\
          "apiFullVersion":"1.2.0"}],"scheme":"http","nfServiceStatus":"REGISTERED",\
          "ipEndPoints":[{"ipv4Address":"10.0.0.%d","port":7777}],\
          "allowedNfTypes":["AMF","SMF","AUSF"]}\
          """
              .formatted(name, name, name, number & 255));
    }
    return String.join(",", services);
  }

  private static String subscriber(int group, int offset) {
    return "00101%010d".formatted((long) group * SUBSCRIBERS_OF_GROUP + offset);
  }

  /** The place of a network function. */
  String instancePath(int number) {
    return "/nnrf-nfm/v1/nf-instances/" + id(number);
  }

  /** A discovery that finds a group; each has a client of its own. */
  String discoveryPath(int number) {
    int group = number % (size / GROUP);
    return "/nnrf-disc/v1/nf-instances?target-nf-type=UDM&requester-nf-type=AMF"
        + "&service-names=nudm-sdm&requester-features=20&requester-nf-instance-id="
        + id(1_000_000 + number % 64)
        + "&supi=imsi-"
        + subscriber(group, number * 7 % SUBSCRIBERS_OF_GROUP);
  }
}
