package org.signalbox.sbi.nrf.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfType;

/**
 * What a token will say; {@code AccessTokenClaims} of TS 29.510 §6.3.5.2.4 without its times.
 *
 * @param subject the consumer
 * @param audience for whom it is good
 * @param scopes what was granted, in the order asked; at least one
 * @param consumerNetworks the consumer's networks
 * @param target what the consumer said of the producer, repeated for it to check
 * @param source for whom a proxy asked
 */
record GrantedToken(
    NfInstanceId subject,
    Audience audience,
    List<String> scopes,
    Set<NetworkId> consumerNetworks,
    TokenRequest.Target target,
    Optional<NfInstanceId> source) {

  /** For whom a token is good. */
  sealed interface Audience {
    /** Every network function of a type. */
    record OfType(NfType type) implements Audience {}

    /** These and no others; at least one. */
    record OfInstances(List<NfInstanceId> ids) implements Audience {
      public OfInstances {
        ids = List.copyOf(ids);
      }
    }
  }

  GrantedToken {
    scopes = List.copyOf(scopes);
    consumerNetworks = Set.copyOf(consumerNetworks);
  }
}
