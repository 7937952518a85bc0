package org.signalbox.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;

/** When something ends, said in advance. */
public sealed interface Expiry {

  /** It does not end. */
  record Never() implements Expiry {}

  /** At a moment. */
  record At(Instant moment) implements Expiry {
    public At {
      LedgerTime.nanos(moment);
    }
  }

  /**
   * By a rule that counts from when it is applied, such as {@code *monthly} or {@code +24h}.
   *
   * @param text as {@link TimeText} reads it
   * @param zone the offset whose days and months count, such as {@code Z}, since the rules of other
   *     zones change; or {@link #LOCAL}
   */
  record Rule(String text, String zone) implements Expiry {

    /** The clock of the tenant of the balance counts, as the ledger knows it then. */
    public static final String LOCAL = "*local";

    public Rule {
      Texts.requireText("expiry", text);
      Texts.requireText("zone", zone);
      try {
        LocalClock clock = zone.equals(LOCAL) ? LocalClock.UTC : fixed(zone);
        end(text, clock, Instant.EPOCH);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "found the zone " + zone + " of an expiry, expected an offset such as Z, or " + LOCAL,
            e);
      }
    }

    private static LocalClock fixed(String zone) {
      return new LocalClock(ZoneOffset.of(zone), new TreeMap<>());
    }

    private long endNanos(long nowNanos, LocalClock local) {
      LocalClock clock = zone.equals(LOCAL) ? local : fixed(zone);
      return end(text, clock, LedgerTime.instant(nowNanos))
          .map(LedgerTime::clampedNanos)
          .orElse(LedgerTime.NEVER);
    }

    /** Days and months by the clock on the wall; durations as they pass. */
    private static Optional<Instant> end(String text, LocalClock clock, Instant now) {
      if (!text.strip().startsWith("*")) {
        return TimeText.parse(text, clock.offset(), now).map(ZonedDateTime::toInstant);
      }
      Instant shown = clock.at(now).toInstant(ZoneOffset.UTC);
      return TimeText.parse(text, ZoneOffset.UTC, shown)
          .map(end -> clock.moment(end.toLocalDateTime()));
    }
  }

  static Expiry never() {
    return new Never();
  }

  /**
   * The end in nanoseconds since 1970.
   *
   * @param nowNanos when the rule is applied
   * @param local the clock of the tenant whose balance it is
   */
  default long nanos(long nowNanos, LocalClock local) {
    return switch (this) {
      case Never _ -> LedgerTime.NEVER;
      case At at -> LedgerTime.nanos(at.moment());
      case Rule rule -> rule.endNanos(nowNanos, local);
    };
  }
}
