package org.signalbox.diameter.message;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Octets of any valid message, written without the codec: any command, application, flags (but R
 * with E) and reserved bits, known and unknown AVPs of any vendor, groups in groups, and padding
 * that need not be zero.
 */
final class ArbitraryMessage {

  private static final int DEPTH_MAX = 5;
  private static final int CAPACITY = 64 * 1024;

  private final SplittableRandom random;
  private final ByteBuffer out = ByteBuffer.allocate(CAPACITY);

  private ArbitraryMessage(SplittableRandom random) {
    this.random = random;
  }

  static byte[] octets(SplittableRandom random) {
    return new ArbitraryMessage(random).message();
  }

  private byte[] message() {
    int flags = random.nextInt(256);
    boolean both = (flags & CommandFlags.REQUEST) != 0 && (flags & CommandFlags.ERROR) != 0;
    out.putInt(0);
    out.putInt((both ? flags & ~CommandFlags.ERROR : flags) << 24 | random.nextInt(1 << 24));
    out.putInt(random.nextInt()).putInt(random.nextInt()).putInt(random.nextInt());
    int avps = random.nextInt(12);
    for (int i = 0; i < avps; i++) {
      avp(0);
    }
    out.putInt(0, 1 << 24 | out.position());
    return Arrays.copyOf(out.array(), out.position());
  }

  private void avp(int depth) {
    int start = out.position();
    int flags = random.nextInt(256);
    out.putInt(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(700));
    out.putInt(0);
    if ((flags & Avp.VENDOR) != 0) {
      out.putInt(random.nextBoolean() ? 10415 : random.nextInt());
    }
    if (depth < DEPTH_MAX && random.nextInt(4) == 0) {
      int inside = random.nextInt(4);
      for (int i = 0; i < inside; i++) {
        avp(depth + 1);
      }
    } else {
      byte[] data = new byte[random.nextInt(40)];
      random.nextBytes(data);
      out.put(data);
    }
    out.putInt(start + 4, flags << 24 | (out.position() - start));
    while (out.position() % 4 != 0) {
      out.put((byte) random.nextInt());
    }
  }
}
