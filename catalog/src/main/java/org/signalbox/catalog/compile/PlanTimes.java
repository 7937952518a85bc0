package org.signalbox.catalog.compile;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.signalbox.catalog.tp.TpInterval;
import org.signalbox.core.TimeText;
import org.signalbox.profiles.ActivationInterval;

/**
 * Reads the times in tariff plans.
 *
 * @param zone decides where a time carries no offset
 * @param clock what relative times count from
 */
public record PlanTimes(ZoneId zone, InstantSource clock) {

  /** What an activation without a time means: before anything that is ever priced. */
  public static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException {@code Unsupported time format}
   */
  public Instant activation(String text) {
    return moment(text).orElse(ALWAYS);
  }

  /**
   * @throws IllegalArgumentException {@code Unsupported time format}
   */
  public ActivationInterval interval(TpInterval written) {
    return new ActivationInterval(moment(written.activationTime()), moment(written.expiryTime()));
  }

  /** An interval in the form that {@link #interval} reads back as it is. */
  public static TpInterval written(ActivationInterval interval) {
    return new TpInterval(
        interval.activation().map(Instant::toString).orElse(""),
        interval.expiry().map(Instant::toString).orElse(""));
  }

  private Optional<Instant> moment(String text) {
    return TimeText.parse(text, zone, clock.instant()).map(ZonedDateTime::toInstant);
  }
}
