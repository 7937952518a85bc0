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

  /** What lies beyond a registered profile, where that names any; for people. */
  Optional<String> beyond(NfProfile own) {
    Set<NetworkId> ownNetworks = own.networks();
    if (!ownNetworks.isEmpty() && !ownNetworks.containsAll(networks)) {
      return Optional.of("a network that the client claims is not within its registered profile");
    }
    List<SnssaiSet> ownSlices = own.scope().slices().everywhere();
    boolean areServed =
        slices.stream().allMatch(slice -> ownSlices.stream().anyMatch(set -> set.contains(slice)));
    return ownSlices.isEmpty() || areServed
        ? Optional.empty()
        : Optional.of("a slice that the client claims is not within its registered profile");
  }
}
