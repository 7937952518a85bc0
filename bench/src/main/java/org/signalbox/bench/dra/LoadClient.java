package org.signalbox.bench.dra;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One client: its connection, its requests and when they were due. One thread sends, and the same
 * or another one receives.
 */
final class LoadClient {

  private static final int FLAGS = 4;
  private static final int HOP_BY_HOP = 12;
  private static final int END_TO_END = 16;
  private static final int ERROR = 0x20;
  private static final int ANSWER_LENGTH = BenchMessages.answer().length;
  private static final int BUFFER_MIN = 32 * 1024;
  private static final int BUFFER_MAX = 1 << 20;
  private static final int OCTETS_PER_REQUEST = 512;

  private final BenchConnection connection;
  private final RequestTemplate template;
  private final SentTimes due;
  private int next;

  private LoadClient(BenchConnection connection, RequestTemplate template, SentTimes due) {
    this.connection = connection;
    this.template = template;
    this.due = due;
  }

  /** A client that has exchanged capabilities. */
  static LoadClient greeting(BenchWire wire, int index, int underWayMax) throws IOException {
    String host = BenchMessages.clientHost(index);
    int octets = Math.clamp((long) underWayMax * OCTETS_PER_REQUEST, BUFFER_MIN, BUFFER_MAX);
    byte[] watchdogAnswer = BenchMessages.watchdogAnswer(host, BenchMessages.CLIENT_REALM);
    BenchConnection connection = new BenchConnection(wire, index, octets, watchdogAnswer);
    connection.greet(BenchMessages.capabilities(host, BenchMessages.CLIENT_REALM));
    return new LoadClient(connection, BenchMessages.request(host), new SentTimes(underWayMax));
  }

  BenchConnection connection() {
    return connection;
  }

  /** Appends a request to the batch. */
  void send(long dueNanos) {
    int number = next++;
    due.set(number, dueNanos);
    connection.append(template, number);
  }

  void flush() throws IOException {
    connection.flush();
  }

  /** Says goodbye. */
  void leave() throws IOException {
    connection.leave(BenchMessages.disconnect(BenchMessages.clientHost(connection.index())));
  }

  /** Counts the answer at an offset. */
  void receive(ByteBuffer in, int offset, long now, LoadWindow window) {
    int number = in.getInt(offset + HOP_BY_HOP);
    window.answered(due.get(number), now, isWrong(in, offset));
  }

  /** Refusals carry the E bit; both identifiers were sent alike; relays may add Route-Records. */
  private static boolean isWrong(ByteBuffer in, int offset) {
    int length = in.getInt(offset) & 0xFF_FFFF;
    return (in.get(offset + FLAGS) & ERROR) != 0
        || length < ANSWER_LENGTH
        || in.getInt(offset + HOP_BY_HOP) != in.getInt(offset + END_TO_END);
  }
}
