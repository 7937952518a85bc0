package org.signalbox.registers.equipment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One entry of the register.
 *
 * @param key which equipment, of which subscription
 * @param mark what it says; a lock needs a subscription
 * @param reason why, in the operator's words; may be empty, at most {@value #REASON_MAX} characters
 * @param since since when it holds, in whole seconds; from {@link #SINCE_FIRST} until before {@link
 *     #SINCE_END}
 */
public record EquipmentEntry(EntryKey key, EquipmentMark mark, String reason, Instant since) {

  /** The longest reason. */
  public static final int REASON_MAX = 500;

  /** The earliest time that an entry may tell. */
  public static final Instant SINCE_FIRST = Instant.EPOCH;

  /** No time from here on: what a list can tell, every door takes, and nothing else. */
  public static final Instant SINCE_END = Instant.parse("4000-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException for a lock without a subscription, a reason too long, or a
   *     time beyond the bounds
   */
  public EquipmentEntry {
    if (mark == EquipmentMark.LOCKED && key.supi().isEmpty()) {
      throw new IllegalArgumentException("a lock needs the SUPI that is locked to the equipment");
    }
    if (reason.length() > REASON_MAX) {
      throw new IllegalArgumentException("a reason has at most " + REASON_MAX + " characters");
    }
    if (!isTime(since)) {
      throw new IllegalArgumentException(
          "found the time " + since + ", expected one of the years 1970 to 3999");
    }
    since = since.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether an entry may hold since a time. */
  public static boolean isTime(Instant since) {
    return !since.isBefore(SINCE_FIRST) && since.isBefore(SINCE_END);
  }
}
