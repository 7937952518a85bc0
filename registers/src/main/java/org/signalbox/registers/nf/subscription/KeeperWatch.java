package org.signalbox.registers.nf.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices when another instance is gone: when it has not told that it lives for a while, as this
 * one sees it. Clocks of others do not matter. Only who looks all the time can tell: after a look
 * that came late, as where the database hung, the host stood still or its clock was set, everybody
 * has the whole time again. Used by one thread.
 */
final class KeeperWatch {

  /** Longer than a database server takes to come back; a restart within it keeps what it had. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Between two looks, which are about a second apart. */
  private static final Duration LATE = Duration.ofSeconds(3);

  private final Map<String, Seen> seen = new HashMap<>();
  private Instant looked = Instant.MIN;

  private record Seen(long beats, Instant since) {}

  /** Those of the others that have been silent for too long. */
  List<KeeperState> silent(List<KeeperState> others, Instant now) {
    if (isLate(now)) {
      forgive();
    }
    looked = now;
    seen.keySet().retainAll(others.stream().map(KeeperState::name).toList());
    return others.stream().filter(other -> isSilent(other, now)).toList();
  }

  private boolean isLate(Instant now) {
    return now.isBefore(looked) || now.minus(LATE).isAfter(looked);
  }

  private boolean isSilent(KeeperState other, Instant now) {
    Seen before = seen.get(other.name());
    if (before == null || before.beats() != other.beats()) {
      seen.put(other.name(), new Seen(other.beats(), now));
      return false;
    }
    return Duration.between(before.since(), now).compareTo(PATIENCE) > 0;
  }

  /** Gives everybody time again: nobody could tell anything while the store was away. */
  void forgive() {
    seen.clear();
  }
}
