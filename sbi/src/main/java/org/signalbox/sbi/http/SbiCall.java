package org.signalbox.sbi.http;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of ours to another network function.
 *
 * @param method the method
 * @param uri an absolute {@code http} or {@code https} URI
 * @param headers header fields with one value each, names in lower case
 * @param body its octets; nobody may change them
 * @param patience how long the answer may take
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
public record SbiCall(
    SbiMethod method, URI uri, Map<String, String> headers, byte[] body, Duration patience) {

  public SbiCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    if (!uri.isAbsolute() || uri.getHost() == null) {
      throw new IllegalArgumentException("a call needs an absolute URI with a host");
    }
  }
}
