package org.signalbox.ocs.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.diameter.message.ResultCode;

/** Answers by result code. Any thread; counting takes no lock and makes no object. */
final class ResultCounts {

  private static final int[] CODES = {
    ResultCode.SUCCESS,
    ResultCode.COMMAND_UNSUPPORTED,
    ResultCode.TOO_BUSY,
    ResultCode.END_USER_SERVICE_DENIED,
    ResultCode.CREDIT_CONTROL_NOT_APPLICABLE,
    ResultCode.CREDIT_LIMIT_REACHED,
    ResultCode.UNKNOWN_SESSION_ID,
    ResultCode.AUTHORIZATION_REJECTED,
    ResultCode.INVALID_AVP_VALUE,
    ResultCode.MISSING_AVP,
    ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
    ResultCode.UNABLE_TO_COMPLY,
    ResultCode.INVALID_AVP_LENGTH,
    ResultCode.USER_UNKNOWN,
    ResultCode.RATING_FAILED
  };
  private static final String OTHER = "other";

  private final LongAdder[] counts = new LongAdder[CODES.length + 1];

  ResultCounts() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  void count(int resultCode) {
    int index = 0;
    while (index < CODES.length && CODES[index] != resultCode) {
      index++;
    }
    counts[index].increment();
  }

  /** The counts by the code's text; {@code other} for those that have no place of their own. */
  Map<String, Long> byCode() {
    Map<String, Long> found = new LinkedHashMap<>();
    for (int i = 0; i < CODES.length; i++) {
      found.put(Integer.toString(CODES[i]), counts[i].sum());
    }
    found.put(OTHER, counts[CODES.length].sum());
    return found;
  }
}
