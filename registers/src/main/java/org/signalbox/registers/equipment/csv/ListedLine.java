package org.signalbox.registers.equipment.csv;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;

/** A line of a list, understood. */
sealed interface ListedLine {

  /** Which entry it is about. */
  EntryKey key();

  /**
   * The entry is to be there.
   *
   * @param key which
   * @param mark what it says
   * @param reason why; empty where the line does not tell it
   * @param since since when; empty where the line does not tell it
   */
  record Put(EntryKey key, EquipmentMark mark, String reason, Optional<Instant> since)
      implements ListedLine {}

  /**
   * The entry is to go.
   *
   * @param key which
   */
  record Remove(EntryKey key) implements ListedLine {}
}
