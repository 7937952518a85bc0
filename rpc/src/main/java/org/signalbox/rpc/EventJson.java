package org.signalbox.rpc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.core.TimeText;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Events as clients send and see them: {@code {"Tenant","ID","Time","Event","APIOpts"}}.
 *
 * <p>Fields are written in alphabetical order, as the reference writes them.
 */
public final class EventJson {

  private EventJson() {}

  /**
   * Reads an event.
   *
   * @param parameters the object that has the members of an event
   * @param defaultTenant whose event it is where none is named
   * @param zone for a time without an offset
   * @throws MalformedParameters when a member is of another type or beyond the bounds of a field
   */
  public static Event read(RpcParameters parameters, String defaultTenant, ZoneId zone) {
    String tenant = parameters.text("Tenant");
    return new Event(
        tenant.isEmpty() ? defaultTenant : tenant,
        parameters.text("ID"),
        time(parameters.text("Time"), zone),
        fields(parameters, "Event"),
        fields(parameters, "APIOpts"));
  }

  /** Reads an object member as fields; none when it is absent. */
  public static Map<String, FieldValue> fields(RpcParameters parameters, String name) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    parameters
        .object(name, "map[string]interface {}")
        .asSent()
        .properties()
        .forEach(member -> fields.put(member.getKey(), value(member.getValue())));
    return fields;
  }

  /**
   * A JSON value as the value of a field.
   *
   * @throws MalformedParameters when a number has more digits, or the nesting more levels, than a
   *     field may have
   */
  public static FieldValue value(JsonNode node) {
    try {
      return bounded(node, 0);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters(
          node.isNumber()
              ? "json: cannot unmarshal number into Go value of type float64"
              : String.valueOf(e.getMessage()));
    }
  }

  /** Writes an event as one JSON object. */
  public static void write(JsonGenerator out, Event event) {
    out.writeStartObject();
    writeMembers(out, event);
    out.writeEndObject();
  }

  /** Writes the members of an event into the object that is being written. */
  public static void writeMembers(JsonGenerator out, Event event) {
    out.writeStringProperty("Tenant", event.tenant());
    out.writeStringProperty("ID", event.id());
    out.writeName("Time");
    event
        .time()
        .ifPresentOrElse(
            time -> out.writeString(TimeText.rfc3339(time.atZone(ZoneOffset.UTC))), out::writeNull);
    out.writeName("Event");
    writeFields(out, event.fields());
    out.writeName("APIOpts");
    writeFields(out, event.options());
  }

  /** Writes fields as one JSON object. */
  public static void writeFields(JsonGenerator out, Map<String, FieldValue> fields) {
    out.writeStartObject();
    new TreeMap<>(fields)
        .forEach((name, value) -> {
          out.writeName(name);
          writeValue(out, value);
        });
    out.writeEndObject();
  }

  /** Writes one value. */
  public static void writeValue(JsonGenerator out, FieldValue value) {
    switch (value) {
      case FieldValue.Text text -> out.writeString(text.value());
      case FieldValue.Decimal number -> out.writeNumber(number.value());
      case FieldValue.Flag flag -> out.writeBoolean(flag.value());
      case FieldValue.Nothing _ -> out.writeNull();
      case FieldValue.Members members -> writeFields(out, members.values());
      case FieldValue.Items items -> {
        out.writeStartArray();
        items.values().forEach(item -> writeValue(out, item));
        out.writeEndArray();
      }
    }
  }

  private static Optional<Instant> time(String text, ZoneId zone) {
    try {
      return TimeText.parse(text, zone, Instant.EPOCH).map(time -> time.toInstant());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedParameters("Unsupported time format");
    }
  }

  // Depth is counted here, before the value exists, so that nesting cannot exhaust the stack.
  private static FieldValue bounded(JsonNode node, int depth) {
    if (depth > FieldValue.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a value nested more than " + FieldValue.MAX_DEPTH + " levels deep");
    }
    return switch (node.getNodeType()) {
      case STRING -> FieldValue.text(node.stringValue());
      case NUMBER -> FieldValue.number(node.decimalValue());
      case BOOLEAN -> FieldValue.flag(node.booleanValue());
      case ARRAY -> {
        List<FieldValue> items = new ArrayList<>();
        node.forEach(item -> items.add(bounded(item, depth + 1)));
        yield FieldValue.items(items);
      }
      case OBJECT -> {
        Map<String, FieldValue> members = new LinkedHashMap<>();
        node.properties()
            .forEach(member -> members.put(member.getKey(), bounded(member.getValue(), depth + 1)));
        yield FieldValue.members(members);
      }
      default -> FieldValue.nothing();
    };
  }
}
