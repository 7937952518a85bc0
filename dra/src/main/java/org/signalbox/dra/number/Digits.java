package org.signalbox.dra.number;

import org.signalbox.diameter.message.AvpCursor;

/**
 * A number as digits, leading zeros included, packed so that numbers compare as texts do.
 *
 * <p>Each digit takes four bits, the first one the highest, and is one more than its value, so that
 * a number's end sorts before any further digit. Digits beyond the {@value #MAX_LENGTH}th are left
 * out: no entry of a table is as long.
 *
 * @param high the first sixteen digits
 * @param low the other sixteen
 */
public record Digits(long high, long low) implements Comparable<Digits> {

  /** Digits that are kept. */
  public static final int MAX_LENGTH = 32;

  /** No number. */
  public static final Digits NONE = new Digits(0, 0);

  private static final int PER_WORD = 16;
  private static final int BITS = 4;
  private static final int DIGIT_MASK = 0xF;

  /** The digits of a text; {@link #NONE} when it is empty or has anything else. */
  public static Digits of(CharSequence text) {
    return of(text, 0, text.length());
  }

  /** The digits of a part of a text. */
  public static Digits of(CharSequence text, int from, int end) {
    long high = 0;
    long low = 0;
    for (int i = from; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      int place = i - from;
      if (place < PER_WORD) {
        high |= unit(place, digit + 1L);
      } else if (place < MAX_LENGTH) {
        low |= unit(place, digit + 1L);
      }
    }
    return new Digits(high, low);
  }

  /** The digits of an AVP's text; {@link #NONE} when it is empty or has anything else. */
  static Digits of(AvpCursor avp) {
    long high = 0;
    long low = 0;
    int length = avp.dataLength();
    for (int place = 0; place < length; place++) {
      int digit = avp.dataAt(place) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      if (place < PER_WORD) {
        high |= unit(place, digit + 1L);
      } else if (place < MAX_LENGTH) {
        low |= unit(place, digit + 1L);
      }
    }
    return new Digits(high, low);
  }

  private static long unit(int place, long value) {
    return value << (BITS * (PER_WORD - 1 - place % PER_WORD));
  }

  /** This number with something added to the digit at a place; no digit carries over. */
  Digits plus(int place, int value) {
    return place < PER_WORD
        ? new Digits(high + unit(place, value), low)
        : new Digits(high, low + unit(place, value));
  }

  /** True for {@link #NONE}. */
  public boolean isEmpty() {
    return high == 0;
  }

  /** How many digits there are, up to {@value #MAX_LENGTH}. */
  public int length() {
    int unused =
        low == 0
            ? PER_WORD + Long.numberOfTrailingZeros(high) / BITS
            : Long.numberOfTrailingZeros(low) / BITS;
    return high == 0 ? 0 : MAX_LENGTH - unused;
  }

  /** The order of the texts. */
  @Override
  public int compareTo(Digits other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** The digits. It names a subscriber. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(MAX_LENGTH);
    for (int place = 0; place < length(); place++) {
      long word = place < PER_WORD ? high : low;
      int nibble = (int) (word >>> (BITS * (PER_WORD - 1 - place % PER_WORD))) & DIGIT_MASK;
      text.append((char) ('0' + nibble - 1));
    }
    return text.toString();
  }
}
