package org.signalbox.sbi.http.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.signalbox.core.OperatorFault;
import org.signalbox.sbi.http.SbiTls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of TLS, read again when one of them changes. Files that do not fit together, as between
 * two steps of a renewal, are told once and leave what was there in force.
 *
 * <p>One virtual thread looks at them; any thread may take what is in force.
 */
final class TlsFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final SbiTls files;
  private final Thread watch;
  private volatile TlsMaterial material;
  private volatile boolean closed;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private TlsFiles(SbiTls files) {
    this.files = files;
    Map<Path, FileTime> seen = times();
    this.material = TlsMaterial.read(files);
    this.watch = Thread.ofVirtual().name("sbi-tls-files").unstarted(() -> watch(seen));
  }

  static TlsFiles open(SbiTls files) {
    TlsFiles opened = new TlsFiles(files);
    opened.watch.start();
    return opened;
  }

  /**
   * Has something done whenever other files are in force, by the thread that looks at them; it must
   * not wait.
   */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** What is in force. */
  TlsMaterial material() {
    return material;
  }

  private void watch(Map<Path, FileTime> atStart) {
    Map<Path, FileTime> seen = atStart;
    while (!closed) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      Map<Path, FileTime> now = times();
      if (!closed && !now.equals(seen)) {
        seen = now;
        reload();
      }
    }
  }

  private void reload() {
    try {
      material = TlsMaterial.read(files);
      LOG.atInfo()
          .addKeyValue("certificate", files.certificate())
          .addKeyValue("until", material.chain().getFirst().getNotAfter().toInstant())
          .log("sbi certificates reloaded");
      listeners.forEach(Runnable::run);
    } catch (OperatorFault e) {
      LOG.atError()
          .addKeyValue("fault", e.getMessage())
          .log("sbi certificates not reloaded: the former stay in force");
    }
  }

  private Map<Path, FileTime> times() {
    Map<Path, FileTime> times = new HashMap<>();
    Stream.of(
            Stream.of(files.certificate(), files.key()),
            files.authority().stream(),
            files.revoked().stream())
        .flatMap(some -> some)
        .forEach(file -> {
          try {
            times.put(file, Files.getLastModifiedTime(file));
          } catch (IOException e) {
            // A file that is away for a moment is a change, and one more when it is back.
            times.remove(file);
          }
        });
    return times;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watch);
  }
}
