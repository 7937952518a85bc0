package org.signalbox.diameter.message;

import java.nio.charset.StandardCharsets;

/** Builds the answers that refuse a request (RFC 6733 §7.2). All methods are pure. */
public final class ErrorAnswer {

  private ErrorAnswer() {}

  /**
   * The refusal of a request. E is set for protocol errors, P is as in the request.
   *
   * @param request what is refused
   * @param origin who refuses
   */
  public static DiameterMessage of(DiameterMessage request, Origin origin, MessageFault fault) {
    MessageBuilder answer = request.answer().result(fault.resultCode()).origin(origin);
    if (!fault.reason().isEmpty()) {
      byte[] reason = fault.reason().getBytes(StandardCharsets.UTF_8);
      answer.octets(BaseAvp.ERROR_MESSAGE, 0, reason);
    }
    byte[] host = origin.host().text().getBytes(StandardCharsets.US_ASCII);
    answer.octets(BaseAvp.ERROR_REPORTING_HOST, 0, host);
    fault
        .failedAvp()
        .ifPresent(failed -> answer.group(BaseAvp.FAILED_AVP, inside -> inside.add(failed)));
    return answer.build();
  }

  /** The refusal of a request with a result code and a sentence. */
  public static DiameterMessage of(
      DiameterMessage request, Origin origin, int resultCode, String reason) {
    return of(request, origin, MessageFault.of(resultCode, reason));
  }
}
