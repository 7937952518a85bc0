package org.signalbox.rpc.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

/**
 * Gathers answers and flushes them together, so that pipelined requests cost one system call a
 * batch. Used by the connection's event loop; owns its buffer until the buffer is written.
 */
final class AnswerBatch {

  /** Answers beyond this are handed to the socket before the batch ends. */
  private static final int BATCH_OCTETS = 32 << 10;

  private static final int INITIAL_OCTETS = 1_024;

  private final Channel channel;
  private ByteBuf gathered = Unpooled.EMPTY_BUFFER;
  private boolean flushPlanned;

  AnswerBatch(Channel channel) {
    this.channel = channel;
  }

  void add(byte[] answer) {
    if (!gathered.isReadable()) {
      gathered = channel.alloc().buffer(Math.max(answer.length, INITIAL_OCTETS));
    }
    gathered.writeBytes(answer);
    if (gathered.readableBytes() >= BATCH_OCTETS) {
      flush();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The void promise reports to exceptionCaught.
  void flush() {
    if (gathered.isReadable()) {
      ByteBuf batch = gathered;
      gathered = Unpooled.EMPTY_BUFFER;
      channel.writeAndFlush(batch, channel.voidPromise());
    }
  }

  /** Flushes after the answers that already wait for this event loop have joined. */
  void planFlush() {
    if (!flushPlanned && gathered.isReadable()) {
      flushPlanned = true;
      channel
          .eventLoop()
          .execute(() -> {
            flushPlanned = false;
            flush();
          });
    }
  }

  /** Gives the buffer back; nothing more is written. */
  void discard() {
    gathered.release();
    gathered = Unpooled.EMPTY_BUFFER;
  }
}
