package org.signalbox.testsupport.http2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request as a list of fields, pseudo-header fields first, and a body.
 *
 * @param fields the fields in the order they are sent
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
public record Http2Request(List<Map.Entry<String, String>> fields, byte[] body) {

  public Http2Request {
    fields = List.copyOf(fields);
  }

  /** A request without a body. */
  public static Http2Request of(String method, String authority, String path) {
    return new Http2Request(
        List.of(
            Map.entry(":method", method),
            Map.entry(":scheme", "http"),
            Map.entry(":authority", authority),
            Map.entry(":path", path)),
        new byte[0]);
  }

  /** The same with one more field. */
  public Http2Request with(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(fields);
    more.add(Map.entry(name, value));
    return new Http2Request(more, body);
  }

  /** The same with a body. */
  public Http2Request with(byte[] octets) {
    return new Http2Request(fields, octets);
  }
}
