package org.signalbox.dra;

import java.util.Comparator;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;

/**
 * What an answer says.
 *
 * @param code the Result-Code or Experimental-Result-Code; a thousand alone stands for all of its
 *     class; 0 when there is none or a strange one
 * @param experimental true for an Experimental-Result-Code
 */
public record AnswerResult(int code, boolean experimental) implements Comparable<AnswerResult> {

  static final AnswerResult SUCCESS = new AnswerResult(ResultCode.SUCCESS, false);

  private static final AnswerResult NONE = new AnswerResult(0, false);
  private static final int CLASS_SIZE = 1_000;
  private static final int CODE_MIN = 1_000;
  private static final int CODE_END = 6_000;
  private static final Comparator<AnswerResult> ORDER =
      Comparator.comparing(AnswerResult::experimental).thenComparingInt(AnswerResult::code);

  /** The result of an answer. */
  static AnswerResult of(DiameterMessage answer) {
    AvpCursor cursor = answer.cursor();
    while (cursor.next()) {
      if (cursor.is(BaseAvp.RESULT_CODE) && cursor.dataLength() == Integer.BYTES) {
        int code = cursor.integer32();
        return code == ResultCode.SUCCESS ? SUCCESS : of(code, false);
      }
      if (cursor.is(BaseAvp.EXPERIMENTAL_RESULT)) {
        long code = cursor.avp().group().unsigned32(BaseAvp.EXPERIMENTAL_RESULT_CODE).orElse(0);
        return of(code, true);
      }
    }
    return NONE;
  }

  private static AnswerResult of(long code, boolean experimental) {
    return code >= CODE_MIN && code < CODE_END ? new AnswerResult((int) code, experimental) : NONE;
  }

  /** The class that the result belongs to. */
  AnswerResult ofClass() {
    return new AnswerResult(code / CLASS_SIZE * CLASS_SIZE, experimental);
  }

  /** True for what tells of trouble on the way: the protocol errors and 5012. */
  boolean isTrouble() {
    return !experimental
        && (ResultCode.isProtocolError(code) || code == ResultCode.UNABLE_TO_COMPLY);
  }

  /** The code, the class as in {@code 5xxx}, or {@code other}. */
  public String label() {
    if (code == 0) {
      return "other";
    }
    return code % CLASS_SIZE == 0 ? code / CLASS_SIZE + "xxx" : Integer.toString(code);
  }

  @Override
  public int compareTo(AnswerResult other) {
    return ORDER.compare(this, other);
  }
}
