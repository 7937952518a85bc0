package org.signalbox.bench.dra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A raw connection that reads and writes whole batches: what the generator and the responder have
 * in common. Used by one thread.
 */
final class BenchConnection {

  private static final int BUFFER = 1 << 20;
  private static final int COMMAND_WATCHDOG = 280;

  /** Takes each message of a batch. */
  interface MessageSink {

    /** A message stands at an offset of the buffer. */
    void onMessage(BenchConnection connection, ByteBuffer buffer, int offset);
  }

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
  private final int index;

  private BenchConnection(SocketChannel channel, int index) {
    this.channel = channel;
    this.index = index;
  }

  /** Connects and exchanges capabilities; blocks. */
  static BenchConnection open(InetSocketAddress relay, int index, byte[] cer) throws IOException {
    SocketChannel channel = SocketChannel.open(relay);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.write(ByteBuffer.wrap(cer));
    BenchConnection connection = new BenchConnection(channel, index);
    while (connection.in.position() < 4
        || connection.in.position() < (connection.in.getInt(0) & 0xFF_FFFF)) {
      if (channel.read(connection.in) < 0) {
        throw new IOException("the relay closed instead of answering CER");
      }
    }
    connection.in.clear();
    channel.configureBlocking(false);
    return connection;
  }

  SocketChannel channel() {
    return channel;
  }

  int index() {
    return index;
  }

  /** Appends a message whose identifiers are given. */
  void append(byte[] template, int hopByHop, int endToEnd) {
    int at = out.position();
    out.put(template);
    out.putInt(at + 12, hopByHop);
    out.putInt(at + 16, endToEnd);
  }

  /** Reads what is there and hands each message to the sink, answering watchdogs itself. */
  void read(MessageSink sink) throws IOException {
    int count = channel.read(in);
    if (count < 0) {
      throw new IOException("the relay closed the connection");
    }
    int offset = 0;
    while (in.position() - offset >= 20) {
      int length = in.getInt(offset) & 0xFF_FFFF;
      if (in.position() - offset < length) {
        break;
      }
      int flagsAndCommand = in.getInt(offset + 4);
      if ((flagsAndCommand & 0xFF_FFFF) == COMMAND_WATCHDOG) {
        answerWatchdog(offset);
      } else {
        sink.onMessage(this, in, offset);
      }
      offset += length;
    }
    in.limit(in.position()).position(offset);
    in.compact();
  }

  private void answerWatchdog(int offset) {
    byte[] answer = BenchMessages.answer();
    int at = out.position();
    out.put(answer);
    out.putInt(at + 4, COMMAND_WATCHDOG);
    out.putInt(at + 8, 0);
    out.putInt(at + 12, in.getInt(offset + 12));
    out.putInt(at + 16, in.getInt(offset + 16));
  }

  /** Writes the batch, waiting while the relay takes no more. */
  void flush() throws IOException {
    out.flip();
    while (out.hasRemaining()) {
      if (channel.write(out) == 0) {
        Thread.onSpinWait();
      }
    }
    out.clear();
  }
}
