package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.registers.nf.NfOffer;
import org.signalbox.registers.nf.NfProfile;

/**
 * What a network function has to satisfy. Asked once for each of its offers; it satisfies a query
 * when one offer satisfies all of it.
 */
public sealed interface NfCondition {

  /** Satisfied by all. */
  NfCondition NONE = new AllOf(List.of());

  /** Whether a network function satisfies it with one of its offers. */
  boolean holds(NfProfile profile, NfOffer offer);

  /** Each of these finds all that satisfy the condition, and perhaps others. */
  List<Probe> probes();

  /** All of some conditions; none are satisfied by all. */
  record AllOf(List<NfCondition> conditions) implements NfCondition {

    public AllOf {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      for (NfCondition condition : conditions) {
        if (!condition.holds(profile, offer)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public List<Probe> probes() {
      List<Probe> probes = new ArrayList<>();
      conditions.forEach(condition -> probes.addAll(condition.probes()));
      return probes;
    }
  }

  /** One of some conditions. */
  record AnyOf(List<NfCondition> conditions) implements NfCondition {

    public AnyOf {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      for (NfCondition condition : conditions) {
        if (condition.holds(profile, offer)) {
          return true;
        }
      }
      return false;
    }

    /** Only where all ask for the same facet is there one question that finds them all. */
    @Override
    public List<Probe> probes() {
      List<String> values = new ArrayList<>();
      Facet facet = Facet.TYPE;
      for (NfCondition condition : conditions) {
        List<Probe> probes = condition.probes();
        if (probes.isEmpty() || (!values.isEmpty() && probes.getFirst().facet() != facet)) {
          return List.of();
        }
        facet = probes.getFirst().facet();
        values.addAll(probes.getFirst().values());
      }
      return values.isEmpty() ? List.of() : List.of(new Probe(facet, values));
    }
  }

  /** The opposite of a condition. */
  record Not(NfCondition condition) implements NfCondition {

    @Override
    public boolean holds(NfProfile profile, NfOffer offer) {
      return !condition.holds(profile, offer);
    }

    @Override
    public List<Probe> probes() {
      return List.of();
    }
  }

  /** A condition that asks for one thing; nothing of the index is known of it unless it says so. */
  non-sealed interface Single extends NfCondition {

    @Override
    default List<Probe> probes() {
      return List.of();
    }
  }
}
