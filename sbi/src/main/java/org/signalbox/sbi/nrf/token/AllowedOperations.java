package org.signalbox.sbi.nrf.token;

import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfService;
import tools.jackson.databind.JsonNode;

/**
 * Which single operations of a service a consumer may be granted ({@code
 * allowedOperationsPerNfType}, {@code allowedOperationsPerNfInstance} of TS 29.510 §6.1.6.2.3). A
 * scope of an operation that no list names is not granted: it is there to protect something.
 */
final class AllowedOperations {

  private AllowedOperations() {}

  /** Whether the service lists the operation for the consumer. */
  static boolean list(NfProfile producer, NfService service, NfRequester consumer, String scope) {
    JsonNode json = service(producer, service.instanceId());
    String id = consumer.id().map(Object::toString).orElse("");
    return names(json.path("allowedOperationsPerNfInstance").path(id), scope)
        || names(json.path("allowedOperationsPerNfType").path(consumer.type().name()), scope);
  }

  private static boolean names(JsonNode scopes, String scope) {
    for (JsonNode listed : scopes) {
      if (listed.asString("").equals(scope)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode service(NfProfile producer, String instanceId) {
    JsonNode profile = producer.json();
    for (JsonNode service : profile.path("nfServices")) {
      if (service.path("serviceInstanceId").asString("").equals(instanceId)) {
        return service;
      }
    }
    return profile.path("nfServiceList").path(instanceId);
  }
}
