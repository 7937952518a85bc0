package org.signalbox.diameter.internal;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.sctp.SctpMessage;
import io.netty.util.concurrent.PromiseCombiner;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * Diameter messages as SCTP user messages, one each (RFC 6733 §2.1). What is sent goes in order on
 * stream 0; what comes may use any stream, in order or not. The system may deliver a long message
 * in parts, those of several streams mixed; a sender that never completes one holds bounded memory
 * and loses its association. Used on one event loop.
 */
final class SctpFraming extends ChannelDuplexHandler {

  /** The payload protocol identifier of Diameter in clear (RFC 6733 §11.4). */
  private static final int DIAMETER_PAYLOAD = 46;

  private static final int STREAM = 0;
  private static final int LENGTH_MASK = 0xFF_FFFF;

  private final int octetsMax;
  private final Map<Integer, ByteBuf> parts = new HashMap<>();
  private long partOctets;

  /**
   * The framing of one association.
   *
   * @param octetsMax most octets of messages that are not complete
   */
  SctpFraming(int octetsMax) {
    this.octetsMax = octetsMax;
  }

  // Reading.

  @Override
  public void channelRead(ChannelHandlerContext context, Object read) {
    if (!(read instanceof SctpMessage part)) {
      context.fireChannelRead(read);
      return;
    }
    ByteBuf whole = joined(context, part);
    if (!part.isComplete()) {
      keep(context, part.streamIdentifier(), whole);
    } else if (isOneMessage(whole)) {
      context.fireChannelRead(whole);
    } else {
      whole.release();
      context.fireExceptionCaught(new IOException("a user message is not one Diameter message"));
    }
  }

  private ByteBuf joined(ChannelHandlerContext context, SctpMessage part) {
    ByteBuf before = parts.remove(part.streamIdentifier());
    if (before == null) {
      return part.content();
    }
    partOctets -= before.readableBytes();
    try {
      ByteBuf whole =
          context.alloc().buffer(before.readableBytes() + part.content().readableBytes());
      return whole.writeBytes(before).writeBytes(part.content());
    } finally {
      before.release();
      part.release();
    }
  }

  private void keep(ChannelHandlerContext context, int stream, ByteBuf part) {
    partOctets += part.readableBytes();
    parts.put(stream, part);
    if (partOctets > octetsMax) {
      dropParts();
      context.fireExceptionCaught(new IOException("a user message is too long"));
    }
  }

  private void dropParts() {
    parts.values().forEach(ByteBuf::release);
    parts.clear();
    partOctets = 0;
  }

  /**
   * True when a header can be read and its length is that of the user message. A version that is
   * not ours is judged behind this.
   */
  private static boolean isOneMessage(ByteBuf whole) {
    return whole.readableBytes() >= DiameterMessage.HEADER_LENGTH
        && (whole.getInt(whole.readerIndex()) & LENGTH_MASK) == whole.readableBytes();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    dropParts();
    context.fireChannelInactive();
  }

  // Writing.

  @Override
  public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
    if (!(written instanceof ByteBuf batch)) {
      var _ = context.write(written, promise);
      return;
    }
    try {
      if (!batch.isReadable() && !promise.isVoid()) {
        // Nothing to send, but to be told of behind all that waits: the close that follows a last
        // word hangs on it. An empty user message is never sent.
        var _ = context.write(new SctpMessage(DIAMETER_PAYLOAD, STREAM, batch.retain()), promise);
      } else if (promise.isVoid()) {
        while (batch.isReadable()) {
          var _ = context.write(next(batch), context.voidPromise());
        }
      } else {
        PromiseCombiner all = new PromiseCombiner(context.executor());
        while (batch.isReadable()) {
          all.add(context.write(next(batch)));
        }
        all.finish(promise);
      }
    } finally {
      batch.release();
    }
  }

  /** The next message of a batch: the node's own, so its length is right. */
  private static SctpMessage next(ByteBuf batch) {
    int length = batch.getInt(batch.readerIndex()) & LENGTH_MASK;
    return new SctpMessage(DIAMETER_PAYLOAD, STREAM, batch.readRetainedSlice(length));
  }
}
