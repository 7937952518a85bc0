package org.signalbox.sbi.nrf.discovery;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Profiles out of few values, so that queries find some. */
final class RandomProfiles {

  static final List<String> TYPES = List.of("UDM", "SMF", "AMF", "BSF");
  static final List<String> REQUESTERS = List.of("AMF", "SMF", "AUSF");
  static final List<String> SERVICES = List.of("n-one", "n-two", "n-three");
  static final List<String> NETWORKS = List.of("01", "02");
  static final List<String> SLICES = List.of("", "000001", "00000a");
  static final List<String> DNNS = List.of("internet", "ims", "mec.mnc001.mcc001.gprs");
  static final List<String> TACS = List.of("000001", "000002", "00ffff");
  static final List<String> SETS = List.of("set1", "set2");
  static final List<String> INDICATORS = List.of("0", "17");

  private final SplittableRandom random;

  RandomProfiles(SplittableRandom random) {
    this.random = random;
  }

  private boolean perhaps() {
    return random.nextInt(3) == 0;
  }

  String one(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A profile of a new network function. */
  ObjectNode next() {
    return next(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  /** A profile of a network function. */
  ObjectNode next(String id) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    String type = one(TYPES);
    json.put("nfInstanceId", id).put("nfType", type);
    json.put("nfStatus", random.nextInt(8) == 0 ? "UNDISCOVERABLE" : "REGISTERED");
    json.putArray("ipv4Addresses").add("127.0.0.1");
    if (perhaps()) {
      json.putArray("plmnList").add(network(one(NETWORKS)));
    }
    if (perhaps()) {
      json.putArray("allowedNfTypes").add(one(REQUESTERS)).add(one(REQUESTERS));
    }
    if (perhaps()) {
      json.putArray("nfSetIdList").add(one(SETS));
    }
    if (perhaps()) {
      json.putArray("sNssais").add(slice()).add(slice());
    }
    services(json);
    switch (type) {
      case "UDM" -> parts(json, "udmInfo", this::udm);
      case "SMF" -> parts(json, "smfInfo", this::smf);
      case "AMF" -> parts(json, "amfInfo", this::amf);
      default -> parts(json, "bsfInfo", this::bsf);
    }
    return json;
  }

  /** No part, one part, or a list of two. */
  private void parts(ObjectNode json, String name, Supplier<ObjectNode> part) {
    switch (random.nextInt(3)) {
      case 0 -> {}
      case 1 -> json.set(name, part.get());
      default -> json.putObject(name + "List").set("a", part.get()).set("b", part.get());
    }
  }

  private void services(ObjectNode json) {
    boolean map = random.nextBoolean();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      ObjectNode service = JsonNodeFactory.instance.objectNode();
      service.put("serviceInstanceId", "s" + i).put("serviceName", one(SERVICES));
      service
          .putArray("versions")
          .addObject()
          .put("apiVersionInUri", "v1")
          .put("apiFullVersion", "1." + random.nextInt(3) + ".0");
      service.put("scheme", "http");
      service.put("nfServiceStatus", random.nextInt(6) == 0 ? "SUSPENDED" : "REGISTERED");
      if (perhaps()) {
        service.putArray("allowedNfTypes").add(one(REQUESTERS));
      }
      if (map) {
        json.withObject("/nfServiceList").set("s" + i, service);
      } else {
        json.withArray("/nfServices").add(service);
      }
    }
  }

  private ObjectNode udm() {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    if (random.nextBoolean()) {
      ArrayNode ranges = part.putArray("supiRanges");
      int count = 1 + random.nextInt(2);
      for (int i = 0; i < count; i++) {
        range(ranges.addObject());
      }
    }
    if (perhaps()) {
      part.putArray("routingIndicators").add(one(INDICATORS));
    }
    if (perhaps()) {
      part.put("groupId", one(SETS));
    }
    return part;
  }

  private void range(ObjectNode range) {
    if (perhaps()) {
      range.put("pattern", "^imsi-00101[0-9]*" + random.nextInt(10) + "$");
      return;
    }
    long first = random.nextInt(1_000);
    range.put("start", "%015d".formatted(1_010_000_000_000L + first));
    range.put("end", "%015d".formatted(1_010_000_000_000L + first + random.nextInt(600)));
  }

  private ObjectNode smf() {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    ArrayNode slices = part.putArray("sNssaiSmfInfoList");
    int count = 1 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      ObjectNode item = slices.addObject();
      item.set("sNssai", slice());
      ArrayNode networks = item.putArray("dnnSmfInfoList");
      networks.addObject().put("dnn", perhaps() ? "*" : one(DNNS));
      networks.addObject().put("dnn", one(DNNS));
    }
    area(part);
    return part;
  }

  private ObjectNode amf() {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    part.put("amfSetId", "00" + random.nextInt(2)).put("amfRegionId", "0A");
    part.putArray("guamiList").addObject().put("amfId", amfId()).set("plmnId", network("01"));
    if (perhaps()) {
      part.putArray("backupInfoAmfFailure")
          .addObject()
          .put("amfId", amfId())
          .set("plmnId", network("01"));
    }
    area(part);
    return part;
  }

  String amfId() {
    return "0A00" + one(List.of("4A", "4B", "4C"));
  }

  private void area(ObjectNode part) {
    if (perhaps()) {
      part.putArray("taiList")
          .addObject()
          .put("tac", one(TACS))
          .set("plmnId", network(one(NETWORKS)));
    }
    if (perhaps()) {
      ObjectNode range = part.putArray("taiRangeList").addObject();
      range.set("plmnId", network(one(NETWORKS)));
      range.putArray("tacRangeList").addObject().put("start", "000002").put("end", "00FFFF");
    }
  }

  private ObjectNode bsf() {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    if (random.nextBoolean()) {
      part.putArray("dnnList").add(one(DNNS));
    }
    if (random.nextBoolean()) {
      int first = random.nextInt(200);
      part.putArray("ipv4AddressRanges")
          .addObject()
          .put("start", "10.0.0." + first)
          .put("end", "10.0.0." + (first + random.nextInt(55)));
    }
    return part;
  }

  ObjectNode slice() {
    ObjectNode slice = JsonNodeFactory.instance.objectNode().put("sst", 1 + random.nextInt(2));
    String sd = one(SLICES);
    if (!sd.isEmpty()) {
      slice.put("sd", sd);
    }
    return slice;
  }

  static ObjectNode network(String mnc) {
    return JsonNodeFactory.instance.objectNode().put("mcc", "001").put("mnc", mnc);
  }
}
