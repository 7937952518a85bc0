package org.signalbox.bench.dra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A raw connection that reads and writes whole batches: what the generator and the responder have
 * in common. One thread reads; another may write.
 */
final class BenchConnection {

  private static final int HEADER = 20;
  private static final int COMMAND = 4;
  private static final int APPLICATION = 8;
  private static final int HOP_BY_HOP = 12;
  private static final int GOODBYE_MILLIS = 1_000;
  private static final int LENGTH_BITS = 0xFF_FFFF;

  /** Takes each message of a batch. */
  @FunctionalInterface
  interface MessageSink {

    /** A message stands at an offset of the buffer. */
    void onMessage(BenchConnection connection, ByteBuffer buffer, int offset);
  }

  private final BenchWire wire;
  private final ByteBuffer in;
  private final ByteBuffer out;
  private final int index;
  private final byte[] watchdogAnswer;
  private boolean left;

  /**
   * A connection.
   *
   * @param index tells it from the others
   * @param octets of its buffers: what may be under way at one time
   * @param watchdogAnswer this side's
   */
  BenchConnection(BenchWire wire, int index, int octets, byte[] watchdogAnswer) {
    this.wire = wire;
    this.index = index;
    this.in = ByteBuffer.allocateDirect(octets);
    this.out = ByteBuffer.allocateDirect(octets);
    this.watchdogAnswer = watchdogAnswer;
  }

  /** Dials in clear; blocks. */
  static SocketChannel dial(InetSocketAddress relay) throws IOException {
    SocketChannel channel = SocketChannel.open(relay);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return channel;
  }

  /** Exchanges capabilities over a channel that still blocks; then it does not block. */
  void greet(byte[] cer) throws IOException {
    out.put(cer);
    flush();
    while (in.position() < HEADER || in.position() < lengthAt(0)) {
      if (wire.read(in) < 0) {
        throw new IOException("the relay closed instead of answering CER");
      }
    }
    in.clear();
    wire.channel().configureBlocking(false);
  }

  /** Says goodbye. */
  void leave(byte[] dpr) throws IOException {
    synchronized (out) {
      out.put(dpr);
    }
    flush();
  }

  /** Waits a moment for the answer to the goodbye, then closes. */
  void close() throws IOException, InterruptedException {
    try {
      for (int i = 0; i < GOODBYE_MILLIS && !left; i++) {
        read((self, buffer, offset) ->
            left |= commandAt(offset) == BenchMessages.COMMAND_DISCONNECT);
        Thread.sleep(left ? 0 : 1);
      }
    } catch (IOException e) {
      // The other side closed at once, which is as good.
    }
    wire.channel().close();
  }

  SocketChannel channel() {
    return wire.channel();
  }

  int index() {
    return index;
  }

  /** Appends a request. */
  void append(RequestTemplate template, int number) {
    synchronized (out) {
      template.append(out, number);
    }
  }

  /** Appends an answer to the message at an offset. */
  void answer(byte[] template, ByteBuffer buffer, int offset) {
    synchronized (out) {
      int at = out.position();
      out.put(template);
      out.putLong(at + HOP_BY_HOP, buffer.getLong(offset + HOP_BY_HOP));
    }
  }

  /** Reads what is there and hands each message to the sink, answering watchdogs itself. */
  void read(MessageSink sink) throws IOException {
    int count = wire.read(in);
    if (count < 0) {
      throw new IOException("the relay closed the connection");
    }
    int offset = 0;
    while (in.position() - offset >= HEADER && in.position() - offset >= lengthAt(offset)) {
      int length = lengthAt(offset);
      boolean watchdog =
          commandAt(offset) == BenchMessages.COMMAND_WATCHDOG
              && in.getInt(offset + APPLICATION) == 0;
      if (watchdog) {
        answer(watchdogAnswer, in, offset);
      } else {
        sink.onMessage(this, in, offset);
      }
      offset += length;
    }
    in.limit(in.position()).position(offset);
    in.compact();
  }

  private int commandAt(int offset) {
    return in.getInt(offset + COMMAND) & LENGTH_BITS;
  }

  private int lengthAt(int offset) {
    return in.getInt(offset) & LENGTH_BITS;
  }

  /** Writes the batch, waiting while the other side takes no more. */
  void flush() throws IOException {
    synchronized (out) {
      out.flip();
      while (out.hasRemaining()) {
        if (wire.write(out) == 0) {
          Thread.onSpinWait();
        }
      }
      out.clear();
    }
  }
}
