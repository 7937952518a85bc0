package org.signalbox.sql.internal;

import java.io.IOException;
import java.nio.file.Path;

/** How the system brings parts of a file onto the disk. */
interface DiskPort {

  /** A file that is there, to be written to by others. */
  OpenFile open(Path file) throws IOException;

  /** Any thread. */
  interface OpenFile extends AutoCloseable {

    /**
     * Has the disk begin to take all that was written, and waits for nothing. Takes no news of a
     * failure from {@link #sync}.
     *
     * @throws IOException when the system refuses
     */
    void beginWriting() throws IOException;

    /**
     * Has the disk take what was written to a part, and waits until it has. That does not make it
     * survive a power cut yet, {@link #sync} does.
     *
     * @param from octets from the beginning
     * @param octets 1 or more
     * @throws IOException also for what failed before, and was told nobody
     */
    void write(long from, long octets) throws IOException;

    /**
     * Waits until all that was written survives a power cut.
     *
     * @throws IOException also for what failed before, and was told nobody
     */
    void sync() throws IOException;

    @Override
    void close();
  }
}
