package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfOffer;
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
        || !isSatisfiedBy(profile)) {
      return Optional.empty();
    }
    List<NfService> found = services.of(profile, requester);
    return found.isEmpty() && (services.isStrict() || !profile.admits(requester))
        ? Optional.empty()
        : Optional.of(new NfMatch(entry, found));
  }

  private boolean isSatisfiedBy(NfProfile profile) {
    for (NfOffer offer : profile.offers()) {
      if (condition.holds(profile, offer)) {
        return true;
      }
    }
    return false;
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
