package org.signalbox.sbi.nrf.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Queries out of the values of {@link RandomProfiles}. */
final class RandomQueries {

  private final SplittableRandom random;
  private final RandomProfiles values;

  RandomQueries(SplittableRandom random) {
    this.random = random;
    this.values = new RandomProfiles(random);
  }

  Map<String, String> next() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("target-nf-type", values.one(RandomProfiles.TYPES));
    query.put("requester-nf-type", values.one(RandomProfiles.REQUESTERS));
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      add(query);
    }
    return query;
  }

  private void add(Map<String, String> query) {
    switch (random.nextInt(13)) {
      case 0 -> query.put("service-names", services());
      case 1 ->
          query.put("supi", "imsi-%015d".formatted(1_010_000_000_000L + random.nextInt(1_600)));
      case 2 -> query.put("snssais", "[" + values.slice() + "]");
      case 3 -> query.put("dnn", values.one(RandomProfiles.DNNS));
      case 4 -> query.put("tai", tai().toString());
      case 5 -> query.put("guami", guami().toString());
      case 6 -> query.put("target-nf-set-id", values.one(RandomProfiles.SETS));
      case 7 -> query.put("group-id-list", values.one(RandomProfiles.SETS) + ",other");
      case 8 -> query.put("routing-indicator", values.one(RandomProfiles.INDICATORS));
      case 9 -> query.put("ue-ipv4-address", "10.0.0." + random.nextInt(256));
      case 10 ->
          query.put(
              "target-plmn-list",
              "[" + RandomProfiles.network(values.one(RandomProfiles.NETWORKS)) + "]");
      case 11 -> query.put("amf-set-id", "00" + random.nextInt(2));
      default -> query.put("snssais", "[" + values.slice() + "," + values.slice() + "]");
    }
  }

  private String services() {
    String one = values.one(RandomProfiles.SERVICES);
    String two = values.one(RandomProfiles.SERVICES);
    return one.equals(two) ? one : one + "," + two;
  }

  private ObjectNode tai() {
    ObjectNode tai = JsonNodeFactory.instance.objectNode();
    tai.put("tac", values.one(RandomProfiles.TACS));
    tai.set("plmnId", RandomProfiles.network(values.one(RandomProfiles.NETWORKS)));
    return tai;
  }

  private ObjectNode guami() {
    ObjectNode guami = JsonNodeFactory.instance.objectNode().put("amfId", values.amfId());
    guami.set("plmnId", RandomProfiles.network("01"));
    return guami;
  }
}
