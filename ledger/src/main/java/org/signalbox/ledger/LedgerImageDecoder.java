package org.signalbox.ledger;

import java.time.DateTimeException;
import org.signalbox.core.Invariant.BrokenInvariant;
import org.signalbox.ledger.internal.ImageBuilder;

/**
 * Octets to an image: takes the chunks of {@link LedgerImageEncoder} in their order. Used for one
 * image by one thread.
 */
public final class LedgerImageDecoder {

  private final ImageBuilder builder = new ImageBuilder();

  /**
   * Takes the next chunk.
   *
   * @throws UnreadableLedgerFault when it is no chunk, or not the next
   */
  public void accept(byte[] chunk) {
    try {
      builder.accept(chunk);
    } catch (IllegalArgumentException
        | DateTimeException
        | ArithmeticException
        | BrokenInvariant e) {
      throw new UnreadableLedgerFault("found an image that cannot be: " + e.getMessage(), e);
    }
  }

  /**
   * Goes on to what changed since: after the last chunk of an image come those of {@link
   * LedgerImageEncoder#changes}.
   *
   * @throws UnreadableLedgerFault when chunks are missing
   */
  public void amend() {
    builder.amend();
  }

  /**
   * The image, after the last chunk.
   *
   * @throws UnreadableLedgerFault when chunks are missing
   */
  public LedgerImage finish() {
    return new LedgerImage(builder.finish());
  }
}
