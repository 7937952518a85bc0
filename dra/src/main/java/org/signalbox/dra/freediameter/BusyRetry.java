package org.signalbox.dra.freediameter;

import java.util.Locale;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.AnswerDecision;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.freediameter.RoutingExtensions.BusyPeers;

/**
 * {@code rt_busypeers}: a server that answers 3004 makes way for the next candidate. Belongs to one
 * request; called by one thread at a time.
 */
final class BusyRetry implements AnswerHandler {

  private final BusyPeers settings;
  private int retries;

  BusyRetry(BusyPeers settings) {
    this.settings = settings;
  }

  @Override
  public AnswerDecision onAnswer(DiameterMessage answer, RoutablePeer from) {
    boolean mayRetry = settings.maxRetries() == 0 || retries < settings.maxRetries();
    if (settings.skipTooBusyErrors() || !mayRetry || !isBusy(answer, from)) {
      return new AnswerDecision.Forward(answer);
    }
    retries++;
    return new AnswerDecision.TryNext(answer);
  }

  /** A busy answer of the peer itself, or of a server behind it where that counts too. */
  private boolean isBusy(DiameterMessage answer, RoutablePeer from) {
    boolean busy =
        answer.isError()
            && answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0) == ResultCode.TOO_BUSY;
    return busy
        && (settings.retryDistantPeers()
            || answer
                .avps()
                .text(BaseAvp.ORIGIN_HOST)
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .filter(from.identity().key()::equals)
                .isPresent());
  }
}
