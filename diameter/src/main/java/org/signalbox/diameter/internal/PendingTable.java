package org.signalbox.diameter.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection that wait for their answer, by hop-by-hop id.
 *
 * <p>The table gives the ids itself, one after another, so that an id's place is its low bits; an
 * id whose place is still taken by a slow request is skipped. Adding and taking are one array
 * access. Used on one event loop.
 */
final class PendingTable {

  private static final int CAPACITY_MIN = 256;

  private final int sizeMax;
  private @Nullable PendingRequest[] slots = new @Nullable PendingRequest[CAPACITY_MIN];
  private int[] ids = new int[CAPACITY_MIN];
  private int nextId;
  private int size;

  /**
   * An empty table.
   *
   * @param firstId random, so that a restarted node does not reuse ids
   */
  PendingTable(int sizeMax, int firstId) {
    this.sizeMax = sizeMax;
    this.nextId = firstId;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size >= sizeMax;
  }

  /** Adds a request; the caller has seen that the table is not full. Returns its id. */
  int add(PendingRequest request) {
    if (size * 2 >= slots.length) {
      grow();
    }
    while (slots[nextId & (slots.length - 1)] != null) {
      nextId++;
    }
    int id = nextId++;
    slots[id & (slots.length - 1)] = request;
    ids[id & (slots.length - 1)] = id;
    size++;
    return id;
  }

  /** Takes the request of an id; null when there is none. */
  @Nullable PendingRequest take(int id) {
    int slot = id & (slots.length - 1);
    PendingRequest request = slots[slot];
    if (request == null || ids[slot] != id) {
      return null;
    }
    slots[slot] = null;
    size--;
    return request;
  }

  /** Takes all requests, in no order. */
  List<PendingRequest> takeAll() {
    List<PendingRequest> all = new ArrayList<>(size);
    for (int i = 0; i < slots.length; i++) {
      PendingRequest request = slots[i];
      if (request != null) {
        all.add(request);
        slots[i] = null;
      }
    }
    size = 0;
    return all;
  }

  /** Ids that differ in their low bits still do with one bit more. */
  private void grow() {
    @Nullable PendingRequest[] oldSlots = slots;
    int[] oldIds = ids;
    slots = new @Nullable PendingRequest[oldSlots.length * 2];
    ids = new int[slots.length];
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != null) {
        int slot = oldIds[i] & (slots.length - 1);
        slots[slot] = oldSlots[i];
        ids[slot] = oldIds[i];
      }
    }
  }
}
