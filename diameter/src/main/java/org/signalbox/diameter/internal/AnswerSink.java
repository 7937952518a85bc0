package org.signalbox.diameter.internal;

import org.signalbox.diameter.message.DiameterMessage;

/** Where the one answer to a request goes. Any thread may call it, once. */
@FunctionalInterface
interface AnswerSink {

  /** Takes the answer, its identifiers being those of the request. */
  void answer(DiameterMessage answer);
}
