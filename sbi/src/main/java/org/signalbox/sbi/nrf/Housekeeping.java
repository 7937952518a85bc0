package org.signalbox.sbi.nrf;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.signalbox.registers.nf.NfChangeStore;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.nrf.management.StatusNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the NRF does by itself, four times a second: who is silent is suspended and later removed,
 * what other instances changed is fetched, what has ended is removed. One virtual thread.
 */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration STEP = Duration.ofMillis(250);

  /** How long an end waits for the database. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** In steps. */
  private static final int SECOND = 4;

  private static final int HOUR = 14_400;

  /** In steps. */
  private static final int MINUTE = 240;

  private final NfRegister register;
  private final NfSubscriptions subscriptions;
  private final NfChangeStore changes;
  private final StatusNotifier notifier;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closed;
  private long steps;

  Housekeeping(Nrf.Foundations foundations, StatusNotifier notifier) {
    this.register = foundations.register();
    this.subscriptions = foundations.subscriptions();
    this.changes = foundations.changes();
    this.notifier = notifier;
    this.clock = foundations.clock();
    this.thread = Thread.ofVirtual().name("nrf-housekeeping").unstarted(this::work);
  }

  void start() {
    thread.start();
  }

  private void work() {
    while (!closed) {
      try {
        look();
      } catch (RuntimeException e) {
        // A database that is away for a while must not end the register's care for good.
        LOG.atError().setCause(e).log("the register could not be looked after");
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    end();
  }

  /** Tells the others how far subscribers are told, so that nobody tells them again. */
  private void end() {
    try {
      register.synchronise();
      subscriptions.end(register.seen());
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("what was told in the last second may be told again");
    }
  }

  void look() {
    steps++;
    // What others heard comes first; where it cannot be fetched, nobody may be called silent.
    register.synchronise();
    register.tick();
    if (steps % SECOND == 0) {
      register.shareBeats();
      subscriptions.removeEnded(clock.instant());
      subscriptions.followStore(clock.instant());
      subscriptions.lookAfterOthers(register.seen(), clock.instant());
    }
    notifier.look();
    if (steps % MINUTE == 0) {
      changes.forgetOld().join();
    }
    if (steps % HOUR == 0) {
      register.forgetRemoved();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
