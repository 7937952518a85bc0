package org.signalbox.app.internal.nrf;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfChangeListener;
import org.signalbox.registers.nf.NfProfile;

/** The last things that happened to network functions, for people who watch. Thread-safe. */
public final class NfEventLog implements NfChangeListener {

  private static final int KEPT = 1_000;

  private final InstantSource clock;
  private final Deque<Event> events = new ArrayDeque<>();
  private long last;

  /** What happened. */
  public enum What {
    REGISTERED,
    CHANGED,
    SUSPENDED,
    BACK,
    LEFT
  }

  /**
   * One thing that happened.
   *
   * @param number rises by one
   * @param at when
   * @param what what
   * @param type of the network function
   * @param instanceId its identity
   * @param status its status after that, or before it left
   */
  public record Event(
      long number, Instant at, What what, String type, String instanceId, String status) {}

  /** An empty log. */
  public NfEventLog(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void changed(NfChange change) {
    switch (change) {
      case NfChange.Registered registered -> add(What.REGISTERED, registered.entry().profile());
      case NfChange.Changed changed -> {
        if (!changed.isOfLoadAlone()) {
          add(what(changed), changed.after().profile());
        }
      }
      case NfChange.Removed removed -> add(What.LEFT, removed.before().profile());
    }
  }

  private static What what(NfChange.Changed changed) {
    var before = changed.before().profile().status();
    var after = changed.after().profile().status();
    if (before == after) {
      return What.CHANGED;
    }
    return switch (after) {
      case SUSPENDED -> What.SUSPENDED;
      case REGISTERED -> What.BACK;
      case UNDISCOVERABLE, CANARY_RELEASE -> What.CHANGED;
    };
  }

  private synchronized void add(What what, NfProfile profile) {
    last++;
    events.addLast(
        new Event(
            last,
            clock.instant(),
            what,
            profile.type().name(),
            profile.id().toString(),
            profile.status().name()));
    if (events.size() > KEPT) {
      events.removeFirst();
    }
  }

  /** The number of the last. */
  public synchronized long last() {
    return last;
  }

  /** Those behind a number, as far as they are kept. */
  public synchronized List<Event> after(long number) {
    return events.stream().filter(event -> event.number() > number).toList();
  }
}
