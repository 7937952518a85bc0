package org.signalbox.ocs.control;

import org.signalbox.charging.session.SessionRefusal;
import org.signalbox.diameter.message.ResultCode;

/** Result codes of refusals (RFC 8506 §9, TS 32.299 §6.4). All methods are pure. */
final class ResultCodes {

  private ResultCodes() {}

  /** What a service, or the command where none was served, is answered with. */
  static int of(SessionRefusal.Reason reason) {
    return switch (reason) {
      case UNKNOWN_ACCOUNT -> ResultCode.USER_UNKNOWN;
      case ACCOUNT_DISABLED -> ResultCode.AUTHORIZATION_REJECTED;
      case NO_RATING, INVALID -> ResultCode.RATING_FAILED;
      case SERVICE_DENIED -> ResultCode.END_USER_SERVICE_DENIED;
      case CREDIT_LIMIT_REACHED -> ResultCode.CREDIT_LIMIT_REACHED;
      case UNKNOWN_SESSION -> ResultCode.UNKNOWN_SESSION_ID;
      case TOO_BUSY -> ResultCode.TOO_BUSY;
      case OUT_OF_ORDER, NOTHING_TO_REFUND, FAILED -> ResultCode.UNABLE_TO_COMPLY;
    };
  }
}
