package org.signalbox.ledger;

import java.util.Iterator;

/**
 * An image to octets, in chunks of about a thousandth of the whole, so that nobody needs all of it
 * in memory twice. Equal images need not be equal chunks. Any thread.
 */
public final class LedgerImageEncoder {

  private LedgerImageEncoder() {}

  /** The chunks in their order, made as they are asked for. */
  public static Iterator<byte[]> chunks(LedgerImage image) {
    return image.chunks();
  }

  /**
   * The chunks of what changed since an earlier image, made as they are asked for.
   *
   * @param before an image of the same shard; what both have in common costs a look and no octet
   */
  public static Iterator<byte[]> changes(LedgerImage image, LedgerImage before) {
    return image.chunksSince(before);
  }
}
