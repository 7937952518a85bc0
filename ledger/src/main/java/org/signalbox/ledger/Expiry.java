package org.signalbox.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
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
   * @param zone the zone whose days and months count
   */
  record Rule(String text, String zone) implements Expiry {
    public Rule {
      Texts.requireText("expiry", text);
      Texts.requireText("zone", zone);
      try {
        TimeText.parse(text, ZoneId.of(zone), Instant.EPOCH);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("unknown zone: " + zone, e);
      }
    }
  }

  static Expiry never() {
    return new Never();
  }

  /**
   * The end in nanoseconds since 1970.
   *
   * @param nowNanos when the rule is applied
   */
  default long nanos(long nowNanos) {
    return switch (this) {
      case Never _ -> LedgerTime.NEVER;
      case At at -> LedgerTime.nanos(at.moment());
      case Rule rule ->
          TimeText.parse(rule.text(), ZoneId.of(rule.zone()), LedgerTime.instant(nowNanos))
              .map(time -> LedgerTime.clampedNanos(time.toInstant()))
              .orElse(LedgerTime.NEVER);
    };
  }
}
