package org.signalbox.registers.nf;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often the store is asked for network functions that are not known: for the same one once a
 * second, and for few at a time, so that who asks for what does not exist costs the database
 * little. Thread-safe; nothing waits: who may not look goes without.
 */
final class StoreLooks {

  static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int AT_ONCE = 2;
  private static final int REMEMBERED_MAX = 1_000;

  private final Map<NfInstanceId, Instant> last =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NfInstanceId, Instant> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  private int underWay;

  /** Begins to look, to be ended; false where it is too early, or too many look. */
  synchronized boolean begin(NfInstanceId id, Instant now) {
    Instant before = last.get(id);
    if (underWay >= AT_ONCE || (before != null && now.isBefore(before.plus(PAUSE)))) {
      return false;
    }
    last.remove(id);
    last.put(id, now);
    underWay++;
    return true;
  }

  synchronized void end() {
    underWay--;
  }
}
