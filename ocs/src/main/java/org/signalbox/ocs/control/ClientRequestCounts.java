package org.signalbox.ocs.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of RARs and ASRs. Any thread; counting takes no lock. */
public final class ClientRequestCounts {

  private final LongAdder accepted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder unknown = new LongAdder();
  private final LongAdder unanswered = new LongAdder();
  private final LongAdder unsent = new LongAdder();

  ClientRequestCounts() {}

  void accepted() {
    accepted.increment();
  }

  void refused() {
    refused.increment();
  }

  /** The client itself says that it does not know the session. */
  void unknown() {
    unknown.increment();
  }

  void unanswered() {
    unanswered.increment();
  }

  /** No peer, too many under way, or a client that never answers. */
  void unsent() {
    unsent.increment();
  }

  /** The counts by outcome. */
  public Map<List<String>, Long> byOutcome() {
    Map<List<String>, Long> found = new LinkedHashMap<>();
    found.put(List.of("accepted"), accepted.sum());
    found.put(List.of("refused"), refused.sum());
    found.put(List.of("unknown"), unknown.sum());
    found.put(List.of("unanswered"), unanswered.sum());
    found.put(List.of("unsent"), unsent.sum());
    return found;
  }
}
