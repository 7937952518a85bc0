package org.signalbox.catalog.compile;

import java.time.ZoneOffset;
import java.util.Optional;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.Expiry;

/** Ends of balances: moments, and rules that count from when an action runs. */
public final class ExpiryForm {

  private static final String UNLIMITED = "*unlimited";

  /** How long a duration is does not depend on any zone. */
  private static final String DURATION = ZoneOffset.UTC.getId();

  private ExpiryForm() {}

  /**
   * @return empty where nothing is said
   * @throws IllegalArgumentException {@code Unsupported time format}
   */
  public static Optional<Expiry> read(String text, PlanTimes times) {
    String written = text.strip();
    if (written.isEmpty()) {
      return Optional.empty();
    }
    boolean isRule = written.startsWith("+") || written.startsWith("*");
    return Optional.of(
        isRule && !written.equals(UNLIMITED)
            ? new Expiry.Rule(written, written.startsWith("*") ? Expiry.Rule.LOCAL : DURATION)
            : moment(written, times));
  }

  private static Expiry moment(String text, PlanTimes times) {
    return TimeText.parse(text, times.zone(), times.clock().instant())
        .<Expiry>map(time -> new Expiry.At(time.toInstant()))
        .orElseGet(Expiry::never);
  }

  /** As operators write it. */
  public static String written(Optional<Expiry> expiry) {
    return expiry
        .map(end ->
            switch (end) {
              case Expiry.Never _ -> UNLIMITED;
              case Expiry.At at -> TimeText.rfc3339(at.moment().atZone(ZoneOffset.UTC));
              case Expiry.Rule rule -> rule.text();
            })
        .orElse("");
  }
}
