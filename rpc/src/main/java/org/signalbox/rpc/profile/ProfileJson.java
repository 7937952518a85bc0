package org.signalbox.rpc.profile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.TimeText;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import tools.jackson.core.JsonGenerator;

/** The members that filters, attributes and chargers share. */
final class ProfileJson {

  private static final String INTERVAL = "ActivationInterval";

  /** How Go writes a time that is not set. */
  private static final String NO_TIME = "0001-01-01T00:00:00Z";

  private ProfileJson() {}

  static ActivationInterval interval(RpcParameters sent, ZoneId zone, Instant now) {
    if (!sent.has(INTERVAL)) {
      return ActivationInterval.ALWAYS;
    }
    RpcParameters interval = sent.object(INTERVAL, "ActivationInterval");
    return new ActivationInterval(
        time(interval.text("ActivationTime"), zone, now),
        time(interval.text("ExpiryTime"), zone, now));
  }

  private static Optional<Instant> time(String text, ZoneId zone, Instant now) {
    if (text.equals(NO_TIME)) {
      return Optional.empty();
    }
    try {
      return TimeText.parse(text, zone, now).map(time -> time.toInstant());
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("Unsupported time format");
    }
  }

  static void writeKey(JsonGenerator out, ProfileKey key) {
    out.writeStringProperty("Tenant", key.tenant());
    out.writeStringProperty("ID", key.id());
  }

  static void writeInterval(JsonGenerator out, ActivationInterval interval) {
    if (interval.equals(ActivationInterval.ALWAYS)) {
      out.writeNullProperty(INTERVAL);
      return;
    }
    out.writeObjectPropertyStart(INTERVAL);
    out.writeStringProperty("ActivationTime", written(interval.activation()));
    out.writeStringProperty("ExpiryTime", written(interval.expiry()));
    out.writeEndObject();
  }

  private static String written(Optional<Instant> time) {
    return time.map(moment -> TimeText.rfc3339(moment.atZone(ZoneOffset.UTC))).orElse(NO_TIME);
  }

  static void writeTexts(JsonGenerator out, String name, List<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  static void writeWeight(JsonGenerator out, BigDecimal weight) {
    out.writeNumberProperty(
        "Weight", weight.signum() == 0 ? BigDecimal.ZERO : weight.stripTrailingZeros());
  }
}
