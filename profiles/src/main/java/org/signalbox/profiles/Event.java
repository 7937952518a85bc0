package org.signalbox.profiles;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened and may be charged: the reference's CGREvent as an immutable value.
 *
 * <p>Field names and option names are case-sensitive. Any thread may use an event.
 *
 * @param tenant whose event it is
 * @param id the client's name for it; may be empty
 * @param time when it happened, where the client says so
 * @param fields such as {@code Account}, in the order sent
 * @param options how to process it, such as {@code *context}
 */
public record Event(
    String tenant,
    String id,
    Optional<Instant> time,
    Map<String, FieldValue> fields,
    Map<String, FieldValue> options) {

  public Event {
    fields = FrozenFields.of(fields);
    options = FrozenFields.of(options);
  }

  /** An event of these fields without time and options. */
  public static Event of(String tenant, String id, Map<String, FieldValue> fields) {
    return new Event(tenant, id, Optional.empty(), fields, Map.of());
  }

  public Optional<FieldValue> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** A field as text; {@code ""} when it is absent. */
  public String text(String name) {
    FieldValue value = fields.get(name);
    return value == null ? "" : value.asText();
  }

  public Optional<FieldValue> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** An option as text; {@code ""} when it is absent. */
  public String optionText(String name) {
    FieldValue value = options.get(name);
    return value == null ? "" : value.asText();
  }

  /** An option as a list of texts: a single text is a list of one; absent is empty. */
  public List<String> optionTexts(String name) {
    return switch (options.get(name)) {
      case null -> List.of();
      case FieldValue.Nothing _ -> List.of();
      case FieldValue.Items items -> items.values().stream().map(FieldValue::asText).toList();
      case FieldValue single -> List.of(single.asText());
    };
  }

  public Event withTenant(String changed) {
    return new Event(changed, id, time, fields, options);
  }

  /** This event with a field set; a field that is there keeps its place. */
  public Event withField(String name, FieldValue value) {
    return withFields(Map.of(name, value));
  }

  /** This event with fields set or added. */
  public Event withFields(Map<String, FieldValue> changed) {
    return new Event(tenant, id, time, joined(fields, changed), options);
  }

  public Event withoutField(String name) {
    Map<String, FieldValue> rest = new LinkedHashMap<>(fields);
    rest.remove(name);
    return new Event(tenant, id, time, rest, options);
  }

  public Event withOption(String name, FieldValue value) {
    return withOptions(Map.of(name, value));
  }

  /** This event with options set or added. */
  public Event withOptions(Map<String, FieldValue> changed) {
    return new Event(tenant, id, time, fields, joined(options, changed));
  }

  private static Map<String, FieldValue> joined(
      Map<String, FieldValue> before, Map<String, FieldValue> changed) {
    Map<String, FieldValue> joined = new LinkedHashMap<>(before);
    joined.putAll(changed);
    return FrozenFields.owning(joined);
  }
}
