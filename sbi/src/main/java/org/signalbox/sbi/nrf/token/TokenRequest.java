package org.signalbox.sbi.nrf.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;

/**
 * What a consumer asks for, {@code AccessTokenReq} of TS 29.510 §6.3.5.2.2.
 *
 * @param consumer who asks
 * @param scopes services and operations, in the order asked, each once; at least one
 * @param target whose services
 * @param homeNrf the token endpoint of another network's NRF
 */
record TokenRequest(
    Consumer consumer, List<String> scopes, Target target, Optional<String> homeNrf) {

  /**
   * Who asks.
   *
   * @param id its identity
   * @param type its type, when it told
   * @param networks its networks, when it told
   * @param slices its slices, when it told
   * @param fqdn its domain name, when it told
   * @param source for whom a proxy asks ({@code sourceNfInstanceId})
   */
  record Consumer(
      NfInstanceId id,
      Optional<NfType> type,
      Set<NetworkId> networks,
      List<Snssai> slices,
      Optional<String> fqdn,
      Optional<NfInstanceId> source) {

    Consumer {
      networks = Set.copyOf(networks);
      slices = List.copyOf(slices);
    }
  }

  /**
   * Whose services. What is empty does not matter.
   *
   * @param type a type of network function
   * @param instance one network function
   * @param network of the network function
   * @param slices it serves at least one of them
   * @param sliceInstances it serves at least one of them
   * @param setId the set it belongs to
   * @param serviceSetId the set its service belongs to
   */
  record Target(
      Optional<NfType> type,
      Optional<NfInstanceId> instance,
      Optional<NetworkId> network,
      List<Snssai> slices,
      List<String> sliceInstances,
      Optional<String> setId,
      Optional<String> serviceSetId) {

    Target {
      slices = List.copyOf(slices);
      sliceInstances = List.copyOf(sliceInstances);
    }
  }

  TokenRequest {
    scopes = List.copyOf(scopes);
  }
}
