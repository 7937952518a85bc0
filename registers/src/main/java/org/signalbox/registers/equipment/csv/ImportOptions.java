package org.signalbox.registers.equipment.csv;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.registers.equipment.EquipmentMark;

/**
 * How a list is taken.
 *
 * @param mode what becomes of entries that the list does not have
 * @param mark the mark of lines that say none; empty: each line must say its own
 * @param now the time of new entries and new marks whose line says none
 * @param mayRemoveMost whether {@link Mode#REPLACE} may remove more than half of the entries
 */
public record ImportOptions(
    Mode mode, Optional<EquipmentMark> mark, Instant now, boolean mayRemoveMost) {

  /** Options by which most of the entries stay. */
  public ImportOptions(Mode mode, Optional<EquipmentMark> mark, Instant now) {
    this(mode, mark, now, false);
  }

  /** What becomes of entries that the list does not have. */
  public enum Mode {
    /** They stay. */
    MERGE,
    /** They are removed. */
    REPLACE
  }
}
