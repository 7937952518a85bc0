package org.signalbox.ocs.message;

import java.util.OptionalInt;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;

/**
 * What a client says to a request of the server: to Re-Auth or Abort-Session.
 *
 * @param resultCode Result-Code, or the code inside Experimental-Result; 0 when there is neither
 */
public record ClientAnswer(int resultCode) {

  /** Reads an answer; any message gives one. */
  public static ClientAnswer read(DiameterMessage answer) {
    OptionalInt code = answer.avps().integer32(BaseAvp.RESULT_CODE);
    if (code.isEmpty()) {
      code =
          answer
              .avps()
              .group(BaseAvp.EXPERIMENTAL_RESULT)
              .integer32(BaseAvp.EXPERIMENTAL_RESULT_CODE);
    }
    return new ClientAnswer(code.orElse(0));
  }

  /** The client does as it was asked. */
  public boolean isAccepted() {
    return ResultCode.isSuccess(resultCode);
  }

  /** The client has no such session. */
  public boolean isUnknownSession() {
    return resultCode == ResultCode.UNKNOWN_SESSION_ID;
  }
}
