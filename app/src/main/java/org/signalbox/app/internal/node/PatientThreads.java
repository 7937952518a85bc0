package org.signalbox.app.internal.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.signalbox.core.PatiencePort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the processors to the threads that answer: one whose work can wait runs in the kernel's
 * idle class meanwhile, where whoever wakes up takes its processor at once. Among ordinary threads
 * the one that wakes up waits until the other has had its turn of some milliseconds, and a request
 * meets that four times.
 *
 * <pre>
 *             can wait
 *   ORDINARY ----------&gt; IDLE
 *            &lt;----------
 *            is in a hurry
 * </pre>
 *
 * <p>Threads register from wherever they run, and say where work begins that can wait, for much of
 * it is over before anybody looks. One thread of its own looks at all of them, {@value
 * #LOOKS_A_SECOND} times a second, for one in the idle class may not get to say that it has become
 * late. Where the process may not take a thread out of that class again, none is ever put into it:
 * on a busy machine it might never end its work.
 */
public final class PatientThreads implements PatiencePort, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PatientThreads.class);
  private static final int LOOKS_A_SECOND = 50;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1).dividedBy(LOOKS_A_SECOND);
  private static final Path SELF = Path.of("/proc/thread-self");

  private final SchedulerPort scheduler;
  private final List<Patient> patients = new CopyOnWriteArrayList<>();
  private final Thread watching;
  private volatile boolean isClosed;

  /** Whether somebody takes threads out again; from the first look on. */
  private volatile boolean isWatched;

  PatientThreads(SchedulerPort scheduler) {
    this.scheduler = scheduler;
    this.watching = Thread.ofPlatform().name("patience").daemon().unstarted(this::watch);
  }

  /** Watches by the scheduler of this machine. */
  public static PatientThreads start() {
    PatientThreads threads = new PatientThreads(new LinuxScheduler());
    // Elsewhere no thread is ever put into the class: nothing to watch, and nothing to tell.
    if (LinuxScheduler.isHere()) {
      threads.begin();
    }
    return threads;
  }

  void begin() {
    watching.start();
  }

  @Override
  public Patience enter(BooleanSupplier canWait) {
    try {
      // Such as 4711/task/4712, in the numbers of this process's own namespace.
      Path link = Files.readSymbolicLink(SELF);
      int number = Integer.parseInt(link.getFileName().toString());
      Patient patient = new Patient(number, canWait);
      patients.add(patient);
      return patient;
    } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
      LOG.atDebug()
          .addKeyValue("reason", String.valueOf(e))
          .log("this system does not tell a thread its number");
      return Patience.NONE;
    }
  }

  private void watch() {
    if (!scheduler.mayReturn()) {
      LOG.atInfo().log(
          "threads whose work can wait compete with those that answer: this process cannot"
              + " take a thread out of the idle class (it may need ulimit -e 20 or CAP_SYS_NICE)");
      return;
    }
    try {
      while (!isClosed) {
        look();
        Thread.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException e) {
      // Asked to end by close().
    } finally {
      // However it ends: nobody would look after them any more.
      isWatched = false;
      patients.forEach(Patient::release);
    }
  }

  /** Looks at each thread once. */
  void look() {
    isWatched = true;
    patients.removeIf(patient -> !patient.look());
  }

  @Override
  public void close() {
    isClosed = true;
    watching.interrupt();
    try {
      watching.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A thread whose work can wait, at times. That thread and the watching one.
   *
   * <p>The watching one never waits for the lock: who has it may be that very thread, in the idle
   * class and on its way out, where only the watching one can help it.
   */
  private final class Patient implements Patience {

    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final int number;
    private final BooleanSupplier canWait;

    /** Guarded by the lock: whether it is in the idle class, or may be. */
    private boolean isIdle;

    /** Guarded by the lock. */
    private boolean isRefused;

    /** Of the watching thread. */
    private boolean isWarned;

    Patient(int number, BooleanSupplier canWait) {
      this.number = number;
      this.canWait = canWait;
    }

    /** False where there is nothing to look at any more. The watching thread. */
    boolean look() {
      return thread.isAlive() && putUnlessItLeaves(canWait);
    }

    /** Takes it out for good. The watching thread. */
    void release() {
      putUnlessItLeaves(() -> false);
    }

    @Override
    public boolean relax() {
      lock.lock();
      try {
        if (isWatched && canWait.getAsBoolean()) {
          // Again where it may be in already: a look that met this one may have taken it out.
          enter();
        } else {
          put(false);
        }
        if (!isWatched) {
          // That ended meanwhile, and may have taken it out before it was in.
          put(false);
        }
        return isIdle;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void hurry() {
      lock.lock();
      try {
        put(false);
      } finally {
        lock.unlock();
      }
    }

    private boolean putUnlessItLeaves(BooleanSupplier idle) {
      if (!lock.tryLock()) {
        // It is in hurry(), behind all others maybe, or in relax(), where it may be. To take it out
        // twice does no harm: isIdle becomes false there, or the next relax() puts it in again.
        if (!idle.getAsBoolean()) {
          scheduler.setIdle(number, false);
        }
        return true;
      }
      try {
        boolean isToBeIdle = idle.getAsBoolean();
        boolean isLookedAt = put(isToBeIdle);
        if (isIdle && !isToBeIdle) {
          warnOnce();
        }
        return isLookedAt;
      } finally {
        lock.unlock();
      }
    }

    private boolean put(boolean idle) {
      if (idle == isIdle) {
        return true;
      }
      return idle ? enter() : leave();
    }

    /** False where it is refused: it stays an ordinary thread, at which nobody looks any more. */
    private boolean enter() {
      if (isRefused) {
        return false;
      }
      isIdle = true;
      isIdle = scheduler.setIdle(number, true);
      isRefused = !isIdle;
      return isIdle;
    }

    /** Where it is refused, each look tries again: it might never end its work. */
    private boolean leave() {
      isIdle = !scheduler.setIdle(number, false);
      return true;
    }

    /** Not in hurry(): who is behind all others must not have the log's lock. */
    private void warnOnce() {
      if (!isWarned && thread.isAlive()) {
        isWarned = true;
        LOG.atWarn()
            .addKeyValue("thread", thread.getName())
            .log("a thread is kept behind all others: the system refuses to take it out");
      }
    }
  }
}
