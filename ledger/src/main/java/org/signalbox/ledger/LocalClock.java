package org.signalbox.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A clock on the wall: which offset holds when, as it was known when it was defined. The rules of
 * time zones change from one release of their data to the next; so the ledger knows no zones, and
 * is told of the shifts by a command. Immutable.
 *
 * @param offset before the first shift
 * @param shifts the offset in seconds from a moment on, by that moment in seconds since 1970; at
 *     most {@value #SHIFTS_MAX}
 */
public record LocalClock(ZoneOffset offset, SortedMap<Long, Integer> shifts) {

  /** Shifts of one clock. */
  public static final int SHIFTS_MAX = 1_000;

  /** Without any shift. */
  public static final LocalClock UTC = new LocalClock(ZoneOffset.UTC, new TreeMap<>());

  /** More than any offset: a clock so much earlier shows what it showed before a shift. */
  private static final long FAR_SECONDS = 24 * 3_600;

  private static final int OFFSET_SECONDS_MAX = 18 * 3_600;

  public LocalClock {
    shifts = Collections.unmodifiableSortedMap(new TreeMap<>(shifts));
    if (shifts.size() > SHIFTS_MAX) {
      throw new IllegalArgumentException("a clock of more than " + SHIFTS_MAX + " shifts");
    }
    for (int seconds : shifts.values()) {
      if (Math.abs((long) seconds) > OFFSET_SECONDS_MAX) {
        throw new IllegalArgumentException("an offset of " + seconds + " seconds");
      }
    }
  }

  /** The clock of a zone as far as its shifts are known within a stretch of time. */
  public static LocalClock of(ZoneId zone, Instant from, Instant until) {
    ZoneRules rules = zone.getRules();
    SortedMap<Long, Integer> shifts = new TreeMap<>();
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && next.getInstant().isBefore(until) && shifts.size() < SHIFTS_MAX) {
      shifts.put(next.toEpochSecond(), next.getOffsetAfter().getTotalSeconds());
      next = rules.nextTransition(next.getInstant());
    }
    return new LocalClock(rules.getOffset(from), shifts);
  }

  /** What it shows at a moment. */
  public LocalDateTime at(Instant moment) {
    return LocalDateTime.ofEpochSecond(
        moment.getEpochSecond(), moment.getNano(), offsetAt(moment.getEpochSecond()));
  }

  /**
   * When it shows a time: the first of two moments; as much later for a time that is left out, as
   * everywhere in {@link java.time}.
   */
  public Instant moment(LocalDateTime local) {
    ZoneOffset before = offsetAt(local.toEpochSecond(ZoneOffset.UTC) - FAR_SECONDS);
    ZoneOffset after = offsetAt(local.toEpochSecond(ZoneOffset.UTC) + FAR_SECONDS);
    Instant early = local.toInstant(before);
    Instant late = local.toInstant(after);
    boolean isEarly = offsetAt(early.getEpochSecond()).equals(before);
    boolean isLate = offsetAt(late.getEpochSecond()).equals(after);
    return isEarly || !isLate ? early : late;
  }

  private ZoneOffset offsetAt(long epochSecond) {
    SortedMap<Long, Integer> begun = shifts.headMap(epochSecond + 1);
    Integer seconds = begun.isEmpty() ? null : begun.get(begun.lastKey());
    return seconds == null ? offset : ZoneOffset.ofTotalSeconds(seconds);
  }
}
