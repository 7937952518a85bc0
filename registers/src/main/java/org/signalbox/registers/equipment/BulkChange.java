package org.signalbox.registers.equipment;

import java.util.List;
import java.util.Set;

/** An import under way: entries that come in pieces and are recorded as one change. One thread. */
public final class BulkChange {

  private final LiveEquipment live;
  private final EquipmentChange begun;
  private final Set<Long> unfinished;

  /** Entries that are on the list as they were: the database need not write them to know them. */
  private final EquipmentRegister kept = new EquipmentRegister(EquipmentPolicy.USUAL);

  BulkChange(LiveEquipment live, EquipmentChange begun, Set<Long> unfinished) {
    this.live = live;
    this.begun = begun;
    this.unfinished = unfinished;
  }

  /**
   * Whether an entry was put by an import that did not end: other nodes may not know it and never
   * will unless it is put again.
   */
  public boolean isUnfinished(StoredEntry stored) {
    return unfinished.contains(stored.change());
  }

  /**
   * Says what is to come, so that no table grows by steps that are garbage soon.
   *
   * @param coming entries of single devices that are new
   * @param staying entries of single devices that may be kept; 0 where none is told
   */
  public void expect(long coming, long staying) {
    live.expect(coming);
    kept.expect(staying);
  }

  /** Puts a piece; returns when it is durable and counts. */
  public void put(List<EquipmentEntry> entries) {
    live.putOf(begun, entries);
  }

  /** Keeps entries as they are: {@link #removeOthers} leaves them. */
  public void keep(List<MarkedKey> entries) {
    kept.put(entries);
  }

  /** Removes entries; returns when it is durable and counts. */
  public void remove(List<EntryKey> keys) {
    live.removeOf(begun, keys);
  }

  /**
   * Removes the entries that neither this import nor a change beside it has put or kept.
   *
   * @return how many
   */
  public long removeOthers() {
    return live.removeUntouched(begun, key -> kept.markOf(key).isPresent());
  }

  /** Writes down that the import is over, done or not: other nodes then take what it stored. */
  public void end(String what) {
    live.end(begun, what);
  }
}
