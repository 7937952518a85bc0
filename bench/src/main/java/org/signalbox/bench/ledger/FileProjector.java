package org.signalbox.bench.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;

/**
 * A projector that writes a line for each record, its position behind them, and syncs: the work of
 * a database that appends, and the same number of syncs.
 */
final class FileProjector implements LedgerProjectorPort {

  private static final int HEAD_OCTETS = Long.BYTES;

  private final FileChannel channel;
  private long end;
  private long position;

  FileProjector(Path folder) throws IOException {
    channel =
        FileChannel.open(
            folder.resolve("projected"),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    end = Math.max(HEAD_OCTETS, channel.size());
    ByteBuffer head = ByteBuffer.allocate(HEAD_OCTETS);
    if (channel.read(head, 0) == HEAD_OCTETS) {
      position = head.getLong(0);
    }
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void project(ProjectorBatch batch) {
    StringBuilder lines = new StringBuilder();
    for (PositionedRecord record : batch.records()) {
      lines.append(record.position()).append('.').append(record.index()).append(' ');
      lines.append(record.at()).append(' ');
      lines.append(record.record().getClass().getSimpleName()).append('\n');
    }
    try {
      end +=
          channel.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII)), end);
      channel.write(ByteBuffer.allocate(HEAD_OCTETS).putLong(batch.upTo()).flip(), 0);
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    position = batch.upTo();
  }
}
