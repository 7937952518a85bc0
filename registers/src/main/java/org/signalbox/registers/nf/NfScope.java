package org.signalbox.registers.nf;

import java.util.List;
import java.util.Set;

/**
 * What a network function belongs to and offers.
 *
 * @param membership networks, sets and domains it belongs to
 * @param slices slices it serves
 * @param services its services
 * @param offers what it serves, at least one
 * @param access who may use it
 */
public record NfScope(
    Membership membership,
    Slices slices,
    List<NfService> services,
    List<NfOffer> offers,
    NfAccess access) {

  /**
   * What a network function belongs to.
   *
   * @param networks networks, stand-alone ones included; empty when not told
   * @param setIds sets of network functions
   * @param scpDomains domains of service communication proxies
   * @param servingScopes areas it serves, by name
   * @param homeNetworks domain names of home networks ({@code hniList})
   */
  public record Membership(
      Set<NetworkId> networks,
      Set<String> setIds,
      Set<String> scpDomains,
      Set<String> servingScopes,
      Set<String> homeNetworks) {

    public Membership {
      networks = Set.copyOf(networks);
      setIds = Set.copyOf(setIds);
      scpDomains = Set.copyOf(scpDomains);
      servingScopes = Set.copyOf(servingScopes);
      homeNetworks = Set.copyOf(homeNetworks);
    }
  }

  /**
   * Slices a network function serves. Nothing at all means every slice.
   *
   * @param everywhere in every network it belongs to
   * @param perNetwork by network
   * @param instances identities of slice instances ({@code nsiList}); none means every one
   */
  public record Slices(
      List<SnssaiSet> everywhere, List<PlmnSlices> perNetwork, Set<String> instances) {

    public Slices {
      everywhere = List.copyOf(everywhere);
      perNetwork = List.copyOf(perNetwork);
      instances = Set.copyOf(instances);
    }
  }

  public NfScope {
    services = List.copyOf(services);
    offers = List.copyOf(offers);
  }
}
