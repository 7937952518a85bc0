package org.signalbox.sbi.http;

import java.util.HashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the status code
 * @param headers header fields with one value each, names in lower case
 * @param body its octets; nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // Octets, never compared.
public record SbiResponse(int status, Map<String, String> headers, byte[] body) {

  private static final byte[] NOTHING = {};

  public SbiResponse {
    headers = Map.copyOf(headers);
  }

  /** An answer with a JSON body. */
  public static SbiResponse json(int status, byte[] body) {
    return of(status, "application/json", body);
  }

  /** An answer with a body of some type. */
  public static SbiResponse of(int status, String mediaType, byte[] body) {
    return new SbiResponse(status, Map.of("content-type", mediaType), body);
  }

  /** An answer without a body. */
  public static SbiResponse empty(int status) {
    return new SbiResponse(status, Map.of(), NOTHING);
  }

  /** A refusal. */
  public static SbiResponse problem(ProblemDetails problem) {
    return of(problem.status(), ProblemDetails.MEDIA_TYPE, problem.octets());
  }

  /** The same with one more header field. */
  public SbiResponse with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new SbiResponse(status, more, body);
  }
}
