package org.signalbox.sbi.nrf.token;

import java.time.Duration;
import java.time.Instant;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.Snssai;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the claims of a token, {@code AccessTokenClaims} of TS 29.510 §6.3.5.2.4. */
final class TokenClaims {

  private TokenClaims() {}

  /**
   * The claims.
   *
   * @param issuer this NRF
   * @param from when it begins
   * @param life for how long it is good
   */
  static ObjectNode of(GrantedToken granted, NfInstanceId issuer, Instant from, Duration life) {
    ObjectNode claims = JsonNodeFactory.instance.objectNode();
    claims.put("iss", issuer.toString()).put("sub", granted.subject().toString());
    switch (granted.audience()) {
      case GrantedToken.Audience.OfType type -> claims.put("aud", type.type().name());
      case GrantedToken.Audience.OfInstances instances -> {
        ArrayNode ids = claims.putArray("aud");
        instances.ids().forEach(id -> ids.add(id.toString()));
      }
    }
    claims.put("scope", String.join(" ", granted.scopes()));
    claims.put("iat", from.getEpochSecond()).put("exp", from.plus(life).getEpochSecond());
    addConsumer(claims, granted);
    addProducer(claims, granted.target());
    return claims;
  }

  private static void addConsumer(ObjectNode claims, GrantedToken granted) {
    granted.consumerNetworks().stream()
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .findFirst()
        .ifPresent(network ->
            claims.set(
                network.nid().isEmpty() ? "consumerPlmnId" : "consumerSnpnId", json(network)));
    granted.source().ifPresent(id -> claims.put("sourceNfInstanceId", id.toString()));
  }

  private static void addProducer(ObjectNode claims, TokenRequest.Target target) {
    target
        .network()
        .ifPresent(network ->
            claims.set(
                network.nid().isEmpty() ? "producerPlmnId" : "producerSnpnId", json(network)));
    if (!target.slices().isEmpty()) {
      ArrayNode slices = claims.putArray("producerSnssaiList");
      target.slices().forEach(slice -> slices.add(json(slice)));
    }
    if (!target.sliceInstances().isEmpty()) {
      ArrayNode instances = claims.putArray("producerNsiList");
      target.sliceInstances().forEach(instances::add);
    }
    target.setId().ifPresent(id -> claims.put("producerNfSetId", id));
    target.serviceSetId().ifPresent(id -> claims.put("producerNfServiceSetId", id));
  }

  private static ObjectNode json(NetworkId network) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("mcc", network.plmn().mcc()).put("mnc", network.plmn().mnc());
    if (!network.nid().isEmpty()) {
      json.put("nid", network.nid());
    }
    return json;
  }

  private static ObjectNode json(Snssai slice) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("sst", slice.sst());
    if (!slice.sd().isEmpty()) {
      json.put("sd", slice.sd());
    }
    return json;
  }
}
