package org.signalbox.registers.equipment;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
 * <p>It is loaded beside the rest of the start, and tried again where the database fails; until
 * then a check has no answer, since nobody may be let in only because the list was not read yet. A
 * change is durable before it counts. On a database server the changes of other nodes count here
 * within a second and a half.
 *
 * <p>Checks never wait and run on any thread; everything else may block.
 */
public final class LiveEquipment implements EquipmentPort, AutoCloseable {

  /** Most entries of one call; more come by import. */
  public static final int CHANGED_AT_ONCE_MAX = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(LiveEquipment.class);

  private final EquipmentStore store;
  private final EquipmentChangeStore changes;
  private final EquipmentWriteStore writer;
  private final EquipmentLoading loading;
  private final ReentrantLock changing = new ReentrantLock();
  private final LongAdder changed = new LongAdder();
  private final Optional<OtherNodes> others;
  private final Optional<ChangeFollower> follower;
  private final EquipmentRegister register;

  private LiveEquipment(Database database, EquipmentPolicy policy, InstantSource clock) {
    this.store = new EquipmentStore(database);
    this.changes = new EquipmentChangeStore(database);
    this.writer = new EquipmentWriteStore(database, clock);
    this.register = new EquipmentRegister(policy);
    this.follower =
        database.dialect() == SqlDialect.SQLITE
            ? Optional.empty()
            : Optional.of(new ChangeFollower(register, store, changing));
    this.others = follower.map(each -> new OtherNodes(changes, each::follow));
    this.loading = new EquipmentLoading(this::load);
  }

  /** Opens the register of a database and begins to load it. */
  public static LiveEquipment open(Database database, EquipmentPolicy policy, InstantSource clock) {
    LiveEquipment live = new LiveEquipment(database, policy, clock);
    live.loading.start();
    return live;
  }

  private void load() {
    if (follower.isEmpty()) {
      endImportsThatWereCutOff();
    }
    long seen = changes.newest();
    EquipmentRegister.Filling filling = register.filling();
    register.expect(store.size());
    store.load(filling::add);
    filling.end();
    LOG.atInfo().addKeyValue("entries", size()).log("equipment register loaded");
    others.ifPresent(nodes -> nodes.start(seen));
  }

  /** Nobody else has this database: an import without an end ended with the process before. */
  private void endImportsThatWereCutOff() {
    for (long id : changes.unfinishedImports()) {
      EquipmentChange begun = changes.after(id - 1).getFirst();
      var _ =
          writer.end(begun, begun.after() + ": cut off with its process; what it stored counts");
    }
  }

  /** How far the loading is. */
  public EquipmentLoading.State loading() {
    return loading.state();
  }

  /** Whether checks are answered. */
  public boolean isLoaded() {
    return loading.isDone();
  }

  /**
   * Waits until checks are answered.
   *
   * @throws EquipmentStorageFailure when the database failed; it is tried again
   */
  public void awaitLoaded() {
    loading.await();
  }

  /** Checks equipment; empty until the register is loaded. */
  @Override
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

  /** The entries of many keys, with reasons and times; keys without one are left out. */
  public Map<EntryKey, StoredEntry> findAll(Collection<EntryKey> keys) {
    return store.findAll(keys);
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
      follower.ifPresent(each -> each.changed(made));
      return made;
    } finally {
      changing.unlock();
    }
  }

  private void roomForRanges(Collection<EquipmentEntry> entries) {
    long more =
        entries.stream()
            .map(EquipmentEntry::key)
            .filter(key -> key.isLooseRange() && markOf(key).isEmpty())
            .distinct()
            .count();
    if (more > 0) {
      requireRoomFor(register.ranges() + more);
    }
  }

  /** How many ranges there are that are no whole types. */
  public int ranges() {
    return register.ranges();
  }

  /**
   * Lets so many ranges be that are no whole types.
   *
   * @throws OperatorFault when they are too many
   */
  public static void requireRoomFor(long ranges) {
    if (ranges > EquipmentRegister.RANGES_MAX) {
      throw new OperatorFault(
          "found more than "
              + EquipmentRegister.RANGES_MAX
              + " ranges that are no whole types, expected TACs and single IMEIs beyond that");
    }
  }

  /**
   * Begins an import: what it puts counts at once, piece by piece. Whether there is room for its
   * ranges is asked before, with {@link #requireRoomFor}: an import is taken whole.
   */
  public BulkChange begin(String actor, String what) {
    awaitLoaded();
    Set<Long> unfinished = follower.isPresent() ? changes.unfinishedImports() : Set.of();
    return new BulkChange(this, bulk(() -> writer.begin(actor, what)), unfinished);
  }

  void expect(long entries) {
    register.expect(entries);
  }

  void putOf(EquipmentChange begun, List<EquipmentEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    changing.lock();
    try {
      writer.putOf(begun.id(), entries);
      register.put(entries.stream().map(MarkedKey::of).toList());
      follower.ifPresent(each -> each.changed(List.of()));
    } finally {
      changing.unlock();
    }
  }

  /**
   * Reads the entries that no change from a beginning on has put, and lets them go but for some.
   */
  long removeUntouched(EquipmentChange begun, Predicate<EntryKey> isKept) {
    LongAdder gone = new LongAdder();
    store.untouchedSince(
        begun.id(),
        10_000,
        keys -> {
          List<EntryKey> others = keys.stream().filter(key -> !isKept.test(key)).toList();
          gone.add(remove(others, () -> writer.removeUntouched(begun, others)));
        });
    return gone.sum();
  }

  void removeOf(EquipmentChange begun, List<EntryKey> keys) {
    var _ = remove(keys, () -> writer.removeOf(begun, keys));
  }

  private int remove(List<EntryKey> keys, Supplier<EquipmentWriteStore.Removed> removing) {
    if (keys.isEmpty()) {
      return 0;
    }
    changing.lock();
    try {
      EquipmentWriteStore.Removed removed = removing.get();
      register.remove(removed.keys());
      follower.ifPresent(each -> each.changed(removed.changes()));
      return removed.keys().size();
    } finally {
      changing.unlock();
    }
  }

  void end(EquipmentChange begun, String what) {
    var _ = bulk(() -> writer.end(begun, what));
    changed.increment();
  }

  private EquipmentChange bulk(Supplier<EquipmentChange> note) {
    changing.lock();
    try {
      EquipmentChange made = note.get();
      follower.ifPresent(each -> each.changed(List.of(made)));
      return made;
    } finally {
      changing.unlock();
    }
  }

  /** Stops following other nodes. Checks are still answered. */
  @Override
  public void close() {
    loading.close();
    others.ifPresent(OtherNodes::close);
  }
}
