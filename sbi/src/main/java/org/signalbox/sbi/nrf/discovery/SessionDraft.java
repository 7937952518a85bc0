package org.signalbox.sbi.nrf.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.search.NfCondition;
import org.signalbox.registers.nf.search.SliceConditions.HasAddressPools;
import org.signalbox.registers.nf.search.SliceConditions.ServesSessions;
import org.signalbox.registers.nf.shape.CommonShapes;

/**
 * Gathers the parameters that at the top of a query ask for one kind of session together: the data
 * network has to be served in the slice, and so on. One query, one use.
 */
final class SessionDraft {

  private List<Snssai> slices = List.of();
  private Optional<String> dnn = Optional.empty();
  private Set<String> dnais = Set.of();
  private Set<String> sessionTypes = Set.of();
  private final Set<String> pools = new HashSet<>();

  /** Takes a parameter; false when it is none of them. */
  boolean take(String name, ParameterValue value) {
    switch (name) {
      case "snssais" -> slices = value.list(CommonShapes.SNSSAI, Snssai::of);
      case "dnn" -> dnn = Optional.of(value.text());
      case "dnai-list" -> dnais = value.texts();
      case "pdu-session-types" -> sessionTypes = value.texts();
      case "ipv4-index" -> pools.add(RareParameters.pool(4, value));
      case "ipv6-index" -> pools.add(RareParameters.pool(6, value));
      default -> {
        return false;
      }
    }
    return true;
  }

  List<Snssai> slices() {
    return slices;
  }

  /** What was gathered; empty when it was nothing. */
  Optional<NfCondition> condition() {
    List<NfCondition> conditions = new ArrayList<>();
    if (!slices.isEmpty() || dnn.isPresent() || !dnais.isEmpty() || !sessionTypes.isEmpty()) {
      conditions.add(new ServesSessions(slices, dnn, dnais, sessionTypes));
    }
    if (!pools.isEmpty()) {
      conditions.add(new HasAddressPools(slices, dnn, pools));
    }
    return switch (conditions.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(conditions.getFirst());
      default -> Optional.of(new NfCondition.AllOf(conditions));
    };
  }
}
