package org.signalbox.ocs.message;

import java.util.Optional;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;

/**
 * The first fault found while one request is read; later ones are not kept. Groups around the
 * culprit are added on the way out, so that Failed-AVP shows the path to it (RFC 6733 §7.5).
 */
final class DecodingFault {

  private Optional<MessageFault> first = Optional.empty();

  boolean isSound() {
    return first.isEmpty();
  }

  Optional<MessageFault> found() {
    return first;
  }

  /** The AVP that a walk stands on has a value that its type or its place does not allow. */
  void invalid(AvpCursor at, String reason) {
    invalid(at.avp(), reason);
  }

  void invalid(Avp avp, String reason) {
    keep(MessageFault.of(ResultCode.INVALID_AVP_VALUE, reason, avp));
  }

  /** The AVP that a walk stands on is one more than a request may have. */
  void tooMany(AvpCursor at, String reason) {
    keep(MessageFault.of(ResultCode.AVP_OCCURS_TOO_MANY_TIMES, reason, at.avp()));
  }

  /**
   * A required AVP is absent: Failed-AVP shows one of its least length, filled with zeros (RFC 6733
   * §7.5).
   */
  void missing(AvpKey key, String name, int octets) {
    Avp example = Avp.of(key, Avp.MANDATORY, new byte[octets]);
    keep(new MessageFault(ResultCode.MISSING_AVP, name + " is missing", Optional.of(example)));
  }

  /** A walk has ended; where it ended at an AVP whose length cannot be right, that is the fault. */
  void ended(AvpCursor walk) {
    walk.fault().ifPresent(this::keep);
  }

  /** The fault, if there is one, was found inside a group. */
  void within(AvpKey group) {
    first = first.map(fault -> wrapped(fault, group));
  }

  private void keep(MessageFault fault) {
    if (first.isEmpty()) {
      first = Optional.of(fault);
    }
  }

  private static MessageFault wrapped(MessageFault fault, AvpKey group) {
    Optional<Avp> failed =
        fault.failedAvp().map(avp -> Avp.of(group, Avp.MANDATORY, avp.encoded()));
    return new MessageFault(fault.resultCode(), fault.reason(), failed);
  }
}
