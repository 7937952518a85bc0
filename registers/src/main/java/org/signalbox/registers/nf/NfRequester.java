package org.signalbox.registers.nf;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who wants to find or use a network function.
 *
 * @param type its type
 * @param id its instance, when it told
 * @param fqdn its domain name, when it told
 * @param origin its networks and slices
 */
public record NfRequester(
    NfType type, Optional<NfInstanceId> id, Optional<String> fqdn, Origin origin) {

  /**
   * Where a requester belongs.
   *
   * @param networks its networks; empty for one of this network
   * @param slices its slices; empty when it did not tell
   */
  public record Origin(Set<NetworkId> networks, List<Snssai> slices) {

    /** This network, slices not told. */
    public static final Origin HERE = new Origin(Set.of(), List.of());

    public Origin {
      networks = Set.copyOf(networks);
      slices = List.copyOf(slices);
    }
  }

  /**
   * Types that carry the requests of others, each to services that may be for those others alone.
   */
  private static final Set<String> BETWEEN = Set.of("SCP", "SEPP");

  /** Whether it stands between consumers and producers (TS 29.500 §6.10). */
  public boolean standsBetween() {
    return BETWEEN.contains(type.name());
  }

  /** A registered network function as it asks for others. */
  public static NfRequester of(NfProfile own) {
    return new NfRequester(own.type(), Optional.of(own.id()), own.identity().fqdn(), Origin.HERE)
        .completed(own);
  }

  /**
   * The same, with networks and slices of its profile where it told none: silence opens nothing.
   */
  public NfRequester completed(NfProfile own) {
    Set<NetworkId> networks = origin.networks().isEmpty() ? own.networks() : origin.networks();
    List<Snssai> slices =
        origin.slices().isEmpty()
            ? own.scope().slices().everywhere().stream()
                .filter(SnssaiSet::isSingle)
                .map(SnssaiSet::slice)
                .toList()
            : origin.slices();
    return new NfRequester(type, id, fqdn, new Origin(networks, slices));
  }

  /** A requester of which nothing but the type is known. */
  public static NfRequester of(NfType type) {
    return new NfRequester(type, Optional.empty(), Optional.empty(), Origin.HERE);
  }
}
