package org.signalbox.app.internal.backup;

import java.util.concurrent.atomic.AtomicLong;

/** How far a backup is. Any thread. */
public final class BackupProgress {

  private final AtomicLong done = new AtomicLong();
  private final AtomicLong total = new AtomicLong(1);

  /** What there will be in all, about. */
  void expect(long expected) {
    total.set(Math.max(1, expected));
  }

  void advance(long by) {
    done.addAndGet(by);
  }

  public long done() {
    return Math.min(done.get(), total.get());
  }

  public long total() {
    return total.get();
  }
}
