package org.signalbox.sbi.http.internal;

import io.netty.buffer.ByteBuf;

/**
 * Follows the frames of one HTTP/2 connection without reading them: how many octets have come of a
 * frame, or of a header block over several frames, that has not come whole. The engine keeps them
 * until it has, and knows of no request before. Used by the event loop of the connection.
 */
final class FrameProgress {

  private static final int FRAME_HEADER_OCTETS = 9;
  private static final int HEADERS = 0x1;
  private static final int PUSH_PROMISE = 0x5;
  private static final int CONTINUATION = 0x9;
  private static final int END_HEADERS = 0x4;

  private int headerOctets;
  private int length;
  private int type;
  private int flags;

  /** What is still to come of the frame. */
  private int missing;

  /** Frames of a header block before this one. */
  private long ofBlock;

  private long ofFrame;

  /** How often nothing was unfinished: whoever sees the same number twice sees the same block. */
  private long completions;

  /** Follows what came, from a position on; the buffer stays as it is. */
  void follow(ByteBuf octets, int from) {
    int at = from;
    int end = octets.writerIndex();
    while (at < end) {
      if (headerOctets < FRAME_HEADER_OCTETS) {
        begin(octets.getUnsignedByte(at++));
      } else {
        int some = Math.min(missing, end - at);
        missing -= some;
        ofFrame += some;
        at += some;
      }
      if (headerOctets == FRAME_HEADER_OCTETS && missing == 0) {
        finish();
      }
    }
  }

  private void begin(int octet) {
    ofFrame++;
    switch (headerOctets++) {
      case 0, 1, 2 -> length = length << 8 | octet;
      case 3 -> type = octet;
      case 4 -> flags = octet;
      default -> {
        // The stream does not matter: nothing else may come between the frames of a block.
      }
    }
    missing = length;
  }

  private void finish() {
    boolean isOfBlock = type == HEADERS || type == PUSH_PROMISE || type == CONTINUATION;
    if (isOfBlock && (flags & END_HEADERS) == 0) {
      ofBlock += ofFrame;
    } else {
      ofBlock = 0;
      completions++;
    }
    headerOctets = 0;
    length = 0;
    ofFrame = 0;
  }

  /** How many octets have come of what has not come whole. */
  long unfinished() {
    return ofBlock + ofFrame;
  }

  /** Rises whenever a frame or a header block has come whole. */
  long completions() {
    return completions;
  }
}
