package org.signalbox.diameter.message;

import java.util.Optional;

/**
 * Why a message cannot be accepted, in the form in which its sender is answered.
 *
 * @param resultCode a {@link ResultCode}
 * @param reason for Error-Message and logs; holds no subscriber's identity
 * @param failedAvp what Failed-AVP shows
 */
public record MessageFault(int resultCode, String reason, Optional<Avp> failedAvp) {

  /** A fault that no AVP shows. */
  public static MessageFault of(int resultCode, String reason) {
    return new MessageFault(resultCode, reason, Optional.empty());
  }

  /** A fault that an AVP shows. */
  public static MessageFault of(int resultCode, String reason, Avp failed) {
    return new MessageFault(resultCode, reason, Optional.of(AvpFaults.evidence(failed)));
  }

  /** A required AVP that is absent: Failed-AVP shows an empty one (RFC 6733 §7.5). */
  public static MessageFault missing(AvpKey key, String name) {
    Avp example = Avp.of(key, Avp.MANDATORY, new byte[0]);
    return new MessageFault(ResultCode.MISSING_AVP, name + " is missing", Optional.of(example));
  }
}
