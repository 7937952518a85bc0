package org.signalbox.registers.equipment;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One change of the register: who, when, what.
 *
 * @param id from 1, without gaps
 * @param at when
 * @param actor who, as the caller says of itself
 * @param action what was done
 * @param equipment the text of the entry's equipment; empty for an import
 * @param supi the text of the entry's subscription; empty for any, and for an import
 * @param before the entry before; empty where there was none, and at the beginning of an import; at
 *     its end the number of its beginning
 * @param after the entry after, empty where it was removed; of an import its file and counts
 */
public record EquipmentChange(
    long id,
    Instant at,
    String actor,
    Action action,
    String equipment,
    String supi,
    String before,
    String after) {

  /** An entry as changes tell it: mark, time, reason; empty for none. */
  public static String text(Optional<EquipmentEntry> entry) {
    return entry
        .map(told -> (told.mark() + " since " + told.since() + " " + told.reason()).strip())
        .orElse("");
  }

  /** What was done. */
  public enum Action {
    /** An entry was added or changed. */
    SET,
    /** An entry was removed. */
    REMOVE,
    /** An import began. */
    IMPORT_BEGIN,
    /** An import was done to its end. */
    IMPORT_END,
    /** An import removed entries: their keys are before. For other nodes, not for people. */
    IMPORT_REMOVE,
    /** What a later release does and this one does not know. */
    OTHER;

    /** The action of a name that any release has written. */
    public static Action of(String name) {
      return Stream.of(values())
          .filter(action -> action.name().equals(name))
          .findFirst()
          .orElse(OTHER);
    }
  }
}
