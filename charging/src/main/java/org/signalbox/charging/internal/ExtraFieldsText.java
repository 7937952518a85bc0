package org.signalbox.charging.internal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The {@code extra_fields} column: a JSON object of texts. */
final class ExtraFieldsText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int CHARACTERS_USUAL = 256;

  private ExtraFieldsText() {}

  static String write(Map<String, String> fields) {
    if (fields.isEmpty()) {
      return "{}";
    }
    JsonTexts out = new JsonTexts(CHARACTERS_USUAL).beginObject();
    fields.forEach(out::member);
    return out.endObject().toString();
  }

  static SortedMap<String, String> read(String text) {
    SortedMap<String, String> fields = new TreeMap<>();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return fields;
      }
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        in.nextToken();
        fields.put(name, in.getValueAsString(""));
        // A hand-written row may hold more than texts; its nested values are passed over.
        in.skipChildren();
      }
    }
    return fields;
  }
}
