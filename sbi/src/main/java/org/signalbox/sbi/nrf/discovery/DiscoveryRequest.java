package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.search.NfPreference;
import org.signalbox.registers.nf.search.NfQuery;

/**
 * What a consumer asks discovery for.
 *
 * @param query what it looks for
 * @param standIn what to look for when that is not found: an AMF that takes over another's identity
 * @param preferences what it would rather have, the most important first
 * @param form how the answer has to be
 * @param home where the answer has to come from
 */
record DiscoveryRequest(
    NfQuery query,
    Optional<NfQuery> standIn,
    List<NfPreference> preferences,
    AnswerForm form,
    HomeDirection home) {

  /**
   * How an answer has to be.
   *
   * @param serviceMap services as a map by instance, for consumers with the feature Service-Map;
   *     otherwise as a list
   * @param limit most profiles
   * @param octetsMax most octets
   * @param slices slices asked for, to which lists of slices are cut
   */
  record AnswerForm(boolean serviceMap, OptionalInt limit, int octetsMax, List<Snssai> slices) {

    AnswerForm {
      slices = List.copyOf(slices);
    }
  }

  /**
   * Where an answer has to come from.
   *
   * @param homeNrf address of the NRF that has the answer, when the consumer told it
   * @param networks target networks, when none of them is this one
   */
  record HomeDirection(Optional<URI> homeNrf, Set<NetworkId> networks) {

    HomeDirection {
      networks = Set.copyOf(networks);
    }
  }

  DiscoveryRequest {
    preferences = List.copyOf(preferences);
  }
}
