package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.NfStatus;
import org.signalbox.registers.nf.NfType;

/**
 * What somebody looks for.
 *
 * @param target type of network function
 * @param requester who asks, and may see only what admits it
 * @param services wanted services
 * @param condition the rest
 */
public record NfQuery(
    NfType target, NfRequester requester, ServiceDemand services, NfCondition condition) {

  /**
   * The answer for one network function: empty when it does not satisfy the query or does not admit
   * the requester. This alone decides; the index only saves asking.
   */
  public Optional<NfMatch> match(NfEntry entry) {
    NfProfile profile = entry.profile();
    if (!profile.type().equals(target)
        || profile.status() != NfStatus.REGISTERED
        || profile.offers().stream().noneMatch(offer -> condition.holds(profile, offer))) {
      return Optional.empty();
    }
    List<NfService> found = services.of(profile, requester);
    boolean admitted = profile.scope().access().admits(requester, profile.networks());
    return found.isEmpty() && (services.isStrict() || !admitted)
        ? Optional.empty()
        : Optional.of(new NfMatch(entry, found));
  }

  List<Probe> probes() {
    List<Probe> probes = new ArrayList<>(condition.probes());
    if (!services.names().isEmpty()) {
      probes.add(new Probe(Facet.SERVICE, services.names()));
    }
    probes.add(new Probe(Facet.TYPE, List.of()));
    return probes;
  }
}
