package org.signalbox.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;

/** Durations, times and amounts: read or refused, and what was read survives being written. */
public final class ValueTextFuzz {

  private static final ZoneId ZONE = ZoneId.of("Australia/Sydney");
  private static final Instant NOW = Instant.parse("2025-08-04T13:00:00Z");

  private ValueTextFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    checkUsage(text);
    checkTime(text);
    checkAmount(text);
  }

  private static void checkUsage(String text) {
    try {
      long usage = UsageText.parse(text);
      if (UsageText.parse(UsageText.format(usage)) != usage) {
        throw new AssertionError("usage " + usage + " reads back otherwise");
      }
    } catch (IllegalArgumentException e) {
      checkRefusal(e);
    }
  }

  private static void checkTime(String text) {
    try {
      Optional<ZonedDateTime> time = TimeText.parse(text, ZONE, NOW);
      time.filter(read -> read.getYear() >= 0 && read.getYear() <= 9_999)
          .ifPresent(ValueTextFuzz::checkWrittenTime);
    } catch (IllegalArgumentException e) {
      checkRefusal(e);
    }
  }

  private static void checkWrittenTime(ZonedDateTime time) {
    String written = TimeText.rfc3339(time);
    Instant readBack = TimeText.parse(written, ZONE, NOW).map(ZonedDateTime::toInstant).orElse(NOW);
    boolean wholeMinutes = time.getOffset().getTotalSeconds() % 60 == 0;
    if (wholeMinutes && !readBack.equals(time.toInstant())) {
      throw new AssertionError(written + " reads back as " + readBack);
    }
  }

  private static void checkAmount(String text) {
    try {
      Amount amount = Amount.of(text);
      if (!Amount.of(amount.value().toPlainString()).equals(amount)) {
        throw new AssertionError("amount " + amount + " reads back otherwise");
      }
    } catch (IllegalArgumentException e) {
      checkRefusal(e);
    }
  }

  private static void checkRefusal(IllegalArgumentException refusal) {
    String message = refusal.getMessage();
    if (message == null || message.isEmpty() || message.length() > 400) {
      throw new AssertionError("a refusal that says nothing or too much", refusal);
    }
  }
}
