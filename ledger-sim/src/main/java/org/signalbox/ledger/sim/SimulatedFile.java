package org.signalbox.ledger.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The content of one file: what the machine sees, and what would be left after a crash.
 *
 * <p>A write that was not synced is on the disk in sectors. A crash keeps any of them, in any
 * order, and may tear each: keep its beginning only, or leave garbage in the part of it that was
 * being written. What a sync confirmed before is never touched, even in the same sector.
 */
final class SimulatedFile {

  private static final int SECTOR = 512;

  /** One write that no sync has confirmed. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Pending(int offset, byte[] octets) {}

  private byte[] seen = new byte[0];
  private byte[] durable = new byte[0];
  private final List<Pending> pending = new ArrayList<>();

  int octets() {
    return seen.length;
  }

  byte[] seen() {
    return seen;
  }

  void write(int offset, byte[] octets) {
    seen = laid(seen, offset, octets);
    pending.add(new Pending(offset, octets));
  }

  void sync() {
    for (Pending write : pending) {
      durable = laid(durable, write.offset, write.octets);
    }
    pending.clear();
  }

  /**
   * A sync that failed: some of it is on the disk, and the system forgot the rest as if it were.
   */
  void syncPartly(SplittableRandom random) {
    settle(random);
  }

  /** The machine crashed: what is on the disk is all there is. */
  void crash(SplittableRandom random) {
    settle(random);
    seen = durable.clone();
  }

  /** Changes one octet, as a failing disk does. */
  void damage(int offset, int mask) {
    durable[offset] ^= (byte) mask;
    seen[offset] ^= (byte) mask;
  }

  private void settle(SplittableRandom random) {
    // Nothing, everything, or each sector by itself: all three come often.
    int keptOfHundred = List.of(0, 100, 10, 50, 90).get(random.nextInt(5));
    for (Pending write : pending) {
      for (int at = 0; at < write.octets.length; ) {
        int toSectorEnd = SECTOR - (write.offset + at) % SECTOR;
        int length = Math.min(toSectorEnd, write.octets.length - at);
        byte[] sector = Arrays.copyOfRange(write.octets, at, at + length);
        if (random.nextInt(100) < keptOfHundred) {
          durable = laid(durable, write.offset + at, torn(sector, random));
        }
        at += length;
      }
    }
    pending.clear();
  }

  private static byte[] torn(byte[] sector, SplittableRandom random) {
    int fate = random.nextInt(16);
    if (fate == 0) {
      return Arrays.copyOf(sector, random.nextInt(sector.length + 1));
    }
    if (fate == 1) {
      random.nextBytes(sector);
    }
    return sector;
  }

  private static byte[] laid(byte[] onto, int offset, byte[] octets) {
    int end = offset + octets.length;
    byte[] result = end > onto.length ? Arrays.copyOf(onto, end) : onto;
    System.arraycopy(octets, 0, result, offset, octets.length);
    return result;
  }
}
