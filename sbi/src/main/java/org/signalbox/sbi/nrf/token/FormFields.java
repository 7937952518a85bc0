package org.signalbox.sbi.nrf.token;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiQuery;
import tools.jackson.databind.JsonNode;

/** The fields of a form, each at most once (RFC 6749 §3.2); those of composite type are JSON. */
final class FormFields {

  /** Elements of a list that a field may have. */
  private static final int ELEMENTS_MAX = 100;

  private final SbiQuery fields;

  private FormFields(SbiQuery fields) {
    this.fields = fields;
  }

  /**
   * Reads a form.
   *
   * @throws RefusedToken where it is none
   */
  static FormFields read(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return new FormFields(SbiQuery.parse(text));
    } catch (CharacterCodingException | RefusedRequest e) {
      throw new RefusedToken(TokenError.INVALID_REQUEST, "the body is no form that is taken");
    }
  }

  /** A field that need not be there; one without a value counts as absent (RFC 6749 §3.2). */
  Optional<String> text(String name) {
    List<String> values = fields.all(name);
    if (values.size() > 1) {
      throw invalid(name, "is there more than once");
    }
    return values.stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /** A field that must be there. */
  String required(String name) {
    return text(name).orElseThrow(() -> invalid(name, "is missing"));
  }

  /** A field that, where it is there, must read as something. */
  <T> Optional<T> parsed(String name, Function<String, Optional<T>> reading, String expected) {
    return text(name)
        .map(value -> reading.apply(value).orElseThrow(() -> invalid(name, "is no " + expected)));
  }

  Optional<NfInstanceId> instance(String name) {
    return parsed(name, NfInstanceId::parse, "UUID");
  }

  /** A field that is one JSON value. */
  <T> Optional<T> json(String name, Function<JsonNode, Optional<T>> reading, String expected) {
    return parsed(name, text -> reading.apply(tree(name, text)), expected);
  }

  /** A field that is a JSON array. */
  <T> List<T> list(String name, Function<JsonNode, Optional<T>> reading, String expected) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return List.of();
    }
    JsonNode array = tree(name, text.get());
    if (!array.isArray() || array.isEmpty() || array.size() > ELEMENTS_MAX) {
      throw invalid(name, "is no list of 1 to " + ELEMENTS_MAX);
    }
    List<T> elements = new ArrayList<>(array.size());
    for (JsonNode element : array) {
      elements.add(
          reading
              .apply(element)
              .orElseThrow(() -> invalid(name, "has an element that is no " + expected)));
    }
    return elements;
  }

  /** The form again, but for one field. */
  byte[] without(String left) {
    List<String> pairs = new ArrayList<>();
    for (String name : fields.names()) {
      if (!name.equals(left)) {
        fields.all(name).forEach(value -> pairs.add(encoded(name) + "=" + encoded(value)));
      }
    }
    return String.join("&", pairs).getBytes(StandardCharsets.US_ASCII);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode tree(String name, String text) {
    try {
      return SbiJson.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (RefusedRequest e) {
      throw invalid(name, "is no JSON");
    }
  }

  private static RefusedToken invalid(String name, String reason) {
    return new RefusedToken(TokenError.INVALID_REQUEST, name + " " + reason);
  }
}
