package org.signalbox.sbi.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;

/**
 * Where a client says that it belongs; rules of access of others are compared with it.
 *
 * @param networks that it claims
 * @param slices that it claims
 */
record ClaimedScope(List<NetworkId> networks, List<Snssai> slices) {

  ClaimedScope {
    networks = List.copyOf(networks);
    slices = List.copyOf(slices);
  }

  /**
   * What nothing bears out; for people.
   *
   * @param own the registered profile; empty where there is none, and then no claim is borne out
   * @param here networks of this NRF, to which belongs who registers no network; who registers no
   *     slices has none
   */
  Optional<String> beyond(Optional<NfProfile> own, Set<NetworkId> here) {
    if (own.isEmpty()) {
      return networks.isEmpty() && slices.isEmpty()
          ? Optional.empty()
          : Optional.of("who is not registered can claim neither networks nor slices");
    }
    Set<NetworkId> registered = own.get().networks();
    if (!(registered.isEmpty() ? here : registered).containsAll(networks)) {
      return Optional.of("a network that the client claims is not within its registered profile");
    }
    List<SnssaiSet> ownSlices = own.get().scope().slices().everywhere();
    boolean areServed =
        slices.stream().allMatch(slice -> ownSlices.stream().anyMatch(set -> set.contains(slice)));
    return areServed
        ? Optional.empty()
        : Optional.of("a slice that the client claims is not within its registered profile");
  }
}
