package org.signalbox.registers.nf;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often the store is asked for network functions that are not known: for the same one once a
 * second, and for few at a time, so that who asks for what does not exist costs the database
 * little. Whoever need not prove who he is can ask for another one each time: of those a few a
 * second are looked for, all together. Thread-safe; nothing waits: who may not look goes without.
 */
final class StoreLooks {

  static final Duration PAUSE = Duration.ofSeconds(1);

  /** In each pause. */
  static final int UNPROVEN_MAX = 10;

  private static final int AT_ONCE = 2;

  /** So that slow ones leave a place for whoever proves who he is. */
  private static final int UNPROVEN_AT_ONCE = 1;

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
  private int unprovenUnderWay;
  private Instant unprovenSince = Instant.MIN;
  private int unproven;

  /** On whose word one is looked for. */
  enum Asker {
    PROVEN,
    /** Whoever names it without proving to be it. */
    UNPROVEN
  }

  /** Begins to look, to be ended; false where it is too early, or too many look. */
  synchronized boolean begin(NfInstanceId id, Asker asker, Instant now) {
    return switch (asker) {
      case PROVEN -> begin(id, now);
      case UNPROVEN -> beginUnproven(id, now);
    };
  }

  private boolean begin(NfInstanceId id, Instant now) {
    Instant before = last.get(id);
    if (underWay >= AT_ONCE || (before != null && now.isBefore(before.plus(PAUSE)))) {
      return false;
    }
    last.remove(id);
    last.put(id, now);
    underWay++;
    return true;
  }

  private boolean beginUnproven(NfInstanceId id, Instant now) {
    if (now.isBefore(unprovenSince) || !now.isBefore(unprovenSince.plus(PAUSE))) {
      unprovenSince = now;
      unproven = 0;
    }
    if (unproven >= UNPROVEN_MAX || unprovenUnderWay >= UNPROVEN_AT_ONCE || !begin(id, now)) {
      return false;
    }
    unproven++;
    unprovenUnderWay++;
    return true;
  }

  /** Ends what has begun. */
  synchronized void end(Asker asker) {
    underWay--;
    if (asker == Asker.UNPROVEN) {
      unprovenUnderWay--;
    }
  }
}
