package org.signalbox.registers.nf.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.signalbox.registers.nf.NfJson;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions to everything. */
final class MadeSubscription {

  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private MadeSubscription() {}

  /**
   * One.
   *
   * @param more further members, each behind a comma
   */
  static NfSubscription of(NfSubscriptionKey key, Instant until, String more) {
    String json =
        "{\"nfStatusNotificationUri\":\"http://127.0.0.1:9/n\",\"validityTime\":\""
            + until
            + "\""
            + more
            + "}";
    ObjectNode node = (ObjectNode) NfJson.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    NfSubscriptionDecoder.Term term =
        new NfSubscriptionDecoder.Term(NOW, NOW.plus(1, ChronoUnit.DAYS));
    return ((NfSubscriptionReading.Accepted) NfSubscriptionDecoder.read(key, node, term))
        .subscription();
  }

  /** One that is stored and kept for an hour. */
  static NfSubscription at(NfSubscriptions keeper) {
    NfSubscription made = of(keeper.newKey("http://nrf"), NOW.plusSeconds(3_600), "");
    keeper.put(made);
    return made;
  }
}
