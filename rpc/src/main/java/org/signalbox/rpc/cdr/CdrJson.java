package org.signalbox.rpc.cdr;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrFieldNames;
import org.signalbox.charging.CdrOutcome;
import org.signalbox.charging.CdrTotals;
import org.signalbox.charging.StoredCdr;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.FieldValue;
import org.signalbox.rpc.EventJson;
import tools.jackson.core.JsonGenerator;

/** CDRs as clients read them. */
final class CdrJson {

  /** How "no time" looks. */
  private static final ZonedDateTime NO_TIME =
      ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private CdrJson() {}

  /** The flat form: usage as text, times to the second, cost details as a JSON text. */
  static void writeExternal(JsonGenerator out, StoredCdr stored) {
    Cdr cdr = stored.cdr();
    out.writeStartObject();
    writeHead(out, stored);
    out.writeStringProperty(CdrFieldNames.SETUP_TIME, time(seconds(cdr.times().setup())));
    out.writeStringProperty(CdrFieldNames.ANSWER_TIME, time(seconds(cdr.times().answer())));
    out.writeStringProperty(CdrFieldNames.USAGE, usage(cdr));
    writeExtraFields(out, cdr);
    out.writeStringProperty(CdrFieldNames.COST_SOURCE, cdr.costSource());
    out.writeNumberProperty(CdrFieldNames.COST, cost(cdr));
    out.writeStringProperty(CdrFieldNames.COST_DETAILS, cdr.cost().outwardDetails());
    out.writeStringProperty(CdrFieldNames.EXTRA_TEXT, cdr.extraText());
    out.writeBooleanProperty(CdrFieldNames.PRE_RATED, cdr.preRated());
    out.writeEndObject();
  }

  /** The inner form: usage as a number, times exact, cost details as an object. */
  static void writeInternal(JsonGenerator out, StoredCdr stored) {
    Cdr cdr = stored.cdr();
    out.writeStartObject();
    writeHead(out, stored);
    out.writeStringProperty(CdrFieldNames.SETUP_TIME, time(cdr.times().setup()));
    out.writeStringProperty(CdrFieldNames.ANSWER_TIME, time(cdr.times().answer()));
    out.writeNumberProperty(CdrFieldNames.USAGE, cdr.usage());
    writeExtraFields(out, cdr);
    out.writeStringProperty(CdrFieldNames.EXTRA_TEXT, cdr.extraText());
    out.writeBooleanProperty(CdrFieldNames.PARTIAL, false);
    out.writeBooleanProperty(CdrFieldNames.PRE_RATED, cdr.preRated());
    out.writeStringProperty(CdrFieldNames.COST_SOURCE, cdr.costSource());
    out.writeNumberProperty(CdrFieldNames.COST, cost(cdr));
    out.writeName(CdrFieldNames.COST_DETAILS);
    out.writeRawValue(cdr.cost().outwardDetails());
    out.writeEndObject();
  }

  /** One run of a processed event: its fields and its CDR's, by name. */
  static void writeEvent(JsonGenerator out, CdrOutcome.Run run) {
    Cdr cdr = run.cdr();
    Map<String, FieldValue> fields = new TreeMap<>(run.event().fields());
    put(fields, CdrFieldNames.CGRID, cdr.key().cgrId());
    put(fields, CdrFieldNames.RUN_ID, cdr.key().runId());
    put(fields, CdrFieldNames.TENANT, cdr.key().tenant());
    put(fields, CdrFieldNames.ORIGIN_HOST, cdr.origin().host());
    put(fields, CdrFieldNames.ORIGIN_ID, cdr.origin().id());
    put(fields, CdrFieldNames.SOURCE, cdr.origin().source());
    put(fields, CdrFieldNames.TOR, cdr.tor().text());
    put(fields, CdrFieldNames.REQUEST_TYPE, cdr.requestType());
    put(fields, CdrFieldNames.CATEGORY, cdr.parties().category());
    put(fields, CdrFieldNames.ACCOUNT, cdr.parties().account());
    put(fields, CdrFieldNames.SUBJECT, cdr.parties().subject());
    put(fields, CdrFieldNames.DESTINATION, cdr.parties().destination());
    put(fields, CdrFieldNames.SETUP_TIME, time(cdr.times().setup()));
    put(fields, CdrFieldNames.ANSWER_TIME, time(cdr.times().answer()));
    put(fields, CdrFieldNames.COST_SOURCE, cdr.costSource());
    put(fields, CdrFieldNames.EXTRA_TEXT, cdr.extraText());
    fields.put(CdrFieldNames.USAGE, FieldValue.number(cdr.usage()));
    fields.put(CdrFieldNames.COST, FieldValue.number(cost(cdr)));
    fields.put(CdrFieldNames.PRE_RATED, FieldValue.flag(cdr.preRated()));
    fields.remove(CdrFieldNames.COST_DETAILS);
    out.writeStartObject();
    out.writeName(CdrFieldNames.COST_DETAILS);
    out.writeRawValue(cdr.cost().outwardDetails());
    fields.forEach((name, value) -> {
      out.writeName(name);
      EventJson.writeValue(out, value);
    });
    out.writeEndObject();
  }

  static void writeTotals(JsonGenerator out, String runId, CdrTotals totals) {
    out.writeStartObject();
    out.writeStringProperty(CdrFieldNames.RUN_ID, runId);
    out.writeNumberProperty("Rated", totals.rated());
    out.writeNumberProperty("Unrated", totals.unrated());
    out.writeNumberProperty(CdrFieldNames.COST, totals.cost().value());
    out.writeEndObject();
  }

  private static void writeHead(JsonGenerator out, StoredCdr stored) {
    Cdr cdr = stored.cdr();
    out.writeStringProperty(CdrFieldNames.CGRID, cdr.key().cgrId());
    out.writeStringProperty(CdrFieldNames.RUN_ID, cdr.key().runId());
    out.writeNumberProperty(CdrFieldNames.ORDER_ID, stored.orderId());
    out.writeStringProperty(CdrFieldNames.ORIGIN_HOST, cdr.origin().host());
    out.writeStringProperty(CdrFieldNames.SOURCE, cdr.origin().source());
    out.writeStringProperty(CdrFieldNames.ORIGIN_ID, cdr.origin().id());
    out.writeStringProperty(CdrFieldNames.TOR, cdr.tor().text());
    out.writeStringProperty(CdrFieldNames.REQUEST_TYPE, cdr.requestType());
    out.writeStringProperty(CdrFieldNames.TENANT, cdr.key().tenant());
    out.writeStringProperty(CdrFieldNames.CATEGORY, cdr.parties().category());
    out.writeStringProperty(CdrFieldNames.ACCOUNT, cdr.parties().account());
    out.writeStringProperty(CdrFieldNames.SUBJECT, cdr.parties().subject());
    out.writeStringProperty(CdrFieldNames.DESTINATION, cdr.parties().destination());
  }

  private static void writeExtraFields(JsonGenerator out, Cdr cdr) {
    out.writeObjectPropertyStart("ExtraFields");
    cdr.extraFields().forEach(out::writeStringProperty);
    out.writeEndObject();
  }

  private static void put(Map<String, FieldValue> fields, String name, String text) {
    fields.put(name, FieldValue.text(text));
  }

  private static BigDecimal cost(Cdr cdr) {
    return cdr.cost().outward().value();
  }

  /** Time for calls, a bare number for everything else. */
  private static String usage(Cdr cdr) {
    return cdr.tor().isTimed() ? UsageText.format(cdr.usage()) : Long.toString(cdr.usage());
  }

  private static Optional<Instant> seconds(Optional<Instant> time) {
    return time.map(exact -> exact.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String time(Optional<Instant> time) {
    return TimeText.rfc3339(time.map(known -> known.atZone(ZoneOffset.UTC)).orElse(NO_TIME));
  }
}
