package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.storage.StorageSyncException;
import org.signalbox.ledger.runtime.tariff.TariffFiles;

/**
 * A running ledger: the parts of a {@link LedgerNode}, each on its thread.
 *
 * <ul>
 *   <li>{@code ledger} takes in, logs, syncs, executes and answers;
 *   <li>{@code ledger-keeper} makes segments ahead, writes snapshots, archives;
 *   <li>{@code ledger-projector-NAME}, one for each projector.
 * </ul>
 *
 * <p>All are platform threads and must not be interrupted: an interrupt closes files. Public
 * methods may be called by any thread.
 */
public final class LedgerRuntime implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMillis(50);

  /** How long records are gathered for a projector that is busy. */
  private static final Duration GATHERING = Duration.ofSeconds(1);

  /** How long to leave a projector alone that could not store its batch. */
  private static final Duration RETRY_AFTER = Duration.ofMillis(200);

  private final LedgerPorts ports;
  private final LedgerNode node;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch recovered = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile boolean stopped;

  private LedgerRuntime(LedgerPorts ports, LedgerNode node) {
    this.ports = ports;
    this.node = node;
  }

  /**
   * Opens a ledger and begins to execute its log again; commands are taken in when that is done.
   *
   * @throws org.signalbox.core.OperatorFault when the files are damaged or do not fit together
   */
  public static LedgerRuntime start(LedgerConfig config, LedgerPorts ports) {
    LedgerRuntime runtime =
        new LedgerRuntime(ports, LedgerNode.open(config, ports, SourceAhead::of));
    runtime.thread("ledger", runtime::runEngine);
    runtime.thread("ledger-keeper", runtime::runKeeper);
    for (ProjectorFeed feed : runtime.node.feeds()) {
      runtime.thread("ledger-projector-" + feed.name(), () -> runtime.runProjector(feed));
    }
    runtime.threads.forEach(Thread::start);
    return runtime;
  }

  private void thread(String name, Work work) {
    threads.add(Thread.ofPlatform().name(name).unstarted(() -> guard(name, work)));
  }

  /** What a thread does until the ledger stops. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private void guard(String name, Work work) {
    try {
      work.run();
    } catch (InterruptedException | RuntimeException | Error e) {
      // The last boundary: a ledger that lost one of its threads must not go on without it, and
      // the other threads look at the phase to end.
      node.engine().halt("the thread " + name + " of the ledger ended: " + e, e);
      recovered.countDown();
    }
  }

  private void runEngine() throws InterruptedException {
    LedgerEngine engine = node.engine();
    while (!stopping && engine.phase() != LedgerPhase.HALTED) {
      engine.step(IDLE);
      if (engine.phase() != LedgerPhase.RECOVERING) {
        recovered.countDown();
      }
    }
    engine.stop();
    recovered.countDown();
  }

  private void runKeeper() throws InterruptedException {
    node.keeper().begin(ports.patience(), node.engine()::position);
    // Past the engine's last step: it may order one more snapshot, so that the next start is quick.
    try {
      while (node.engine().phase().isAlive()) {
        long began = ports.clock().monotonicNanos();
        Duration rest = IDLE;
        if (node.keeper().step()) {
          long worked = ports.clock().monotonicNanos() - began;
          rest = node.keeper().restAfter(worked, node.engine().position());
        }
        Thread.sleep(rest);
      }
    } finally {
      node.keeper().hurry();
    }
    node.keeper().finish();
  }

  private void runProjector(ProjectorFeed feed) throws InterruptedException {
    feed.begin(ports.patience());
    // After the ledger stopped, what it executed last is still projected, once: a projector that
    // cannot is told the same again after the next start.
    while (!stopped) {
      if (feed.step()) {
        feed.gather(GATHERING);
        continue;
      }
      if (feed.fault().isPresent()) {
        Thread.sleep(RETRY_AFTER);
      } else {
        feed.awaitWork(IDLE);
      }
    }
    while (!feed.isCatchingUp() && feed.step()) {
      // One batch after the other. What is far behind goes on after the next start.
    }
    feed.stop();
  }

  /**
   * Waits until commands are taken in.
   *
   * @return false when they are not, within the time or ever
   */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return recovered.await(atMost.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS)
        && node.engine().phase() == LedgerPhase.RUNNING;
  }

  /** Hands a command in; see {@link LedgerEngine#submit}. */
  public void submit(LedgerSubmission submission) {
    node.engine().submit(submission);
  }

  /**
   * Hands a command in, for a thread that may wait. The future completes on the ledger's thread:
   * what depends on it must be short or run elsewhere.
   */
  public CompletableFuture<LedgerAnswer> ask(CommandDraft draft, Admission admission) {
    CompletableFuture<LedgerAnswer> answer = new CompletableFuture<>();
    submit(new LedgerSubmission(draft, admission, answers -> answer.complete(answers.getFirst())));
    return answer;
  }

  /**
   * Asks about the state between two batches: what the question sees is durable, and holds all that
   * was submitted before it. It runs on the ledger's thread, for which all others wait, so it must
   * be quick; what walks many accounts asks for an image and walks that elsewhere.
   *
   * @return what the question answered; fails with {@link LedgerUnavailable} where it was not
   *     asked, and with what it threw
   */
  public <T> CompletableFuture<T> read(Function<LedgerView, T> question) {
    return node.engine().read(question);
  }

  /**
   * Has one watcher told what the ledger does by itself, as time passes, and where in the log: on
   * the ledger's thread, for which all others wait, so it hands over and returns, and must not
   * throw. What is executed again by a start is not told.
   */
  public void watchOwn(Consumer<List<PositionedRecord>> watcher) {
    node.engine().watchOwn(watcher);
  }

  /**
   * Waits until a projector has stored all records up to a position, so that a client reads what it
   * wrote. Not for an event loop.
   *
   * @return false when it had not within the time
   */
  public boolean awaitProjected(String projector, long position, Duration atMost)
      throws InterruptedException {
    Optional<ProjectorFeed> feed =
        node.feeds().stream().filter(each -> each.name().equals(projector)).findFirst();
    return feed.isPresent() && feed.get().await(position, atMost);
  }

  /**
   * Has the log up to a position deleted, with the snapshots in it, as soon as two snapshots are
   * behind it and all projectors are; that is seen to at once. Also over restarts.
   */
  public void forgetLog(long upTo) {
    node.keeper().forget(upTo);
    node.engine().renew();
  }

  /**
   * Ends the ledger, and the process by {@link HaltPort}: a file of its folder could not be synced
   * on a thread that is not its own. Any thread.
   */
  public void halt(StorageSyncException failed) {
    node.engine().halt("a file of the ledger could not be synced: " + failed.getMessage(), failed);
  }

  /** The tariffs that commands may activate. */
  public TariffFiles tariffs() {
    return node.tariffs();
  }

  /** This ledger at a glance. */
  public LedgerStatus status() {
    return node.engine().status();
  }

  /** Stops in order: what is logged is executed, answered and projected; the rest is refused. */
  @Override
  public void close() {
    stopping = true;
    boolean interrupted = joinAll(threads.subList(0, 2));
    node.feeds().forEach(ProjectorFeed::hurryToStop);
    stopped = true;
    interrupted |= joinAll(threads.subList(2, threads.size()));
    ports.storage().close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean joinAll(List<Thread> ending) {
    boolean interrupted = false;
    for (Thread thread : ending) {
      interrupted |= join(thread);
    }
    return interrupted;
  }

  /** Waits for a thread's end, which must come before files are closed; true when interrupted. */
  private static boolean join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
