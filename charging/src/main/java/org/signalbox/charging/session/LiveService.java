package org.signalbox.charging.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.signalbox.core.Amount;

/**
 * A service of a session that goes on: what was decided when it began, and how far it is. Any
 * thread; guarded by itself, for parallel updates of one session come over several connections.
 */
final class LiveService {

  private final String name;
  private List<ServiceRun> runs;
  private Progress progress = Progress.NONE;

  /**
   * How far a service is, as last answered.
   *
   * @param granted what may be used
   * @param isFinal whether there was credit for no more
   * @param used so far
   * @param cost so far, of the first run
   * @param at when
   */
  record Progress(long granted, boolean isFinal, long used, Amount cost, Instant at) {
    static final Progress NONE = new Progress(0, false, 0, Amount.ZERO, Instant.EPOCH);
  }

  LiveService(String name, List<ServiceRun> runs) {
    this.name = name;
    this.runs = List.copyOf(runs);
  }

  String name() {
    return name;
  }

  synchronized List<ServiceRun> runs() {
    return runs;
  }

  synchronized Progress progress() {
    return progress;
  }

  synchronized void setProgress(Progress now) {
    progress = now;
  }

  /**
   * Takes on what a later request says beside the usage.
   *
   * @return whether it says anything new
   */
  synchronized boolean learn(SortedMap<String, String> extraFields) {
    boolean isNew = false;
    List<ServiceRun> learnt = new ArrayList<>(runs.size());
    for (ServiceRun run : runs) {
      Optional<ServiceRun> changed = run.with(extraFields);
      isNew |= changed.isPresent();
      learnt.add(changed.orElse(run));
    }
    if (isNew) {
      runs = List.copyOf(learnt);
    }
    return isNew;
  }
}
