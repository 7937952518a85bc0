package org.signalbox.ledger.runtime.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.zip.CRC32C;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.LedgerImageEncoder;
import org.signalbox.ledger.runtime.storage.FileName;

/** Writes an image as a snapshot is written, to anywhere. Any thread. */
public final class SnapshotStream {

  private SnapshotStream() {}

  /** The file in a ledger's folder that an image of a position belongs into. */
  public static FileName file(long position) {
    return SnapshotHead.whole(position);
  }

  /** Writes the octets of a snapshot. */
  public static void write(SnapshotHead head, LedgerImage image, OutputStream out)
      throws IOException {
    out.write(head.encode().array());
    CRC32C ofChecksums = new CRC32C();
    Iterator<byte[]> chunks = LedgerImageEncoder.chunks(image);
    while (chunks.hasNext()) {
      byte[] chunk = chunks.next();
      CRC32C crc = new CRC32C();
      crc.update(chunk);
      out.write(prefix(chunk.length, crc));
      out.write(chunk);
      ofChecksums.update(ByteBuffer.allocate(4).putInt((int) crc.getValue()).flip());
    }
    out.write(prefix(SnapshotHead.END, ofChecksums));
  }

  private static byte[] prefix(int length, CRC32C crc) {
    return ByteBuffer.allocate(8).putInt(length).putInt((int) crc.getValue()).array();
  }
}
