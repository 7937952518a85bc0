package org.signalbox.sbi.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The header fields of a request; names in lower case. Immutable. */
public interface SbiHeaders {

  /** All values of a field, in the order of their arrival. */
  List<String> all(String name);

  /** The first value of a field. */
  default Optional<String> first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /** Fields with one value each. */
  static SbiHeaders of(Map<String, String> fields) {
    Map<String, String> lower =
        fields.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    field -> field.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    return name -> Optional.ofNullable(lower.get(name)).stream().toList();
  }
}
