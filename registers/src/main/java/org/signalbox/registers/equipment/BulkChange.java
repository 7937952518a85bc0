package org.signalbox.registers.equipment;

import java.util.List;

/** An import under way: entries that come in pieces and are recorded as one change. */
public final class BulkChange {

  private final LiveEquipment live;
  private final EquipmentChange begun;

  BulkChange(LiveEquipment live, EquipmentChange begun) {
    this.live = live;
    this.begun = begun;
  }

  /** Puts a piece; returns when it is durable and counts. */
  public void put(List<EquipmentEntry> entries) {
    live.putOf(begun, entries);
  }

  /** Removes entries; returns when it is durable and counts. */
  public void remove(List<EntryKey> keys) {
    live.removeOf(keys);
  }

  /**
   * Removes the entries that neither this import nor a change beside it has put.
   *
   * @return how many
   */
  public long removeOthers() {
    return live.removeOthersThan(begun);
  }

  /** Writes down that the import is over, done or not: other nodes then take what it stored. */
  public void end(String what) {
    live.end(begun, what);
  }
}
