package org.signalbox.ledger.runtime.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;

/** Copies the beginning of a ledger's file, which nobody changes any more. One thread. */
public final class LedgerFileCopy {

  private static final int BUFFER_OCTETS = 1 << 20;

  private LedgerFileCopy() {}

  /** Writes so many octets of a file. */
  public static void write(LedgerStoragePort storage, FileName name, long octets, OutputStream out)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_OCTETS);
    try (StorageFile file = storage.open(name)) {
      for (long at = 0; at < octets; at += buffer.limit()) {
        buffer.clear().limit((int) Math.min(BUFFER_OCTETS, octets - at));
        if (file.read(buffer, at) < buffer.limit()) {
          throw new OperatorFault(name + " ends before octet " + octets);
        }
        out.write(buffer.array(), 0, buffer.limit());
      }
    }
  }

  /** Makes a new file; it is on the disk when this returns. */
  public static void restore(LedgerStoragePort storage, FileName name, InputStream in)
      throws IOException {
    byte[] buffer = new byte[BUFFER_OCTETS];
    try (StorageFile file = storage.create(name, 0)) {
      long at = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        file.write(ByteBuffer.wrap(buffer, 0, read), at);
        at += read;
      }
      file.sync();
    }
  }
}
