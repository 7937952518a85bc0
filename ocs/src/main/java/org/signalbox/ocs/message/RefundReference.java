package org.signalbox.ocs.message;

import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpList;

/**
 * Which event a refund undoes: Refund-Information (TS 32.299 §7.2), wherever the client wrote it,
 * holds the Session-Id of the event. All methods are pure.
 */
public final class RefundReference {

  private RefundReference() {}

  /** The session of the event; empty where none is named, or there is more than one service. */
  public static Optional<String> of(CreditControlRequest request) {
    if (request.services().size() != 1) {
      return Optional.empty();
    }
    AvpList avps = request.message().avps();
    return Stream.concat(
            avps
                .group(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .all(ChargingAvp.REFUND_INFORMATION)
                .stream(),
            avps.all(ChargingAvp.REFUND_INFORMATION).stream())
        .map(Avp::text)
        .filter(text -> !text.isEmpty() && text.length() <= CreditControlRequest.SESSION_ID_MAX)
        .findFirst();
  }
}
