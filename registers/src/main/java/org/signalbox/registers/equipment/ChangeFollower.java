package org.signalbox.registers.equipment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.internal.EquipmentStore;
import org.signalbox.registers.equipment.internal.RemovedKeys;

/**
 * Takes into the register of this node what nodes on the same database have changed.
 *
 * <p>What a change said is only a hint where to look: the entries of its keys are taken as the
 * database has them now, so that the order of what many nodes do plays no part. Of an import only
 * the entries that it put are read, and the keys that it removed; this node's own changes are
 * passed over. Runs on the thread that watches other nodes; what this node changes itself waits for
 * pieces of it, never for the whole.
 */
final class ChangeFollower {

  private static final int KEYS_AT_ONCE = 10_000;

  private final EquipmentRegister register;
  private final EquipmentStore store;
  private final ReentrantLock changing;

  /** Numbers of this node's changes that did not come by yet; under the lock. */
  private final Set<Long> own = new HashSet<>();

  /** Times that this node changed entries; under the lock. */
  private long ownTimes;

  /**
   * @param changing held by whoever changes the register
   */
  ChangeFollower(EquipmentRegister register, EquipmentStore store, ReentrantLock changing) {
    this.register = register;
    this.store = store;
    this.changing = changing;
  }

  /** This node has changed entries, and recorded it so; called with the lock. */
  void changed(List<EquipmentChange> recorded) {
    ownTimes++;
    recorded.forEach(change -> own.add(change.id()));
  }

  /** Changes come by in order. */
  void follow(List<EquipmentChange> seen) {
    List<EquipmentChange> ofOthers = ofOthers(seen);
    List<EntryKey> keys = ofOthers.stream().flatMap(ChangeFollower::keys).distinct().toList();
    for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
      take(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)));
    }
    for (EquipmentChange change : ofOthers) {
      if (change.action() == EquipmentChange.Action.IMPORT_END && !change.before().isEmpty()) {
        takeImport(Long.parseLong(change.before()));
      }
    }
  }

  private List<EquipmentChange> ofOthers(List<EquipmentChange> seen) {
    changing.lock();
    try {
      return seen.stream().filter(change -> !own.remove(change.id())).toList();
    } finally {
      changing.unlock();
    }
  }

  private static Stream<EntryKey> keys(EquipmentChange change) {
    return switch (change.action()) {
      // What a later release did to an entry is looked up like all else.
      case SET, REMOVE, OTHER ->
          EquipmentSelector.parse(change.equipment())
              .map(equipment -> new EntryKey(equipment, Supi.parse(change.supi())))
              .stream();
      case IMPORT_REMOVE -> RemovedKeys.of(change.before()).stream();
      case IMPORT_BEGIN, IMPORT_END -> Stream.empty();
    };
  }

  /** All keys together, since every change of a range builds the index of ranges anew. */
  private void take(List<EntryKey> keys) {
    changing.lock();
    try {
      Map<EntryKey, StoredEntry> found = store.findAll(keys);
      List<EntryKey> gone = new ArrayList<>(keys);
      gone.removeAll(found.keySet());
      register.put(found.values().stream().map(stored -> MarkedKey.of(stored.entry())).toList());
      register.remove(gone);
    } finally {
      changing.unlock();
    }
  }

  /** What this node changed since the reading began may be newer than what is read: read again. */
  private void takeImport(long begun) {
    long before = ownTimes();
    store.putBy(
        begun,
        piece -> {
          changing.lock();
          try {
            if (ownTimes == before) {
              register.put(piece);
            } else {
              take(piece.stream().map(MarkedKey::key).toList());
            }
          } finally {
            changing.unlock();
          }
        });
  }

  private long ownTimes() {
    changing.lock();
    try {
      return ownTimes;
    } finally {
      changing.unlock();
    }
  }
}
