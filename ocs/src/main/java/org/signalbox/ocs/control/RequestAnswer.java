package org.signalbox.ocs.control;

import org.signalbox.diameter.message.MessageFault;
import org.signalbox.ocs.message.CreditControlAnswer;

/** What a request is answered. */
sealed interface RequestAnswer {

  /** The result code of the command. */
  int resultCode();

  /** It was carried out, if not as the client wished. */
  record Answer(CreditControlAnswer answer) implements RequestAnswer {
    @Override
    public int resultCode() {
      return answer.resultCode();
    }
  }

  /** It was not carried out at all. */
  record Refusal(MessageFault fault) implements RequestAnswer {
    @Override
    public int resultCode() {
      return fault.resultCode();
    }
  }
}
