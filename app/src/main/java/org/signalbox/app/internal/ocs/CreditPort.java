package org.signalbox.app.internal.ocs;

import java.time.Duration;
import org.signalbox.diameter.message.DiameterMessage;

/** The charging system, as a walk needs it. Used by one thread. */
public interface CreditPort {

  /** What the charging system may want in mid session. */
  enum Wish {
    NOTHING,
    /** RAR: a report and a request now. */
    REPORT,
    /** ASR: the end now. */
    END
  }

  /** Sends a request and waits for its answer. */
  DiameterMessage ask(DiameterMessage request);

  /**
   * Lets time pass.
   *
   * @return at once what the charging system wants meanwhile, or nothing at the end of the time
   */
  Wish pass(Duration time);
}
