package org.signalbox.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.RepositoryFolder;
import org.signalbox.testsupport.SignalboxSetup;

/**
 * A disk that fails, is slow or is full for a program that is started on it: a library between the
 * program and the system, made of {@code bad_disk.c}.
 */
public final class BadDisk {

  private final Path folder;
  private final String library;

  /**
   * @param folder for the library and the marks by which faults are turned on
   */
  public BadDisk(Path folder) {
    this.folder = folder;
    this.library = folder.resolve("bad_disk.so").toString();
    ExternalTool.require("gcc", "gcc libc6-dev")
        .run(
            "-shared",
            "-fPIC",
            "-O1",
            "-o",
            library,
            RepositoryFolder.resolve("interop/src/test/c/bad_disk.c").toString(),
            "-ldl");
  }

  /** The setup on this disk. */
  public SignalboxSetup under(SignalboxSetup setup) {
    return setup.withEnvironment(
        Map.of(
            "LD_PRELOAD",
            library,
            "SIGNALBOX_FAIL_SYNC",
            mark("syncs-fail").toString(),
            "SIGNALBOX_FULL_DISK",
            mark("disk-full").toString()));
  }

  /** The setup on a disk whose syncs take longer. */
  public SignalboxSetup slowUnder(SignalboxSetup setup, int millis) {
    return setup.withEnvironment(
        Map.of("LD_PRELOAD", library, "SIGNALBOX_SLOW_SYNC", Integer.toString(millis)));
  }

  /** From now on every sync fails, or none. */
  public void failSyncs(boolean fail) {
    set(mark("syncs-fail"), fail);
  }

  /** From now on no file of the ledger can grow, or all can. */
  public void fill(boolean full) {
    set(mark("disk-full"), full);
  }

  private Path mark(String name) {
    return folder.resolve(name);
  }

  private static void set(Path mark, boolean there) {
    try {
      if (there) {
        Files.createFile(mark);
      } else {
        Files.delete(mark);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
