package org.signalbox.bench.ocs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens, updates and ends sessions at a node, for one {@link SessionLoad}, and times the answers;
 * at a fixed rate from when each request was due, so that a node that stalls is charged with every
 * request that had to wait for it. Prints one line of {@link SessionFigures}. One thread.
 *
 * <p>Arguments: host and port of the node, and those of the load.
 */
public final class SessionGenerator {

  private static final int TICK_MILLIS = 20;

  /**
   * How long it sleeps when nothing is due: it shares two processors with the node, and waking up
   * for each request alone would take a third of one.
   */
  private static final long SLEEP_NANOS = 500_000;

  private static final int BATCH_MAX = 1_024;

  private final SessionLoad load;
  private final List<SessionClient> clients = new ArrayList<>();
  private final SessionWindow window;
  private long sent;
  private long now;
  private int turn;

  /** Whether nothing can leave before an answer comes or a socket takes more. */
  private boolean isHeld;

  private SessionGenerator(SessionLoad load) {
    this.load = load;
    this.window = new SessionWindow(load.warmUp(), load.counting());
  }

  public static void main(String[] arguments) throws IOException {
    InetSocketAddress server = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    SessionLoad load =
        SessionLoad.of(Arrays.asList(arguments).subList(2, 2 + SessionLoad.ARGUMENTS));
    SessionGenerator generator = new SessionGenerator(load);
    generator.connect(server);
    SessionFigures figures = generator.run();
    System.out.println(figures.line());
    for (SessionClient client : generator.clients) {
      client.connection().close();
    }
  }

  /** Numbers of sessions begin anew with each run, a million for each second. */
  private void connect(InetSocketAddress server) throws IOException {
    SessionTemplates templates = new SessionTemplates();
    long first = System.currentTimeMillis() / 1_000 % 10_000 * 1_000_000;
    SessionClient.Limits limits = new SessionClient.Limits(load.accounts(), load.places(), first);
    for (int i = 0; i < load.connections(); i++) {
      clients.add(new SessionClient(GyConnection.open(server, i), templates, i, limits));
    }
  }

  private SessionFigures run() throws IOException {
    try (Selector selector = Selector.open()) {
      for (SessionClient client : clients) {
        client.connection().channel().register(selector, SelectionKey.OP_READ, client);
      }
      if (load.isOpen()) {
        open(selector);
      } else {
        closed(selector);
      }
    }
    return window.figures(sent);
  }

  /** Each answer is followed by the next request. */
  private void closed(Selector selector) throws IOException {
    now = System.nanoTime();
    for (SessionClient client : clients) {
      for (int i = 0; i < load.places(); i++) {
        send(client, now);
      }
      flush(client, selector);
    }
    while (sent > window.answeredCount() && !window.isHopeless(now)) {
      selector.select(key -> read(key, true), TICK_MILLIS);
      now = System.nanoTime();
    }
  }

  /**
   * Where it is late and all places wait for answers it sleeps until one comes: it would take a
   * processor from the node otherwise, which has to share them with it.
   */
  private void open(Selector selector) throws IOException {
    wakeOnTime();
    long interval = 1_000_000_000L / load.ratePerSecond();
    long due = System.nanoTime();
    now = due;
    while ((window.isOpen(now) || sent > window.answeredCount()) && !window.isHopeless(now)) {
      if (window.isOpen(now)) {
        due = sendDue(due, interval, selector);
      }
      boolean awaits = isHeld || !window.isOpen(now);
      int ready =
          awaits
              ? selector.select(key -> read(key, false), TICK_MILLIS)
              : selector.selectNow(key -> read(key, false));
      now = System.nanoTime();
      if (ready == 0 && due - now > 0) {
        LockSupport.parkNanos(SLEEP_NANOS);
        now = System.nanoTime();
      }
    }
  }

  /** Sends what is due, to the gateways in turn; returns when the next request is. */
  private long sendDue(long firstDue, long interval, Selector selector) throws IOException {
    long due = firstDue;
    isHeld = false;
    for (int i = 0; i < BATCH_MAX && due - now <= 0 && !isHeld; i++) {
      isHeld = !send(clients.get(turn), due);
      if (!isHeld) {
        turn = (turn + 1) % clients.size();
        due += interval;
      }
    }
    for (SessionClient client : clients) {
      flush(client, selector);
    }
    return due;
  }

  /** What a socket does not take now goes when it does. */
  private static void flush(SessionClient client, Selector selector) throws IOException {
    flush(client, client.connection().channel().keyFor(selector));
  }

  private static void flush(SessionClient client, SelectionKey key) throws IOException {
    int wanted =
        client.flush() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  private boolean send(SessionClient client, long due) {
    boolean isSent = client.send(due);
    sent += isSent ? 1 : 0;
    return isSent;
  }

  private void read(SelectionKey key, boolean goesOn) {
    SessionClient client = (SessionClient) key.attachment();
    now = System.nanoTime();
    try {
      client
          .connection()
          .read((in, offset) -> {
            client.receive(in, offset, now, window);
            if (goesOn && window.isOpen(now)) {
              send(client, now);
            }
          });
      flush(client, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
