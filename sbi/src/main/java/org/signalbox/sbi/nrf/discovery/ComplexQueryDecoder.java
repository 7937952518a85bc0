package org.signalbox.sbi.nrf.discovery;

import static org.signalbox.registers.nf.shape.Shapes.ANY;
import static org.signalbox.registers.nf.shape.Shapes.FLAG;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.registers.nf.search.NfCondition;
import org.signalbox.registers.nf.shape.Shape;
import tools.jackson.databind.JsonNode;

/**
 * Reads a complex query: all of some alternatives ({@code cnfUnits}) or one of some combinations
 * ({@code dnfUnits}) of atoms, each a parameter with its value, perhaps negated (TS 29.571 §5.2.4.9
 * to §5.2.4.14).
 */
final class ComplexQueryDecoder {

  /** Most atoms; each is asked of each candidate. */
  private static final int ATOMS_MAX = 100;

  private static final Shape ATOM =
      object(member("attr", TEXT), member("value", ANY), member("negative", FLAG))
          .requiring("attr", "value");

  private static final Shape QUERY =
      object(
              member(
                  "cnfUnits", items(object(member("cnfUnit", items(ATOM))).requiring("cnfUnit"))),
              member(
                  "dnfUnits", items(object(member("dnfUnit", items(ATOM))).requiring("dnfUnit"))))
          .requiringOneOf("cnfUnits", "dnfUnits");

  private int atoms;

  private ComplexQueryDecoder() {}

  /**
   * Reads the value of {@code complex-query}.
   *
   * @throws InvalidParameter when it is not legal
   */
  static NfCondition decode(ParameterValue value) {
    JsonNode query = value.json(QUERY);
    if (query.has("cnfUnits") && query.has("dnfUnits")) {
      throw new InvalidParameter("expected cnfUnits or dnfUnits, not both");
    }
    ComplexQueryDecoder decoder = new ComplexQueryDecoder();
    if (query.has("cnfUnits")) {
      List<NfCondition> all = new ArrayList<>();
      query
          .path("cnfUnits")
          .forEach(unit -> all.add(new NfCondition.AnyOf(decoder.atoms(unit.path("cnfUnit")))));
      return new NfCondition.AllOf(all);
    }
    List<NfCondition> any = new ArrayList<>();
    query
        .path("dnfUnits")
        .forEach(unit -> any.add(new NfCondition.AllOf(decoder.atoms(unit.path("dnfUnit")))));
    return new NfCondition.AnyOf(any);
  }

  private List<NfCondition> atoms(JsonNode unit) {
    List<NfCondition> conditions = new ArrayList<>();
    for (JsonNode atom : unit) {
      if (++atoms > ATOMS_MAX) {
        throw new InvalidParameter("expected at most " + ATOMS_MAX + " atoms");
      }
      String name = atom.path("attr").asString("");
      NfCondition condition =
          ConditionParameters.read(name, ParameterValue.of(atom.path("value")))
              .orElseThrow(() -> new InvalidParameter("cannot ask for " + name + " in an atom"));
      conditions.add(
          atom.path("negative").asBoolean(false) ? new NfCondition.Not(condition) : condition);
    }
    return conditions;
  }
}
