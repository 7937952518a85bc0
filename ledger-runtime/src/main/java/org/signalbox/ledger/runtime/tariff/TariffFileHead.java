package org.signalbox.ledger.runtime.tariff;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What stands before the content of a tariff file.
 *
 * @param parent the hash of the tariff that the content changes; empty when the content is whole
 * @param depth how many files must be read for this one besides it; 0 when the content is whole
 */
record TariffFileHead(Optional<String> parent, int depth) {

  /** Files of one chain; beyond that a tariff is written whole. */
  static final int DEPTH_MAX = 32;

  static final int OCTETS = 48;

  private static final long MAGIC = 0x5342544152494646L;
  private static final int VERSION = 1;
  private static final int HASH_OCTETS = 32;

  static final TariffFileHead WHOLE = new TariffFileHead(Optional.empty(), 0);

  TariffFileHead {
    if (depth < 0 || depth > DEPTH_MAX || parent.isPresent() != depth > 0) {
      throw new IllegalArgumentException("a chain of " + depth + " files");
    }
  }

  byte[] encode() {
    ByteBuffer octets = ByteBuffer.allocate(OCTETS);
    octets.putLong(MAGIC).putInt(VERSION).putInt(depth);
    parent.ifPresent(hash -> octets.put(HexFormat.of().parseHex(hash)));
    return octets.array();
  }

  /**
   * @throws IllegalArgumentException when the octets are no head of this version
   */
  static TariffFileHead decode(ByteBuffer octets) {
    if (octets.remaining() < OCTETS || octets.getLong() != MAGIC) {
      throw new IllegalArgumentException("it does not begin like a tariff");
    }
    int version = octets.getInt();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "its format is version " + version + ", this program reads " + VERSION);
    }
    int depth = octets.getInt();
    byte[] hash = new byte[HASH_OCTETS];
    octets.get(hash);
    return new TariffFileHead(
        depth == 0 ? Optional.empty() : Optional.of(HexFormat.of().formatHex(hash)), depth);
  }
}
