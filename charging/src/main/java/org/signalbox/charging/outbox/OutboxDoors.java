package org.signalbox.charging.outbox;

import java.util.Optional;
import org.signalbox.ledger.CallTemplate;

/**
 * Where items go that are not posted over HTTP.
 *
 * @param api calls the node's own API with the body of an item, a JSON-RPC envelope
 * @param mail sends mails
 */
public record OutboxDoors(DeliveryPort api, DeliveryPort mail) {

  /** The address of all calls of the node's own API. */
  static final String API = CallTemplate.INTERNAL;

  /** The address of all mails, as one server takes them all. */
  static final String MAIL = "*mail";

  /** The door for an address; empty for one of HTTP. */
  Optional<DeliveryPort> of(String address) {
    return switch (address) {
      case API -> Optional.of(api);
      case MAIL -> Optional.of(mail);
      default -> Optional.empty();
    };
  }
}
