package org.signalbox.charging;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.charging.internal.CostDetailsText;
import org.signalbox.core.Amount;
import org.signalbox.core.TenantRules;
import org.signalbox.core.TimeText;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.rating.TypeOfRecord;

/**
 * Turns events into CDRs and back, filling in what the event leaves out. Any thread may call.
 *
 * <p>Every text that a client sent meets its bounds here: see {@link Cdr}.
 */
public final class CdrIntake {

  private static final String DEFAULT_RUN = "*default";
  private static final String DEFAULT_REQUEST_TYPE = "*rated";
  private static final String DEFAULT_CATEGORY = "call";

  private final TenantRules rules;
  private final InstantSource clock;

  public CdrIntake(TenantRules rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** The event of a tenant, by name or by default, with its number in the form of its tariffs. */
  public Event admit(Event event) {
    Event admitted = event.withTenant(rules.tenantOr(event.tenant()));
    String dialled = event.text(CdrFieldNames.DESTINATION);
    String number = rules.normalise(admitted.tenant(), dialled);
    return number.equals(dialled)
        ? admitted
        : admitted.withField(CdrFieldNames.DESTINATION, FieldValue.text(number));
  }

  /** The zone in which an event's times without an offset are read. */
  public ZoneId zoneOf(Event event) {
    return rules.zoneOf(event.tenant());
  }

  /**
   * The CDR of an event.
   *
   * @throws IllegalArgumentException when a field is no time, duration or number, or too long; the
   *     message is what clients of the reference know
   */
  public Cdr cdrOf(Event event) {
    CdrOrigin origin =
        new CdrOrigin(
            event.text(CdrFieldNames.ORIGIN_ID),
            event.text(CdrFieldNames.ORIGIN_HOST),
            event.text(CdrFieldNames.SOURCE));
    String tenant = or(event.text(CdrFieldNames.TENANT), event.tenant());
    CdrKey key =
        new CdrKey(
            tenant,
            or(event.text(CdrFieldNames.CGRID), CdrKey.cgrIdOf(origin.id(), origin.host())),
            or(event.text(CdrFieldNames.RUN_ID), DEFAULT_RUN));
    String account = event.text(CdrFieldNames.ACCOUNT);
    CdrParties parties =
        new CdrParties(
            or(event.text(CdrFieldNames.CATEGORY), DEFAULT_CATEGORY),
            account,
            or(event.text(CdrFieldNames.SUBJECT), account),
            event.text(CdrFieldNames.DESTINATION));
    return new Cdr(
        key,
        origin,
        new TypeOfRecord(or(event.text(CdrFieldNames.TOR), TypeOfRecord.VOICE.text())),
        or(event.text(CdrFieldNames.REQUEST_TYPE), DEFAULT_REQUEST_TYPE),
        parties,
        times(event, rules.zoneOf(tenant)),
        // A switch that counts backwards is charged nothing, as by the reference.
        Math.max(0, UsageText.parse(event.text(CdrFieldNames.USAGE))),
        extraFields(event),
        event.text(CdrFieldNames.COST_SOURCE),
        cost(event),
        event.text(CdrFieldNames.EXTRA_TEXT),
        isTrue(event, CdrFieldNames.PRE_RATED));
  }

  private CdrTimes times(Event event, ZoneId zone) {
    Optional<ZonedDateTime> setup = time(event, CdrFieldNames.SETUP_TIME, zone);
    Optional<ZonedDateTime> answer = time(event, CdrFieldNames.ANSWER_TIME, zone);
    return new CdrTimes(
        setup.map(ZonedDateTime::toInstant),
        answer.map(ZonedDateTime::toInstant),
        answer.or(() -> setup).map(ZonedDateTime::getZone).orElse(zone));
  }

  private Optional<ZonedDateTime> time(Event event, String field, ZoneId zone) {
    Instant now = clock.instant();
    return TimeText.parse(event.text(field), zone, now);
  }

  private static SortedMap<String, String> extraFields(Event event) {
    SortedMap<String, String> extra = new TreeMap<>();
    for (Map.Entry<String, FieldValue> field : event.fields().entrySet()) {
      if (!CdrFieldNames.ALL.contains(field.getKey())) {
        extra.put(field.getKey(), field.getValue().asText());
      }
    }
    return extra;
  }

  private static CdrCost cost(Event event) {
    String number = event.text(CdrFieldNames.COST);
    if (number.isEmpty()) {
      return CdrCost.unrated();
    }
    String details = event.text(CdrFieldNames.COST_DETAILS);
    return CdrCost.ofOutward(Amount.of(number), CostDetailsText.checked(details));
  }

  private static boolean isTrue(Event event, String field) {
    return switch (event.text(field)) {
      case "", "false", "0" -> false;
      case "true", "1" -> true;
      default -> throw new IllegalArgumentException(field + " is neither true nor false");
    };
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }
}
