package org.signalbox.rpc.internal;

import org.signalbox.rpc.RpcLimits;

/**
 * Finds where JSON values end that stand back to back in a stream of octets without delimiters.
 *
 * <p>Only brackets and strings are looked at; whether a value is right in itself is the decoder's
 * business. Where a value ends does not depend on how the stream was cut into pieces. Memory is
 * bounded by the request limit and one piece. Used by one thread.
 */
public final class JsonFramer {

  /** A buffer above this size is given back once it is empty, so that idle clients cost little. */
  private static final int KEPT_OCTETS = 4_096;

  private static final byte[] EMPTY = {};

  private final int maxOctets;
  private final int maxDepth;

  private byte[] buffer;
  private int start;
  private int at;
  private int end;
  private int valueStart;
  private int depth;
  private boolean inString;
  private boolean escaped;
  private String refusal = "";

  /** What {@link #next} found. */
  public enum Outcome {
    /** A value; see {@link #valueOffset} and {@link #valueLength}. */
    VALUE,
    /** Nothing whole; more octets are needed. */
    MORE,
    /** The stream cannot be followed any further; see {@link #refusal}. */
    REFUSED
  }

  /** Copies the octets of a piece to their place. */
  @FunctionalInterface
  public interface Piece {
    void copyTo(byte[] target, int offset);
  }

  /** A framer of a stream that comes in pieces. */
  public JsonFramer(RpcLimits limits) {
    this(limits, EMPTY);
  }

  private JsonFramer(RpcLimits limits, byte[] octets) {
    this.maxOctets = limits.requestOctets();
    this.maxDepth = limits.nesting();
    this.buffer = octets;
    this.end = octets.length;
  }

  /** A framer of octets that are there as a whole; they are not copied. */
  public static JsonFramer over(byte[] octets, RpcLimits limits) {
    return new JsonFramer(limits, octets);
  }

  /** Takes a piece of the stream. */
  public void append(int length, Piece piece) {
    makeRoom(length);
    piece.copyTo(buffer, end);
    end += length;
  }

  /** Moves on to the next value. A value is readable until the next call of any method. */
  public Outcome next() {
    if (!refusal.isEmpty()) {
      return Outcome.REFUSED;
    }
    if (depth == 0 && !seekValue()) {
      return refusal.isEmpty() ? Outcome.MORE : Outcome.REFUSED;
    }
    boolean whole = scan();
    if (at - start > maxOctets) {
      refusal = "a request of more than " + maxOctets + " octets";
    }
    if (!refusal.isEmpty()) {
      return Outcome.REFUSED;
    }
    if (!whole) {
      return Outcome.MORE;
    }
    valueStart = start;
    start = at;
    return Outcome.VALUE;
  }

  public byte[] buffer() {
    return buffer;
  }

  public int valueOffset() {
    return valueStart;
  }

  public int valueLength() {
    return start - valueStart;
  }

  /** Why the stream cannot be followed any further. */
  public String refusal() {
    return refusal;
  }

  /** Whether a value has begun that has not ended. */
  public boolean isInsideValue() {
    return depth > 0;
  }

  /** Gives a large buffer back when nothing is in it. */
  public void trim() {
    if (start == end && buffer.length > KEPT_OCTETS) {
      buffer = EMPTY;
      start = 0;
      at = 0;
      end = 0;
    }
  }

  /** Octets of memory held for a request that is not small. */
  int largeOctets() {
    return buffer.length > RequestMemory.SMALL_OCTETS ? buffer.length : 0;
  }

  /** Octets of memory held. */
  public int capacity() {
    return buffer.length;
  }

  /** Skips blanks up to a value; false when there is none. */
  private boolean seekValue() {
    while (start < end && isBlank(buffer[start])) {
      start++;
    }
    at = start;
    if (start == end) {
      return false;
    }
    byte first = buffer[start];
    if (first != '{' && first != '[') {
      refusal = "no JSON object";
      return false;
    }
    return true;
  }

  /** Moves to the end of the value or of the octets; true when the value is whole. */
  private boolean scan() {
    int i = at;
    boolean whole = false;
    while (i < end && !whole) {
      byte octet = buffer[i++];
      if (inString) {
        if (escaped) {
          escaped = false;
        } else if (octet == '\\') {
          escaped = true;
        } else if (octet == '"') {
          inString = false;
        }
      } else if (octet == '"') {
        inString = true;
      } else if (octet == '{' || octet == '[') {
        if (++depth > maxDepth) {
          refusal = "a request nested deeper than " + maxDepth;
          break;
        }
      } else if (octet == '}' || octet == ']') {
        whole = --depth == 0;
      }
    }
    at = i;
    return whole;
  }

  private void makeRoom(int length) {
    if (buffer.length - end >= length) {
      return;
    }
    int pending = end - start;
    int needed = Math.addExact(pending, length);
    if (needed <= buffer.length) {
      System.arraycopy(buffer, start, buffer, 0, pending);
    } else {
      int doubled = Math.max(needed, Math.min(buffer.length * 2, maxOctets));
      byte[] larger = new byte[Math.max(doubled, 256)];
      System.arraycopy(buffer, start, larger, 0, pending);
      buffer = larger;
    }
    at -= start;
    start = 0;
    end = pending;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\n' || octet == '\r' || octet == '\t';
  }
}
