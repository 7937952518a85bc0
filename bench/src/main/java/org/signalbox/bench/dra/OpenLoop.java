package org.signalbox.bench.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests leave at a fixed rate whatever comes back, and are timed from when they were due: a
 * relay that stalls is charged with every request that had to wait for it. One thread sends,
 * another receives.
 */
final class OpenLoop {

  /** A relay that is so far behind is not driven further; the latencies tell. */
  static final int UNDER_WAY_MAX = 32_768;

  private static final int BATCH_MAX = 256;
  private static final int TICK_MILLIS = 20;

  private final LoadClient client;
  private final LoadWindow window;
  private final long intervalNanos;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private long now;

  OpenLoop(GeneratorTask task, LoadClient client) {
    this.client = client;
    this.window = new LoadWindow(task);
    this.intervalNanos = 1_000_000_000L / task.load().ratePerSecond();
  }

  LoadFigures run() throws IOException, InterruptedException {
    Thread sender = Thread.ofPlatform().name("sender").start(this::sendAll);
    try (Selector selector = Selector.open()) {
      client.connection().channel().register(selector, SelectionKey.OP_READ);
      now = System.nanoTime();
      while (!window.isHopeless(now)
          && (window.isOpen(now) || sender.isAlive() || sent.get() > received.get())) {
        selector.select(key -> onReadable(), TICK_MILLIS);
        now = System.nanoTime();
        window.advance(now);
      }
    }
    sender.join();
    return window.figures(sent.get());
  }

  private void onReadable() {
    now = System.nanoTime();
    try {
      client.connection().read((from, in, offset) -> client.receive(in, offset, now, window));
      received.setRelease(window.answeredCount());
      client.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sendAll() {
    wakeOnTime();
    long due = System.nanoTime();
    try {
      while (window.isOpen(System.nanoTime())) {
        due = sendDue(due);
        LockSupport.parkNanos(due - System.nanoTime());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends what is due; returns when the next one is. */
  private long sendDue(long firstDue) throws IOException {
    long due = firstDue;
    int batch = 0;
    while (due - System.nanoTime() <= 0
        && batch < BATCH_MAX
        && sent.get() - received.getAcquire() < UNDER_WAY_MAX) {
      client.send(due);
      sent.incrementAndGet();
      due += intervalNanos;
      batch++;
    }
    client.flush();
    return due;
  }

  /** Linux may let a thread sleep 50 microseconds longer than asked; not here. */
  private static void wakeOnTime() {
    try {
      Files.writeString(Path.of("/proc/thread-self/timerslack_ns"), "1");
    } catch (IOException e) {
      // Then latencies hold the slack too.
      System.err.println("the timer's slack cannot be changed: " + e.getMessage());
    }
  }
}
