package org.signalbox.sbi.nrf.discovery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.search.NfCondition;
import org.signalbox.registers.nf.search.SliceConditions.ServesSessions;
import org.signalbox.registers.nf.shape.CommonShapes;

/**
 * Gathers the four parameters that at the top of a query ask for one kind of session together: the
 * data network has to be served in the slice, and so on. One query, one use.
 */
final class SessionDraft {

  private List<Snssai> slices = List.of();
  private Optional<String> dnn = Optional.empty();
  private Set<String> dnais = Set.of();
  private Set<String> sessionTypes = Set.of();

  /** Takes a parameter; false when it is none of the four. */
  boolean take(String name, ParameterValue value) {
    switch (name) {
      case "snssais" -> slices = value.list(CommonShapes.SNSSAI, Snssai::of);
      case "dnn" -> dnn = Optional.of(value.text());
      case "dnai-list" -> dnais = value.texts();
      case "pdu-session-types" -> sessionTypes = value.texts();
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
    return slices.isEmpty() && dnn.isEmpty() && dnais.isEmpty() && sessionTypes.isEmpty()
        ? Optional.empty()
        : Optional.of(new ServesSessions(slices, dnn, dnais, sessionTypes));
  }
}
