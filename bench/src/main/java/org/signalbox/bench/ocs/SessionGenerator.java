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
  private static final long SLEEP_MAX_NANOS = 100_000;
  private static final int BATCH_MAX = 1_024;

  private final SessionLoad load;
  private final List<SessionClient> clients = new ArrayList<>();
  private final SessionWindow window;
  private long sent;
  private long now;
  private int turn;

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
      client.flush();
    }
    while (sent > window.answeredCount() && !window.isHopeless(now)) {
      selector.select(key -> read((SessionClient) key.attachment(), true), TICK_MILLIS);
      now = System.nanoTime();
    }
  }

  private void open(Selector selector) throws IOException {
    wakeOnTime();
    long interval = 1_000_000_000L / load.ratePerSecond();
    long due = System.nanoTime();
    now = due;
    while ((window.isOpen(now) || sent > window.answeredCount()) && !window.isHopeless(now)) {
      if (window.isOpen(now)) {
        due = sendDue(due, interval);
      }
      int ready = selector.selectNow(key -> read((SessionClient) key.attachment(), false));
      now = System.nanoTime();
      if (ready == 0 && due - now > 0) {
        LockSupport.parkNanos(Math.min(SLEEP_MAX_NANOS, due - now));
        now = System.nanoTime();
      }
    }
  }

  /** Sends what is due, to the gateways in turn; returns when the next request is. */
  private long sendDue(long firstDue, long interval) throws IOException {
    long due = firstDue;
    for (int i = 0; i < BATCH_MAX && due - now <= 0; i++) {
      if (!send(clients.get(turn), due)) {
        break;
      }
      turn = (turn + 1) % clients.size();
      due += interval;
    }
    for (SessionClient client : clients) {
      client.flush();
    }
    return due;
  }

  private boolean send(SessionClient client, long due) {
    boolean isSent = client.send(due);
    sent += isSent ? 1 : 0;
    return isSent;
  }

  private void read(SessionClient client, boolean goesOn) {
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
      client.flush();
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
