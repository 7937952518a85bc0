package org.signalbox.charging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class JsonTextsTest {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String ODD = "\"\\/\b\t\n\f\r\0\u001F\u007Faß\u2028\uD83D\uDE00 {}[]:,";

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(ODD.charAt(random.nextInt(ODD.length())));
    }
    return text.toString();
  }

  @Test
  void shouldWriteWhatAGeneratorOfJsonWrites() {
    for (long seed = 1; seed <= 300; seed++) {
      // Given
      Random random = new Random(seed);
      List<String> texts = new ArrayList<>();
      int count = 2 * random.nextInt(6);
      for (int i = 0; i < count; i++) {
        texts.add(text(random));
      }

      // When
      String written = written(texts);

      // Then
      assertThat(written).as("seed %d", seed).isEqualTo(generated(texts));
    }
  }

  /** Texts as members of an object, as those of an object in it, and as elements of an array. */
  private static String written(List<String> texts) {
    JsonTexts out = new JsonTexts(16).beginArray().beginObject();
    for (int i = 0; i < texts.size(); i += 2) {
      out.member(texts.get(i), texts.get(i + 1));
    }
    out.beginObject("in");
    for (int i = 0; i < texts.size(); i += 2) {
      out.member(texts.get(i), texts.get(i + 1));
    }
    out.endObject().member("behind", "").endObject();
    texts.forEach(out::element);
    return out.endArray().toString();
  }

  private static String generated(List<String> texts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartArray();
      out.writeStartObject();
      for (int i = 0; i < texts.size(); i += 2) {
        out.writeStringProperty(texts.get(i), texts.get(i + 1));
      }
      out.writeObjectPropertyStart("in");
      for (int i = 0; i < texts.size(); i += 2) {
        out.writeStringProperty(texts.get(i), texts.get(i + 1));
      }
      out.writeEndObject();
      out.writeStringProperty("behind", "");
      out.writeEndObject();
      texts.forEach(out::writeString);
      out.writeEndArray();
    }
    return text.toString();
  }
}
