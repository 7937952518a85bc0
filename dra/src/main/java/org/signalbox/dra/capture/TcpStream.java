package org.signalbox.dra.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One direction of a TCP connection: puts segments in order and cuts messages out of them. */
final class TcpStream {

  private static final int HEADER = 20;
  private static final int MAX_MESSAGE = 1 << 20;
  private static final int MAX_EARLY = 64;

  private final Map<Integer, byte[]> early = new TreeMap<>();
  private byte[] waiting = new byte[0];
  private int next;
  private boolean started;

  /** Takes a segment; gives the messages that it completes. */
  List<byte[]> segment(int sequence, byte[] payload) {
    if (payload.length == 0) {
      return List.of();
    }
    if (!started) {
      started = true;
      next = sequence;
    }
    if (sequence - next > 0) {
      if (early.size() < MAX_EARLY) {
        early.put(sequence, payload);
        return List.of();
      }
      // What is missing was not captured: go on with what there is.
      early.clear();
      waiting = new byte[0];
      next = sequence;
    }
    append(sequence, payload);
    byte[] following = early.remove(next);
    while (following != null) {
      append(next, following);
      following = early.remove(next);
    }
    return cut();
  }

  /** Adds what is new in a segment. */
  private void append(int sequence, byte[] payload) {
    int known = next - sequence;
    if (known >= payload.length) {
      return;
    }
    int from = waiting.length;
    waiting = Arrays.copyOf(waiting, from + payload.length - known);
    System.arraycopy(payload, known, waiting, from, payload.length - known);
    next = sequence + payload.length;
  }

  private List<byte[]> cut() {
    List<byte[]> messages = new ArrayList<>();
    int at = 0;
    while (waiting.length - at >= HEADER) {
      int length =
          ((waiting[at + 1] & 0xff) << 16)
              | ((waiting[at + 2] & 0xff) << 8)
              | (waiting[at + 3] & 0xff);
      if (waiting[at] != 1 || length < HEADER || length > MAX_MESSAGE) {
        // No Diameter, or a stream that was joined in the middle of a message.
        waiting = new byte[0];
        return messages;
      }
      if (waiting.length - at < length) {
        break;
      }
      messages.add(Arrays.copyOfRange(waiting, at, at + length));
      at += length;
    }
    waiting = Arrays.copyOfRange(waiting, at, waiting.length);
    return messages;
  }
}
