package org.signalbox.sbi.http.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.signalbox.sbi.http.SbiHeaders;
import org.signalbox.sbi.http.SbiTimes;

/**
 * Reads how long the sender of a request waits, from {@code 3gpp-Sbi-Sender-Timestamp} and {@code
 * 3gpp-Sbi-Max-Rsp-Time} (TS 29.500 §5.2.3.2.4, §5.2.3.2.5). Fields that cannot be read are as if
 * they were not there. Thread-safe.
 */
record RequestClock(InstantSource clock) {

  private static final String SENT = "3gpp-sbi-sender-timestamp";
  private static final String PATIENCE = "3gpp-sbi-max-rsp-time";
  private static final int MAX_DIGITS = 9;

  /** An HTTP date with milliseconds, {@code Sat, 21 Nov 2026 22:31:13.530 GMT}. */
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendPattern("EEE, dd MMM yyyy HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendLiteral(" GMT")
          .toFormatter(Locale.US)
          .withZone(ZoneOffset.UTC);

  SbiTimes read(SbiHeaders headers) {
    Instant now = clock.instant();
    return new SbiTimes(
        now,
        headers
            .first(PATIENCE)
            .filter(RequestClock::isCount)
            .map(Long::parseLong)
            .map(millis -> began(headers, now).plusMillis(millis)));
  }

  private static boolean isCount(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A sender whose clock is ahead cannot have sent after we received. */
  private static Instant began(SbiHeaders headers, Instant now) {
    return headers.first(SENT).flatMap(RequestClock::date).filter(now::isAfter).orElse(now);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(DATE.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
