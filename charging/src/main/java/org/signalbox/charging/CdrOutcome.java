package org.signalbox.charging;

import java.util.List;
import org.signalbox.profiles.Event;

/** What became of an event. */
public sealed interface CdrOutcome {

  /** The steps asked for were done. */
  record Processed(List<Run> runs) implements CdrOutcome {
    public Processed {
      runs = List.copyOf(runs);
    }
  }

  /** One of the runs is stored already; nothing was stored. */
  record Exists() implements CdrOutcome {}

  /**
   * A step could not be done, and nothing was stored: the same event may come again.
   *
   * @param errorText what the client is told
   * @param reason what the operator is told
   */
  record Failed(String errorText, String reason) implements CdrOutcome {}

  /**
   * One bill of the event.
   *
   * @param event the event as this run charges it
   * @param cdr its CDR
   */
  record Run(Event event, Cdr cdr) {}
}
