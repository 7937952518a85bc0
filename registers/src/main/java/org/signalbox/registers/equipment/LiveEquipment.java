package org.signalbox.registers.equipment;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.internal.EquipmentChangeStore;
import org.signalbox.registers.equipment.internal.EquipmentStore;
import org.signalbox.registers.equipment.internal.EquipmentWriteStore;
import org.signalbox.registers.equipment.internal.OtherNodes;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The equipment register of a node: entries at rest in its database, all of them in memory.
 *
 * <p>It is loaded beside the rest of the start; until then a check has no answer, since nobody may
 * be let in only because the list was not read yet. A change is durable before it counts. On a
 * database server the changes of other nodes count here within a second and a half.
 *
 * <p>Checks never wait and run on any thread; everything else may block.
 */
public final class LiveEquipment implements AutoCloseable {

  /** Most entries of one call; more come by import. */
  public static final int CHANGED_AT_ONCE_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(LiveEquipment.class);

  private final EquipmentPolicy policy;
  private final EquipmentStore store;
  private final EquipmentChangeStore changes;
  private final EquipmentWriteStore writer;
  private final CompletableFuture<Boolean> loaded = new CompletableFuture<>();
  private final ReentrantLock changing = new ReentrantLock();
  private final LongAdder changed = new LongAdder();
  private final Optional<OtherNodes> others;
  private volatile EquipmentRegister register;
  private volatile boolean closing;

  private LiveEquipment(Database database, EquipmentPolicy policy, InstantSource clock) {
    this.policy = policy;
    this.store = new EquipmentStore(database);
    this.changes = new EquipmentChangeStore(database);
    this.writer = new EquipmentWriteStore(database, clock);
    this.register = new EquipmentRegister(policy);
    this.others =
        database.dialect() == SqlDialect.SQLITE
            ? Optional.empty()
            : Optional.of(new OtherNodes(changes, this::followed));
  }

  /** Opens the register of a database and begins to load it. */
  public static LiveEquipment open(Database database, EquipmentPolicy policy, InstantSource clock) {
    LiveEquipment live = new LiveEquipment(database, policy, clock);
    Thread.ofPlatform().name("equipment-loader").daemon().start(live::load);
    return live;
  }

  private void load() {
    try {
      long seen = changes.newest();
      fill(register);
      loaded.complete(true);
      LOG.atInfo().addKeyValue("entries", size()).log("equipment register loaded");
      others.ifPresent(nodes -> nodes.start(seen));
    } catch (RuntimeException e) {
      // The boundary of the loader's thread: whoever waits for it is told.
      if (!closing) {
        LOG.atError().setCause(e).log("equipment register not loaded, checks are refused");
      }
      loaded.completeExceptionally(e);
    }
  }

  private void fill(EquipmentRegister empty) {
    EquipmentRegister.Filling filling = empty.filling();
    store.load(filling::add);
    filling.end();
  }

  /** Whether checks are answered. */
  public boolean isLoaded() {
    return loaded.isDone() && !loaded.isCompletedExceptionally();
  }

  /** Waits until checks are answered. */
  public void awaitLoaded() {
    try {
      loaded.join();
    } catch (CompletionException e) {
      throw new EquipmentStorageFailure(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Checks equipment; empty until the register is loaded. */
  public Optional<Verdict> check(Pei pei, Optional<Supi> supi) {
    return isLoaded() ? Optional.of(register.check(pei, supi)) : Optional.empty();
  }

  /** Everything that speaks about equipment, see {@link EquipmentRegister#matches}. */
  public List<Match> matches(Pei pei, Optional<Supi> supi) {
    awaitLoaded();
    return register.matches(pei, supi);
  }

  /** What the entry of a key says. */
  public Optional<EquipmentMark> markOf(EntryKey key) {
    return register.markOf(key);
  }

  /** The entry of a key, with reason and time. */
  public Optional<StoredEntry> find(EntryKey key) {
    return store.find(key);
  }

  /** Some entries in order of their keys, see {@link EquipmentStore#page}. */
  public List<StoredEntry> page(EntryFilter filter, Optional<EntryKey> after, int limit) {
    return store.page(filter, after, limit);
  }

  /** Hands over all entries, in order of their keys. */
  public void export(Consumer<StoredEntry> to) {
    store.entries(to);
  }

  /** The newest changes, newest first. */
  public List<EquipmentChange> changes(int limit) {
    return changes.newest(limit);
  }

  /** How many entries there are. */
  public long size() {
    long size = 0;
    for (EquipmentMark mark : EquipmentMark.values()) {
      size += count(mark);
    }
    return size;
  }

  /** How many entries have a mark. */
  public long count(EquipmentMark mark) {
    return register.count(mark);
  }

  /** Changes made through this node since it started; an import counts once. */
  public long changed() {
    return changed.sum();
  }

  /**
   * Puts entries, each in the place of the one with the same key. Returns when they are durable and
   * count.
   *
   * @param entries at most {@link #CHANGED_AT_ONCE_MAX}
   * @param actor who does it, for the record
   * @return the changes made
   */
  public List<EquipmentChange> put(List<EquipmentEntry> entries, String actor) {
    return changing(
        entries.size(),
        () -> {
          roomForRanges(entries);
          List<EquipmentChange> made = writer.put(entries, actor);
          register.put(entries.stream().map(MarkedKey::of).toList());
          return made;
        });
  }

  /** Removes entries, see {@link #put}; keys without an entry make no change. */
  public List<EquipmentChange> remove(List<EntryKey> keys, String actor) {
    return changing(
        keys.size(),
        () -> {
          List<EquipmentChange> made = writer.remove(keys, actor);
          register.remove(keys);
          return made;
        });
  }

  private List<EquipmentChange> changing(int count, Supplier<List<EquipmentChange>> change) {
    if (count > CHANGED_AT_ONCE_MAX) {
      throw new OperatorFault(
          "found " + count + " entries, expected at most " + CHANGED_AT_ONCE_MAX + " at once");
    }
    awaitLoaded();
    changing.lock();
    try {
      List<EquipmentChange> made = change.get();
      changed.add(made.size());
      return made;
    } finally {
      changing.unlock();
    }
  }

  private void roomForRanges(Collection<EquipmentEntry> entries) {
    long more = entries.stream().filter(LiveEquipment::isLooseRange).count();
    if (more > 0 && register.ranges() + more > EquipmentRegister.RANGES_MAX) {
      throw new OperatorFault(
          "found more than "
              + EquipmentRegister.RANGES_MAX
              + " ranges that are no whole types, expected TACs and single IMEIs beyond that");
    }
  }

  private static boolean isLooseRange(EquipmentEntry entry) {
    return entry.key().supi().isEmpty()
        && entry.key().equipment() instanceof EquipmentSelector.Range;
  }

  /** Begins an import: what it puts counts at once, piece by piece. */
  public BulkChange begin(String actor, String what) {
    awaitLoaded();
    EquipmentChange begun = writer.note(EquipmentChange.Action.IMPORT_BEGIN, actor, what);
    return new BulkChange(this, begun);
  }

  void putOf(EquipmentChange bulk, List<EquipmentEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    changing.lock();
    try {
      roomForRanges(entries);
      writer.putOf(bulk.id(), entries);
      register.put(entries.stream().map(MarkedKey::of).toList());
    } finally {
      changing.unlock();
    }
  }

  long removeOthersThan(EquipmentChange bulk) {
    long before = size();
    store.untouchedSince(bulk.id(), 10_000, this::removeOf);
    return before - size();
  }

  void removeOf(List<EntryKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    changing.lock();
    try {
      writer.removeOfImport(keys);
      register.remove(keys);
    } finally {
      changing.unlock();
    }
  }

  void end(EquipmentChange bulk, String what) {
    var _ = writer.note(EquipmentChange.Action.IMPORT_END, bulk.actor(), what);
    changed.increment();
  }

  /** What was done through another node, or through this one, comes by in order. */
  private void followed(List<EquipmentChange> seen) {
    changing.lock();
    try {
      if (seen.stream().anyMatch(one -> one.action() == EquipmentChange.Action.IMPORT_END)) {
        EquipmentRegister anew = new EquipmentRegister(policy);
        fill(anew);
        register = anew;
        return;
      }
      for (EquipmentChange change : seen) {
        EquipmentSelector.parse(change.equipment())
            .ifPresent(equipment -> {
              EntryKey key = new EntryKey(equipment, Supi.parse(change.supi()));
              store
                  .find(key)
                  .ifPresentOrElse(
                      stored -> register.put(List.of(MarkedKey.of(stored.entry()))),
                      () -> register.remove(List.of(key)));
            });
      }
    } finally {
      changing.unlock();
    }
  }

  /** Stops following other nodes. Checks are still answered. */
  @Override
  public void close() {
    closing = true;
    others.ifPresent(OtherNodes::close);
  }
}
