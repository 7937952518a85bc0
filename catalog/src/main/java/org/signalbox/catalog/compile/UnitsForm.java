package org.signalbox.catalog.compile;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.catalog.internal.StoredJson;
import org.signalbox.core.Amount;
import org.signalbox.core.UsageText;
import org.signalbox.ledger.ActionValue;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Units of actions: a number, a duration of timed kinds, or a formula such as
 *
 * <pre>{"Method":"*incremental","Params":{"Units":10,"Interval":"month","Increment":"day"}}</pre>
 */
final class UnitsForm {

  private static final String MEMBER = "Units";
  private static final String EXPECTED =
      "a number that is not below 0, a duration such as 10m for *voice, or an *incremental formula"
          + " by the day";

  private UnitsForm() {}

  /**
   * @throws Mistake when the units cannot be read
   */
  static Optional<ActionValue> read(String text, Optional<TypeOfRecord> tor) {
    String units = text.strip();
    if (units.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          units.startsWith("{") ? formula(units) : new ActionValue.Fixed(amount(units, tor)));
    } catch (IllegalArgumentException | JacksonException e) {
      throw new Mistake(MEMBER, "\"" + text + "\"", EXPECTED);
    }
  }

  static String written(ActionValue value) {
    return switch (value) {
      case ActionValue.Fixed fixed -> fixed.units().toString();
      case ActionValue.DayOf share ->
          "{\"Method\":\"*incremental\",\"Params\":{\"Units\":"
              + share.units()
              + ",\"Interval\":\""
              + share.interval().name().toLowerCase(Locale.ROOT)
              + "\",\"Increment\":\"day\"}}";
    };
  }

  /**
   * What one unit of a generic balance pays for, as in {@code {"*voice":60,"*sms":1}}.
   *
   * @throws Mistake when the text is no such object
   */
  static SortedMap<String, Amount> factors(String text) {
    SortedMap<String, Amount> factors = new TreeMap<>();
    if (text.isBlank()) {
      return factors;
    }
    try {
      JsonNode object = StoredJson.MAPPER.readTree(text);
      if (!object.isObject()) {
        throw new IllegalArgumentException("no object");
      }
      object
          .properties()
          .forEach(entry -> factors.put(entry.getKey(), Amount.of(number(entry.getValue()))));
      return factors;
    } catch (IllegalArgumentException | JacksonException e) {
      throw new Mistake(
          "ExtraParameters", "\"" + text + "\"", "factors such as {\"*voice\":60,\"*sms\":1}");
    }
  }

  private static Amount amount(String text, Optional<TypeOfRecord> tor) {
    boolean isDuration =
        tor.map(TypeOfRecord::isTimed).orElse(false)
            && Character.isLetter(text.charAt(text.length() - 1));
    return isDuration ? Amount.of(UsageText.parse(text)) : Amount.of(text);
  }

  private static ActionValue formula(String text) {
    JsonNode formula = StoredJson.MAPPER.readTree(text);
    JsonNode params = formula.path("Params");
    boolean isKnown =
        formula.path("Method").asString("").equals("*incremental")
            && params.path("Increment").asString("").equals("day");
    if (!isKnown) {
      throw new IllegalArgumentException("no formula that is known");
    }
    return new ActionValue.DayOf(
        Amount.of(number(params.path("Units"))),
        switch (params.path("Interval").asString("")) {
          case "week" -> ActionValue.Interval.WEEK;
          case "month" -> ActionValue.Interval.MONTH;
          case "year" -> ActionValue.Interval.YEAR;
          default -> throw new IllegalArgumentException("no interval that is known");
        });
  }

  private static String number(JsonNode node) {
    if (!node.isNumber()) {
      throw new IllegalArgumentException("no number");
    }
    return node.decimalValue().toString();
  }
}
