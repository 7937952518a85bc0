package org.signalbox.registers.nf.search;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.IdentityKind;
import org.signalbox.registers.nf.IdentityRange;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.PlmnSlices;
import org.signalbox.registers.nf.ServedArea;
import org.signalbox.registers.nf.ServedSlice;
import org.signalbox.registers.nf.SnssaiSet;
import org.signalbox.registers.nf.Tai;

/** Collects the keys under which a network function is found. One profile, one use. */
final class ProfileKeys {

  /** A network function with more values of a facet is found as one that is not limited in it. */
  private static final int VALUES_MAX = 256;

  private final NfProfile profile;
  private final Set<IndexKey> keys = new HashSet<>();

  private ProfileKeys(NfProfile profile) {
    this.profile = profile;
  }

  static Set<IndexKey> of(NfProfile profile) {
    ProfileKeys keys = new ProfileKeys(profile);
    keys.collect();
    return keys.keys;
  }

  /** The facet of a kind of identity, where it is indexed. */
  static Optional<Facet> facet(IdentityKind kind) {
    return switch (kind) {
      case SUPI -> Optional.of(Facet.SUPI);
      case GPSI -> Optional.of(Facet.GPSI);
      default -> Optional.empty();
    };
  }

  static String area(Tai area) {
    return area.network() + "/" + area.tac();
  }

  static String areasOf(NetworkId network) {
    return network + "/";
  }

  private void collect() {
    add(Facet.TYPE, Set.of(IndexKey.EVERY));
    add(Facet.INSTANCE, Set.of(profile.id().toString()));
    Set<String> services = new HashSet<>();
    profile.services().stream().map(NfService::name).forEach(services::add);
    addLimited(Facet.SERVICE, services);
    addLimited(Facet.NF_SET, profile.scope().membership().setIds());
    addLimited(Facet.GROUP, texts(NfAttribute.GROUP_ID));
    addLimited(Facet.AMF_SET, texts(NfAttribute.AMF_SET));
    Set<String> guamis = new HashSet<>();
    for (NfOffer offer : profile.offers()) {
      offer.reach().particulars().guamis().stream()
          .map(IdentityConditions.IsAmf::key)
          .forEach(guamis::add);
    }
    addLimited(Facet.GUAMI, guamis);
    collectSlices();
    collectDataNetworks();
    collectAreas();
    collectNumbers(IdentityKind.SUPI, Facet.SUPI);
    collectNumbers(IdentityKind.GPSI, Facet.GPSI);
  }

  private Set<String> texts(NfAttribute attribute) {
    Set<String> texts = new HashSet<>();
    for (NfOffer offer : profile.offers()) {
      texts.addAll(offer.attributes().getOrDefault(attribute, Set.of()));
    }
    return texts;
  }

  private void collectSlices() {
    Set<String> values = new HashSet<>();
    profile.scope().slices().everywhere().forEach(set -> values.add(value(set)));
    for (PlmnSlices network : profile.scope().slices().perNetwork()) {
      network.slices().forEach(set -> values.add(value(set)));
    }
    boolean told = !values.isEmpty();
    for (NfOffer offer : profile.offers()) {
      if (offer.reach().slices().isEmpty() && !told) {
        values.add(IndexKey.EVERY);
      }
      offer.reach().slices().forEach(served -> values.add(value(served.slice())));
    }
    add(Facet.SLICE, values);
  }

  private static String value(SnssaiSet set) {
    return set.isSingle() ? set.slice().toString() : IndexKey.EVERY;
  }

  private void collectDataNetworks() {
    Set<String> values = new HashSet<>();
    for (NfOffer offer : profile.offers()) {
      Set<String> flat = offer.attributes().getOrDefault(NfAttribute.DNN, Set.of());
      if (offer.reach().slices().isEmpty() && flat.isEmpty()) {
        values.add(IndexKey.EVERY);
      }
      flat.stream().map(ServedSlice::networkIdentifier).forEach(values::add);
      offer.reach().slices().stream()
          .flatMap(served -> served.dataNetworks().stream())
          .map(network -> ServedSlice.networkIdentifier(network.dnn()))
          .forEach(values::add);
    }
    add(Facet.DATA_NETWORK, values);
  }

  private void collectAreas() {
    Set<String> values = new HashSet<>();
    for (NfOffer offer : profile.offers()) {
      ServedArea area = offer.reach().area();
      if (area.isEverywhere()) {
        values.add(IndexKey.EVERY);
      }
      area.areas().forEach(single -> values.add(area(single)));
      area.ranges().forEach(range -> values.add(areasOf(range.network())));
    }
    add(Facet.TRACKING_AREA, values);
  }

  /** Stops as soon as the facet cannot be indexed: this runs under the register's lock. */
  private void collectNumbers(IdentityKind kind, Facet facet) {
    Set<String> values = new HashSet<>();
    int ranges = 0;
    for (NfOffer offer : profile.offers()) {
      List<IdentityRange> served = offer.identities().get(kind);
      // Ranges of which none repeats another have a value each at least.
      ranges += served == null ? 0 : served.size();
      if (served == null || ranges > VALUES_MAX || !addPrefixes(served, values)) {
        add(facet, Set.of(IndexKey.EVERY));
        return;
      }
    }
    add(facet, values);
  }

  /** Adds the prefixes of ranges; false where they are too many, or one has none. */
  private static boolean addPrefixes(List<IdentityRange> ranges, Set<String> values) {
    for (IdentityRange range : ranges) {
      Optional<List<String>> prefixes =
          range.hasExpression() || !range.isNumeric()
              ? Optional.empty()
              : NumberPrefixes.of(range.start(), range.end());
      prefixes.ifPresent(values::addAll);
      if (prefixes.isEmpty() || values.size() > VALUES_MAX) {
        return false;
      }
    }
    return true;
  }

  /** Values without which a network function is not found by the facet. */
  private void addLimited(Facet facet, Set<String> values) {
    if (values.size() <= VALUES_MAX) {
      values.forEach(value -> keys.add(new IndexKey(profile.type(), facet, value)));
    } else {
      keys.add(new IndexKey(profile.type(), facet, IndexKey.EVERY));
    }
  }

  private void add(Facet facet, Set<String> values) {
    addLimited(facet, values.contains(IndexKey.EVERY) ? Set.of(IndexKey.EVERY) : values);
  }
}
