package org.signalbox.testsupport.http2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer that has come whole.
 *
 * @param fields all fields, in the order of their arrival
 * @param body its octets
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
public record Http2Response(List<Map.Entry<String, String>> fields, byte[] body) {

  /** The status code. */
  public int status() {
    return Integer.parseInt(field(":status").orElseThrow());
  }

  /** The first value of a field. */
  public Optional<String> field(String name) {
    return fields.stream()
        .filter(field -> field.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
