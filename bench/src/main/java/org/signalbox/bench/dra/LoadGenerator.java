package org.signalbox.bench.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Sends requests and times their answers. Closed loop: each connection keeps so many under way.
 * Open loop: requests leave at a fixed rate whatever comes back, and are timed from when they were
 * due.
 *
 * <p>Arguments: host, port, connections, in flight on each, seconds, and for the open loop a rate
 * per second. Prints one line: rate, errors, p50, p99 and p99.9 in milliseconds.
 */
public final class LoadGenerator {

  private static final long WARM_UP_NANOS = 2_000_000_000L;
  private static final int TIMES = 1 << 16;
  private static final int ANSWER_LENGTH = BenchMessages.answer().length;

  private final List<BenchConnection> connections = new ArrayList<>();
  private final List<byte[]> requests = new ArrayList<>();
  private final Histogram latency = new Histogram(60_000_000_000L, 3);
  private final long[][] sentAt;
  private final int[] next;
  private final long ratePerSecond;
  private long now;
  private long measureFrom;
  private long measureUntil;
  private long answered;
  private long errors;

  private LoadGenerator(int connectionCount, long ratePerSecond) {
    this.sentAt = new long[connectionCount][TIMES];
    this.next = new int[connectionCount];
    this.ratePerSecond = ratePerSecond;
  }

  /** Runs one measurement. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress relay = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    int connectionCount = Integer.parseInt(arguments[2]);
    int depth = Integer.parseInt(arguments[3]);
    int seconds = Integer.parseInt(arguments[4]);
    long rate = arguments.length > 5 ? Long.parseLong(arguments[5]) : 0;
    LoadGenerator generator = new LoadGenerator(connectionCount, rate);
    generator.open(relay, connectionCount);
    generator.run(depth, seconds);
  }

  private void open(InetSocketAddress relay, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String host = "client" + i + "." + BenchMessages.CLIENT_REALM;
      byte[] cer = BenchMessages.capabilities(host, BenchMessages.CLIENT_REALM);
      connections.add(BenchConnection.open(relay, i, cer));
      requests.add(BenchMessages.request(host));
    }
  }

  private void run(int depth, int seconds) throws IOException {
    try (Selector selector = Selector.open()) {
      for (BenchConnection connection : connections) {
        connection.channel().register(selector, SelectionKey.OP_READ, connection);
      }
      measureFrom = System.nanoTime() + WARM_UP_NANOS;
      measureUntil = measureFrom + seconds * 1_000_000_000L;
      now = System.nanoTime();
      if (ratePerSecond == 0) {
        closedLoop(selector, depth);
      } else {
        openLoop(selector);
      }
    }
    report(seconds);
  }

  private void closedLoop(Selector selector, int depth) throws IOException {
    for (BenchConnection connection : connections) {
      for (int i = 0; i < depth; i++) {
        send(connection, now);
      }
      connection.flush();
    }
    while (now < measureUntil) {
      selector.select(key -> onReadable(key, true));
    }
  }

  private void openLoop(Selector selector) throws IOException {
    long interval = 1_000_000_000L / ratePerSecond;
    long due = now;
    int turn = 0;
    while (now < measureUntil) {
      now = System.nanoTime();
      while (due <= now) {
        BenchConnection connection = connections.get(turn++ % connections.size());
        send(connection, due);
        connection.flush();
        due += interval;
      }
      selector.selectNow(key -> onReadable(key, false));
      Thread.onSpinWait();
    }
  }

  private void onReadable(SelectionKey key, boolean sendAnother) {
    BenchConnection connection = (BenchConnection) key.attachment();
    now = System.nanoTime();
    try {
      connection.read((from, in, offset) -> onAnswer(from, in, offset, sendAnother));
      connection.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void onAnswer(BenchConnection from, ByteBuffer in, int offset, boolean sendAnother) {
    long sent = sentAt[from.index()][in.getInt(offset + 12) & (TIMES - 1)];
    if (now >= measureFrom && now < measureUntil) {
      answered++;
      latency.recordValue(Math.max(1, now - sent));
    }
    // A relayed success is as long as the responder's answer; every refusal is longer. Both
    // identifiers were sent alike.
    int length = in.getInt(offset) & 0xFF_FFFF;
    boolean ours = in.getInt(offset + 12) == in.getInt(offset + 16);
    if ((in.get(offset + 4) & 0x20) != 0 || length != ANSWER_LENGTH || !ours) {
      errors++;
    }
    if (sendAnother) {
      send(from, now);
    }
  }

  private void send(BenchConnection connection, long at) {
    int id = next[connection.index()]++;
    sentAt[connection.index()][id & (TIMES - 1)] = at;
    connection.append(requests.get(connection.index()), id, id);
  }

  private void report(int seconds) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "%d %d %.3f %.3f %.3f",
            answered / seconds,
            errors,
            latency.getValueAtPercentile(50) / 1e6,
            latency.getValueAtPercentile(99) / 1e6,
            latency.getValueAtPercentile(99.9) / 1e6));
  }
}
