package org.signalbox.diameter.internal;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * Cuts a stream of octets into messages (RFC 6733 §3), copying each once. Keeps at most one
 * unfinished message. Used on one event loop; owns the buffers that are given to it.
 */
final class FrameReader {

  /** Takes what was cut. */
  interface Sink {

    /** One message, framed soundly. */
    void onFrame(byte[] frame);

    /**
     * A header after which the stream cannot be trusted.
     *
     * @param header 20 octets
     */
    void onBadFrame(byte[] header);

    /** False ends the cutting; what is left is thrown away. */
    boolean wantsMore();
  }

  private static final int PREFIX = 4;

  /** A buffer that is kept is at most so many times as large as what is in it. */
  private static final int SLACK = 4;

  private final Sink sink;
  private int lengthMax;
  private @Nullable ByteBuf rest;

  FrameReader(Sink sink, int lengthMax) {
    this.sink = sink;
    this.lengthMax = lengthMax;
  }

  void lengthMax(int octets) {
    lengthMax = octets;
  }

  /** Reads a buffer to its end and releases it. */
  void read(ByteBuf in, ByteBufAllocator allocator) {
    ByteBuf data = joined(in);
    try {
      cut(data);
      keepRest(data, allocator);
    } finally {
      data.release();
    }
  }

  /** What was kept, with the new octets behind it. */
  private ByteBuf joined(ByteBuf in) {
    ByteBuf kept = rest;
    if (kept == null) {
      return in;
    }
    rest = null;
    try {
      return kept.writeBytes(in);
    } finally {
      in.release();
    }
  }

  private void cut(ByteBuf data) {
    while (sink.wantsMore() && data.readableBytes() >= PREFIX) {
      int first = data.getInt(data.readerIndex());
      int length = first & 0xFF_FFFF;
      if (first >>> 24 != 1 || length < DiameterMessage.HEADER_LENGTH || isOdd(length)) {
        bad(data);
        return;
      }
      if (data.readableBytes() < length) {
        return;
      }
      byte[] frame = new byte[length];
      data.readBytes(frame);
      sink.onFrame(frame);
    }
  }

  private boolean isOdd(int length) {
    return length % 4 != 0 || length > lengthMax;
  }

  private void bad(ByteBuf data) {
    if (data.readableBytes() >= DiameterMessage.HEADER_LENGTH) {
      byte[] header = new byte[DiameterMessage.HEADER_LENGTH];
      data.readBytes(header);
      sink.onBadFrame(header);
    }
  }

  private void keepRest(ByteBuf data, ByteBufAllocator allocator) {
    if (!sink.wantsMore() || !data.isReadable()) {
      return;
    }
    if (mayGrow(data)) {
      rest = data.retain();
      return;
    }
    // The rest is copied: it must not hold a large read buffer for a few octets.
    ByteBuf kept = allocator.buffer(Math.max(256, data.readableBytes()));
    kept.writeBytes(data);
    rest = kept;
  }

  /** One message that comes in many pieces is gathered where it is, not copied for each piece. */
  private boolean mayGrow(ByteBuf data) {
    return data.readerIndex() == 0
        && data.capacity() <= SLACK * data.readableBytes()
        && data.maxWritableBytes() >= lengthMax;
  }

  /** True when the beginning of a message is kept. */
  boolean isInMessage() {
    return rest != null;
  }

  /** Releases what is kept. */
  void close() {
    ByteBuf kept = rest;
    if (kept != null) {
      kept.release();
      rest = null;
    }
  }
}
