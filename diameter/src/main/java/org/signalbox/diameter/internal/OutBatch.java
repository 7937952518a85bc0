package org.signalbox.diameter.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * Gathers the messages for one connection into one buffer, so that a batch is one write. Used on
 * the connection's event loop.
 */
final class OutBatch implements DiameterMessage.BodySink {

  private static final int CAPACITY = 16 * 1024;
  private static final int FULL = 64 * 1024;

  private final Channel channel;
  private final byte[] header = new byte[DiameterMessage.HEADER_LENGTH];
  private @Nullable ByteBuf buffer;

  OutBatch(Channel channel) {
    this.channel = channel;
  }

  /** Appends a message. */
  void add(DiameterMessage message) {
    ByteBuf out = buffer;
    if (out == null) {
      out = channel.alloc().ioBuffer(Math.max(CAPACITY, message.length()));
      buffer = out;
    }
    message.encodeHeader(header);
    out.writeBytes(header);
    message.encodeBody(this);
    if (out.readableBytes() >= FULL) {
      hand();
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    ByteBuf out = buffer;
    if (out != null) {
      out.writeBytes(bytes, offset, length);
    }
  }

  private void hand() {
    ByteBuf out = buffer;
    if (out != null) {
      buffer = null;
      var _ = channel.write(out, channel.voidPromise());
    }
  }

  /** Hands what was gathered to the operating system, as far as that takes it. */
  void flush() {
    hand();
    channel.flush();
  }

  /** The same, and tells when all of it has left. */
  void flush(ChannelFutureListener then) {
    ByteBuf out = buffer;
    buffer = null;
    channel.writeAndFlush(out == null ? Unpooled.EMPTY_BUFFER : out).addListener(then);
  }

  void release() {
    ByteBuf out = buffer;
    if (out != null) {
      out.release();
      buffer = null;
    }
  }
}
