package org.signalbox.ledger.runtime.backup;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.journal.JournalTail;
import org.signalbox.ledger.runtime.journal.JournalWriter;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;

/** A stretch of the log: the commands, each behind its length, and 0 at the end. One thread. */
public final class LogCopy {

  private static final int END = 0;

  private LogCopy() {}

  /**
   * Writes the commands behind a position, up to one that is on the disk. The ledger may go on
   * meanwhile.
   */
  public static void write(LedgerStoragePort storage, long after, long upTo, OutputStream to)
      throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    JournalReader reader = JournalReader.after(storage, after);
    while (reader.position() < upTo) {
      Optional<JournalFrame> frame = reader.next();
      if (frame.isEmpty()) {
        throw new OperatorFault(
            "the ledger's log ends at position " + reader.position() + ", expected " + upTo);
      }
      out.writeInt(frame.get().payload().length);
      out.write(frame.get().payload());
    }
    out.writeInt(END);
    out.flush();
  }

  /**
   * Makes them the log of a ledger that has none.
   *
   * @param after the position of the snapshot that goes before
   * @return the position of the last
   */
  public static long restore(
      LedgerStoragePort storage, long after, InputStream from, LongSupplier salts)
      throws IOException {
    DataInputStream in = new DataInputStream(from);
    JournalTail nothing = new JournalTail(Optional.empty(), after, 0, List.of(), List.of());
    try (JournalWriter writer =
        JournalWriter.behind(nothing, storage, JournalConfig.DEFAULT, salts)) {
      for (int length = in.readInt(); length != END; length = in.readInt()) {
        if (length < 0 || length > JournalConfig.PAYLOAD_OCTETS_MAX) {
          throw new OperatorFault("a command of " + length + " octets in a backup");
        }
        if (!writer.append(in.readNBytes(length))) {
          throw new OperatorFault("no room on the disk for the ledger's log");
        }
        if (writer.gatheredOctets() > JournalConfig.DEFAULT.batchOctetsMax()) {
          writer.sync();
        }
      }
      return writer.sync();
    }
  }
}
