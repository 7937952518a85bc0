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
}
