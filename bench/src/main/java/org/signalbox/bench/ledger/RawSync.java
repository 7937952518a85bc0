package org.signalbox.bench.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/**
 * What the disk itself takes to keep 256 octets: writing inside a file that was filled before, and
 * a sync.
 */
public final class RawSync implements AutoCloseable {

  private static final int RECORD_OCTETS = 256;
  private static final int FILE_OCTETS = 32 << 20;

  private final FileChannel channel;
  private final ByteBuffer record = ByteBuffer.allocateDirect(RECORD_OCTETS);
  private long offset;

  /** Makes and fills the file {@code raw} in a folder. */
  public RawSync(Path folder) throws IOException {
    channel =
        FileChannel.open(
            folder.resolve("raw"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
    for (long at = 0; at < FILE_OCTETS; at += zeros.capacity()) {
      channel.write(zeros.clear(), at);
    }
    channel.force(true);
  }

  /** Syncs again and again for a while. */
  public void run(long nanos, Histogram latencies) throws IOException {
    long end = System.nanoTime() + nanos;
    long begin = System.nanoTime();
    while (begin < end) {
      channel.write(record.clear(), offset);
      channel.force(false);
      offset = (offset + RECORD_OCTETS) % FILE_OCTETS;
      long done = System.nanoTime();
      latencies.recordValue(done - begin);
      begin = done;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
