package org.signalbox.registers.equipment;

import java.time.Instant;

/**
 * One entry of the register.
 *
 * @param key which equipment, of which subscription
 * @param mark what it says; a lock needs a subscription
 * @param reason why, in the operator's words; may be empty, at most {@value #REASON_MAX} characters
 * @param since since when it holds
 */
public record EquipmentEntry(EntryKey key, EquipmentMark mark, String reason, Instant since) {

  /** The longest reason. */
  public static final int REASON_MAX = 500;

  /**
   * @throws IllegalArgumentException for a lock without a subscription, or a reason too long
   */
  public EquipmentEntry {
    if (mark == EquipmentMark.LOCKED && key.supi().isEmpty()) {
      throw new IllegalArgumentException("a lock needs the SUPI that is locked to the equipment");
    }
    if (reason.length() > REASON_MAX) {
      throw new IllegalArgumentException("a reason has at most " + REASON_MAX + " characters");
    }
  }
}
