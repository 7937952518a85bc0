package org.signalbox.rpc.equipment;

import org.signalbox.registers.equipment.CheckAudit;
import org.signalbox.registers.equipment.EquipmentChange;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.StoredEntry;
import tools.jackson.core.JsonGenerator;

/** Writes what the register keeps. */
final class EquipmentJson {

  private EquipmentJson() {}

  /** The members of an entry, inside an object that is open. */
  static void entry(JsonGenerator out, StoredEntry stored) {
    EquipmentEntry entry = stored.entry();
    out.writeStringProperty("Equipment", entry.key().equipment().text());
    out.writeStringProperty("Supi", entry.key().supiText());
    out.writeStringProperty("Status", entry.mark().name());
    out.writeStringProperty("Reason", entry.reason());
    out.writeStringProperty("Since", entry.since().toString());
    out.writeNumberProperty("Change", stored.change());
  }

  static void change(JsonGenerator out, EquipmentChange change) {
    out.writeStartObject();
    out.writeNumberProperty("Change", change.id());
    out.writeStringProperty("At", change.at().toString());
    out.writeStringProperty("By", change.actor());
    out.writeStringProperty("Action", change.action().name());
    out.writeStringProperty("Equipment", change.equipment());
    out.writeStringProperty("Supi", change.supi());
    out.writeStringProperty("Before", change.before());
    out.writeStringProperty("After", change.after());
    out.writeEndObject();
  }

  static void check(JsonGenerator out, CheckAudit.Kept kept) {
    out.writeStartObject();
    out.writeStringProperty("At", kept.at().toString());
    out.writeStringProperty("Door", kept.door().name());
    out.writeStringProperty("Equipment", kept.equipment());
    out.writeStringProperty("Supi", kept.supi());
    out.writeStringProperty("Status", kept.verdict().status().map(Enum::name).orElse("UNKNOWN"));
    out.writeStringProperty("Basis", kept.verdict().basis().name());
    out.writeEndObject();
  }
}
