package org.signalbox.ledger;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a voucher's code: its hash, 32 octets as four numbers. The code itself
 * never comes here.
 */
public record VoucherHash(long first, long second, long third, long fourth)
    implements Comparable<VoucherHash> {

  /** Octets of a hash. */
  public static final int OCTETS = 32;

  /**
   * @throws IllegalArgumentException when they are not {@value #OCTETS}
   */
  public static VoucherHash of(byte[] octets) {
    if (octets.length != OCTETS) {
      throw new IllegalArgumentException(
          "a voucher's hash of " + octets.length + " octets, expected " + OCTETS);
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    return new VoucherHash(in.getLong(), in.getLong(), in.getLong(), in.getLong());
  }

  public byte[] octets() {
    return ByteBuffer.allocate(OCTETS)
        .putLong(first)
        .putLong(second)
        .putLong(third)
        .putLong(fourth)
        .array();
  }

  @Override
  public int compareTo(VoucherHash other) {
    int order = Long.compare(first, other.first);
    order = order != 0 ? order : Long.compare(second, other.second);
    order = order != 0 ? order : Long.compare(third, other.third);
    return order != 0 ? order : Long.compare(fourth, other.fourth);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VoucherHash that
        && first == that.first
        && second == that.second
        && third == that.third
        && fourth == that.fourth;
  }

  /** The same in every process. */
  @Override
  public int hashCode() {
    return Long.hashCode(first);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(octets());
  }
}
