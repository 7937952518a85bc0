package org.signalbox.dra;

import org.signalbox.diameter.message.ResultCode;

/** Why a CER is refused. */
public enum CerRefusal {
  UNKNOWN_PEER,
  BUSY,
  NO_COMMON_APPLICATION,
  NO_COMMON_SECURITY,
  CONNECTED_ALREADY,
  MALFORMED;

  static CerRefusal of(int resultCode) {
    return switch (resultCode) {
      case ResultCode.UNKNOWN_PEER -> UNKNOWN_PEER;
      case ResultCode.TOO_BUSY -> BUSY;
      case ResultCode.NO_COMMON_APPLICATION -> NO_COMMON_APPLICATION;
      case ResultCode.NO_COMMON_SECURITY -> NO_COMMON_SECURITY;
      case ResultCode.UNABLE_TO_COMPLY -> CONNECTED_ALREADY;
      default -> MALFORMED;
    };
  }
}
