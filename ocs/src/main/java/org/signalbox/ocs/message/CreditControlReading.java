package org.signalbox.ocs.message;

import org.signalbox.diameter.message.MessageFault;

/** What became of reading a request. */
public sealed interface CreditControlReading {

  /** The request. */
  record Read(CreditControlRequest request) implements CreditControlReading {}

  /**
   * The request cannot be understood with certainty; nothing of it may be carried out.
   *
   * @param fault what its sender is answered with; Failed-AVP shows the path to the culprit
   */
  record Refused(MessageFault fault) implements CreditControlReading {}
}
