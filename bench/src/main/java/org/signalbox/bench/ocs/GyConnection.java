package org.signalbox.bench.ocs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.OptionalLong;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.testsupport.credit.Open5gsSession;

/** A raw connection of the generator that reads and writes whole batches. One thread. */
final class GyConnection implements AutoCloseable {

  private static final int CREDIT_CONTROL = 4;
  private static final int HEADER = 20;
  private static final int BUFFER = 4 << 20;
  private static final int LENGTH_BITS = 0xFF_FFFF;
  private static final int COMMAND = 4;
  private static final int HOP_BY_HOP = 12;

  /** Takes each answer of a batch. */
  @FunctionalInterface
  interface AnswerSink {

    /** An answer stands at an offset of the buffer. */
    void onAnswer(ByteBuffer buffer, int offset);
  }

  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
  private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
  private final byte[] watchdogAnswer;

  private GyConnection(SocketChannel channel, Origin origin) {
    this.channel = channel;
    this.watchdogAnswer =
        DiameterMessage.request(0, BaseCommand.DEVICE_WATCHDOG)
            .notProxiable()
            .build()
            .answer()
            .result(ResultCode.SUCCESS)
            .origin(origin)
            .build()
            .encoded();
  }

  /** Connects and exchanges capabilities, as the gateway of a number. */
  static GyConnection open(InetSocketAddress server, int number) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    Origin origin =
        Origin.of(
            "gw" + number + "." + Open5gsSession.SAMPLE_NODE.realm(),
            Open5gsSession.SAMPLE_NODE.realm());
    GyConnection connection = new GyConnection(channel, origin);
    connection.greet(origin);
    return connection;
  }

  private void greet(Origin origin) throws IOException {
    Capabilities own =
        new Capabilities(
            origin,
            List.of(InetAddress.getLoopbackAddress()),
            0,
            "bench",
            OptionalLong.empty(),
            List.of(AdvertisedApplication.auth(CREDIT_CONTROL)),
            false);
    out.put(CapabilitiesEncoder.request(own).encoded());
    var _ = flush();
    while (in.position() < HEADER || in.position() < length(0)) {
      if (channel.read(in) < 0) {
        throw new IOException("the node closed instead of answering CER");
      }
    }
    in.clear();
    channel.configureBlocking(false);
  }

  SocketChannel channel() {
    return channel;
  }

  /** Where the next request is written. */
  ByteBuffer out() {
    return out;
  }

  /** Whether a message of so many octets can be written behind those that wait. */
  boolean hasRoomFor(int octets) {
    return out.remaining() >= octets + watchdogAnswer.length;
  }

  /**
   * Writes the batch as far as the other side takes it; the rest waits.
   *
   * @return whether all has left
   */
  boolean flush() throws IOException {
    out.flip();
    while (out.hasRemaining() && channel.write(out) > 0) {
      // Again: the system may take a part at a time.
    }
    out.compact();
    return out.position() == 0;
  }

  /** Reads what is there, hands each answer on, and answers watchdogs itself. */
  void read(AnswerSink sink) throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the node closed the connection");
    }
    int offset = 0;
    while (in.position() - offset >= HEADER && in.position() - offset >= length(offset)) {
      if ((in.getInt(offset + COMMAND) & LENGTH_BITS) == BaseCommand.DEVICE_WATCHDOG) {
        int at = out.position();
        out.put(watchdogAnswer);
        out.putLong(at + HOP_BY_HOP, in.getLong(offset + HOP_BY_HOP));
      } else {
        sink.onAnswer(in, offset);
      }
      offset += length(offset);
    }
    in.limit(in.position()).position(offset);
    in.compact();
  }

  private int length(int offset) {
    return in.getInt(offset) & LENGTH_BITS;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
