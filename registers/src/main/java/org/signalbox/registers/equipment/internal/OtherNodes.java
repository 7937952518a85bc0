package org.signalbox.registers.equipment.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.signalbox.registers.equipment.EquipmentChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the changes that nodes on the same database make, on a thread of its own. A database that
 * cannot be read is asked again, as is one whose changes the follower cannot take; nothing is
 * skipped.
 */
public final class OtherNodes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final EquipmentChangeStore changes;
  private final Consumer<List<EquipmentChange>> follower;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("equipment-follower").daemon().factory());
  private long seen;

  /**
   * @param follower told of changes in order, on the thread of this
   */
  public OtherNodes(EquipmentChangeStore changes, Consumer<List<EquipmentChange>> follower) {
    this.changes = changes;
    this.follower = follower;
  }

  /** Begins to watch behind a change. */
  public void start(long from) {
    seen = from;
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      List<EquipmentChange> next = changes.after(seen);
      while (!next.isEmpty()) {
        follower.accept(next);
        seen = next.getLast().id();
        next = changes.after(seen);
      }
    } catch (RuntimeException e) {
      // The boundary of the schedule, which would end for good: whatever it was, look again.
      LOG.atWarn().setCause(e).log("changes of the equipment register cannot be followed");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
