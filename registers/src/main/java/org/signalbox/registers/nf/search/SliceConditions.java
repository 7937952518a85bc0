package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfScope;
import org.signalbox.registers.nf.PlmnSlices;
import org.signalbox.registers.nf.ServedSlice;
import org.signalbox.registers.nf.ServedSlice.ServedDataNetwork;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;

/** Conditions on slices and data networks. */
public final class SliceConditions {

  private SliceConditions() {}

  /**
   * It serves sessions of some kind: one of the slices and, in that slice, the data network, one of
   * the access identifiers and all of the session types. What is not asked for may be anything.
   *
   * @param slices wanted slices; none means any
   * @param dnn wanted data network
   * @param dnais wanted access identifiers; none means any
   * @param sessionTypes wanted session types; none means any
   */
  public record ServesSessions(
      List<Snssai> slices, Optional<String> dnn, Set<String> dnais, Set<String> sessionTypes)
      implements NfCondition.Single {

    public ServesSessions {
      slices = List.copyOf(slices);
      dnn = dnn.map(name -> name.toLowerCase(Locale.ROOT));
      dnais = Set.copyOf(dnais);
      sessionTypes = Set.copyOf(sessionTypes);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return servesSlice(profile.scope().slices())
          && (offer.reach().slices().isEmpty() ? servesFlat(offer) : servesInSlice(profile, offer));
    }

    private boolean servesSlice(NfScope.Slices told) {
      return slices.isEmpty()
          || (told.everywhere().isEmpty() && told.perNetwork().isEmpty())
          || slices.stream().anyMatch(slice -> isTold(slice, told));
    }

    private static boolean isTold(Snssai slice, NfScope.Slices told) {
      return contains(told.everywhere(), slice)
          || told.perNetwork().stream().anyMatch(network -> contains(network.slices(), slice));
    }

    /** Network functions that list data networks without slices, or none. */
    private boolean servesFlat(NfOffer offer) {
      return (dnn.isEmpty() || servesFlatDnn(offer, dnn.get()))
          && sessionTypes.stream().allMatch(type -> offer.has(NfAttribute.PDU_SESSION_TYPE, type));
    }

    private static boolean servesFlatDnn(NfOffer offer, String wanted) {
      Set<String> names = offer.attributes().get(NfAttribute.DNN);
      return names == null
          || names.contains(ServedSlice.EVERY_DATA_NETWORK)
          || names.stream().anyMatch(name -> ServedSlice.isSameDataNetwork(name, wanted));
    }

    private boolean servesInSlice(NfProfile profile, NfOffer offer) {
      return offer.reach().slices().stream()
          .filter(served -> isWanted(served.slice(), profile.scope().slices()))
          .flatMap(served -> served.dataNetworks().stream())
          .anyMatch(network -> fits(network, offer));
    }

    /** The slice has to be wanted and, where the profile lists slices, among them. */
    private boolean isWanted(SnssaiSet served, NfScope.Slices told) {
      boolean untold = told.everywhere().isEmpty() && told.perNetwork().isEmpty();
      return slices.isEmpty()
          || slices.stream()
              .anyMatch(slice -> served.contains(slice) && (untold || isTold(slice, told)));
    }

    private boolean fits(ServedDataNetwork network, NfOffer offer) {
      return (dnn.isEmpty() || network.isNamed(dnn.get()))
          && (dnais.isEmpty()
              || network.dnais().isEmpty()
              || dnais.stream().anyMatch(network.dnais()::contains))
          && (network.sessionTypes().isEmpty()
              ? sessionTypes.stream()
                  .allMatch(type -> offer.has(NfAttribute.PDU_SESSION_TYPE, type))
              : network.sessionTypes().containsAll(sessionTypes));
    }

    @Override
    public List<Probe> probes() {
      List<Probe> probes = new ArrayList<>();
      if (!slices.isEmpty()) {
        probes.add(new Probe(Facet.SLICE, slices.stream().map(Snssai::toString).toList()));
      }
      dnn.ifPresent(name ->
          probes.add(new Probe(Facet.DATA_NETWORK, List.of(ServedSlice.networkIdentifier(name)))));
      return probes;
    }
  }

  /**
   * It has pools of addresses, each in one of the slices and in the data network.
   *
   * @param slices wanted slices; none means any
   * @param dnn wanted data network
   * @param pools as {@link ServedSlice#pool} writes them; at least one
   */
  public record HasAddressPools(List<Snssai> slices, Optional<String> dnn, Set<String> pools)
      implements NfCondition.Single {

    public HasAddressPools {
      slices = List.copyOf(slices);
      dnn = dnn.map(name -> name.toLowerCase(Locale.ROOT));
      pools = Set.copyOf(pools);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return pools.stream().allMatch(pool -> has(offer, pool));
    }

    private boolean has(NfOffer offer, String pool) {
      return offer.reach().slices().stream()
          .filter(served -> slices.isEmpty() || slices.stream().anyMatch(served.slice()::contains))
          .flatMap(served -> served.dataNetworks().stream())
          .anyMatch(network ->
              (dnn.isEmpty() || network.isNamed(dnn.get()))
                  && network.addressPools().contains(pool));
    }
  }

  /** It serves one of some slices in the network they are asked for in. */
  public record ServesSlicesOfNetworks(List<PlmnSlices> wanted) implements NfCondition.Single {

    public ServesSlicesOfNetworks {
      wanted = List.copyOf(wanted);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      NfScope.Slices told = profile.scope().slices();
      boolean unlimited = told.everywhere().isEmpty() && told.perNetwork().isEmpty();
      return wanted.stream()
          .anyMatch(ask ->
              unlimited
                  ? belongsTo(profile, ask)
                  : isTold(told, ask)
                      || (belongsTo(profile, ask) && overlap(told.everywhere(), ask)));
    }

    private static boolean belongsTo(NfProfile profile, PlmnSlices ask) {
      return profile.networks().isEmpty() || profile.networks().contains(ask.network());
    }

    private static boolean isTold(NfScope.Slices told, PlmnSlices ask) {
      return told.perNetwork().stream()
          .anyMatch(
              network -> network.network().equals(ask.network()) && overlap(network.slices(), ask));
    }

    private static boolean overlap(List<SnssaiSet> offered, PlmnSlices ask) {
      return ask.slices().stream().anyMatch(set -> contains(offered, set.slice()));
    }
  }

  /** It serves one of some slice instances. */
  public record ServesSliceInstances(Set<String> instances) implements NfCondition.Single {

    public ServesSliceInstances {
      instances = Set.copyOf(instances);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      Set<String> told = profile.scope().slices().instances();
      return told.isEmpty() || instances.stream().anyMatch(told::contains);
    }
  }

  private static boolean contains(List<SnssaiSet> sets, Snssai slice) {
    return sets.stream().anyMatch(set -> set.contains(slice));
  }
}
