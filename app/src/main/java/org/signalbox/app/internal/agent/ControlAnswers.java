package org.signalbox.app.internal.agent;

import java.io.IOException;

/** Answers a line from the control socket. Called on several threads, each waiting as it may. */
@FunctionalInterface
public interface ControlAnswers {

  /** Answers with one line, or with lines for as long as the caller stays. */
  void answer(String line, Reply reply) throws IOException;

  /** The caller's end. */
  @FunctionalInterface
  interface Reply {

    /**
     * Sends a line.
     *
     * @param text without line breaks; an empty one is passed over by callers and only finds out
     *     whether they are still there
     * @throws IOException when the caller has left
     */
    void line(String text) throws IOException;
  }
}
