package org.signalbox.dra.rule;

import java.util.Set;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.RoutablePeer;

/**
 * Tries the next peer after chosen answers. The candidates bound how often. Immutable; any thread.
 *
 * @param codes of Result-Code or Experimental-Result-Code
 */
record RetryHandler(Set<Integer> codes) implements AnswerHandler {

  @Override
  public AnswerDecision onAnswer(DiameterMessage answer, RoutablePeer from) {
    return codes.contains(resultOf(answer.avps()))
        ? new AnswerDecision.TryNext(answer)
        : new AnswerDecision.Forward(answer);
  }

  /** The result of an answer; 0 when it names none. */
  private static int resultOf(AvpList avps) {
    AvpCursor cursor = avps.cursor();
    while (cursor.next()) {
      if (cursor.is(BaseAvp.RESULT_CODE)) {
        return cursor.avp().integer32().orElse(0);
      }
      if (cursor.is(BaseAvp.EXPERIMENTAL_RESULT)) {
        return cursor.avp().group().integer32(BaseAvp.EXPERIMENTAL_RESULT_CODE).orElse(0);
      }
    }
    return 0;
  }
}
