package org.signalbox.registers.equipment.csv;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.registers.equipment.EquipmentMark;

/**
 * How a list is taken.
 *
 * @param mode what becomes of entries that the list does not have
 * @param mark the mark of lines that say none; empty: each line must say its own
 * @param now the time of lines that say none
 */
public record ImportOptions(Mode mode, Optional<EquipmentMark> mark, Instant now) {

  /** What becomes of entries that the list does not have. */
  public enum Mode {
    /** They stay. */
    MERGE,
    /** They are removed. */
    REPLACE
  }
}
