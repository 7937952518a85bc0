package org.signalbox.sbi.http;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that has come whole and whose resource exists. Immutable; the body is not copied.
 *
 * @param method the method
 * @param target what it asks for
 * @param headers its header fields
 * @param body its octets, already bounded in size; nobody may change them
 * @param peer who sent it
 * @param times when it came and how long it is good for
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
public record SbiRequest(
    SbiMethod method,
    SbiTarget target,
    SbiHeaders headers,
    byte[] body,
    SbiPeer peer,
    SbiTimes times) {

  /**
   * A segment of the path.
   *
   * @throws IllegalArgumentException where the template has none of that name
   */
  public String pathParameter(String name) {
    String value = target.parameters().get(name);
    if (value == null) {
      throw new IllegalArgumentException("the template has no {" + name + "}");
    }
    return value;
  }

  /** The same with its body, whole at some time. */
  public SbiRequest whole(byte[] octets, Instant now) {
    return new SbiRequest(
        method, target, headers, octets, peer, new SbiTimes(now, times.deadline()));
  }

  /** The first value of a query parameter. */
  public Optional<String> query(String name) {
    return target.query().first(name);
  }

  /** The first value of a header field; its name in lower case. */
  public Optional<String> header(String name) {
    return headers.first(name);
  }
}
