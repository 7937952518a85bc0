package org.signalbox.catalog.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogStorageFailure;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.rating.TariffChange;
import org.signalbox.sql.Database;

/**
 * The live catalog over SQL.
 *
 * <p><b>Order.</b> A change is compiled, its activation prepared, then it is stored and synced,
 * then activated, then in force, then answered. So what anybody saw in force is found again after a
 * crash, and what was refused is not.
 *
 * <p><b>Group commit.</b> Callers queue their changes; whoever gets the lock takes all that wait,
 * compiles them as a chain, each upon the one before, and stores them in one transaction. Nobody
 * waits for a batch to fill: a batch is what came while the last one was synced. When a batch of
 * several cannot be stored, each is tried alone, so that a faulty one fails alone.
 *
 * <p><b>Reading</b> is one volatile read.
 */
public final class StoredCatalog implements LiveCatalog {

  /** More waiting changes are refused. */
  static final int QUEUE_CAPACITY = 4_096;

  private final ReentrantLock writing = new ReentrantLock();
  private final ArrayBlockingQueue<PendingChange> waiting =
      new ArrayBlockingQueue<>(QUEUE_CAPACITY);
  private final LiveItemStore store;
  private final ActivationPort activation;
  private final InstantSource clock;

  private volatile CatalogVersion current;

  /** Reads what is in force from the database. */
  public StoredCatalog(Database database, ActivationPort activation, InstantSource clock) {
    this.store = new LiveItemStore(database, new LiveItemForm());
    this.activation = activation;
    this.clock = clock;
    this.current = store.read();
  }

  @Override
  public CatalogVersion current() {
    return current;
  }

  @Override
  public CatalogVersion change(Function<CatalogVersion, CatalogChange> change) {
    PendingChange own = new PendingChange(change);
    if (!waiting.offer(own)) {
      throw new CatalogStorageFailure(
          new IllegalStateException(QUEUE_CAPACITY + " changes are waiting for the database"));
    }
    writing.lock();
    try {
      if (!own.isDecided()) {
        List<PendingChange> batch = new ArrayList<>();
        waiting.drainTo(batch);
        carryOut(batch);
      }
    } finally {
      writing.unlock();
    }
    return own.outcome();
  }

  /** Changes that wait for the one being stored. */
  int waiting() {
    return waiting.size();
  }

  private void carryOut(List<PendingChange> batch) {
    try {
      carryOutTogether(batch);
    } catch (RuntimeException failure) {
      // The boundary at which every waiting caller gets an answer, whatever went wrong.
      if (batch.size() == 1) {
        batch.getFirst().fail(failure);
        return;
      }
      for (PendingChange pending : batch) {
        carryOut(List.of(pending));
      }
    }
  }

  private void carryOutTogether(List<PendingChange> batch) {
    CatalogVersion before = current;
    CatalogVersion next = before;
    List<CatalogChange> changes = new ArrayList<>();
    for (PendingChange pending : batch) {
      next = pending.compile(next).orElse(next);
      pending.change().ifPresent(changes::add);
    }
    List<TariffChange> tariffs = changes.stream().map(CatalogChange::tariff).toList();
    ActivationPort.Activation activated =
        new ActivationPort.Activation(before.tariff(), tariffs, next.tariff(), clock.instant());
    boolean isActivating = next.tariff() != before.tariff();
    if (isActivating) {
      activation.prepare(activated);
    }
    if (!changes.isEmpty()) {
      store.write(changes);
    }
    if (isActivating) {
      activation.activate(activated);
    }
    current = next;
    batch.forEach(PendingChange::succeed);
  }
}
