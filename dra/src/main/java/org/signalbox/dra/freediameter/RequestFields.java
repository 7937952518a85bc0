package org.signalbox.dra.freediameter;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.DiameterMessage;

/** The first AVP of each kind that rules look at, read in one walk. Immutable. */
final class RequestFields {

  private final Map<RouteField, String> values = new EnumMap<>(RouteField.class);

  private RequestFields() {}

  /** Reads only what is wanted; no walk where nothing is. */
  static RequestFields of(DiameterMessage request, Set<RouteField> wanted) {
    RequestFields fields = new RequestFields();
    if (wanted.isEmpty()) {
      return fields;
    }
    AvpCursor cursor = request.cursor();
    while (fields.values.size() < wanted.size() && cursor.next()) {
      for (RouteField field : wanted) {
        if (is(cursor, field) && !fields.values.containsKey(field)) {
          fields.values.put(field, cursor.text());
        }
      }
    }
    return fields;
  }

  private static boolean is(AvpCursor cursor, RouteField field) {
    return cursor.code() == field.avpCode() && cursor.vendorId() == 0;
  }

  Optional<String> first(RouteField field) {
    return Optional.ofNullable(values.get(field));
  }
}
