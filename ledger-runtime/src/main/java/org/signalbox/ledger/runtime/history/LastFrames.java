package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import org.signalbox.ledger.AccountId;

/**
 * Where the last frame of each account in a segment begins: numbers by the hash of the account's
 * name, without an object for each. Accounts whose names have the same hash share one chain of
 * frames; the frames name them. One thread.
 */
final class LastFrames {

  private static final long FREE = 0;

  private long[] hashes = new long[1 << 12];
  private int[] offsets = new int[1 << 12];
  private int size;

  /** The hash of an account's name, the same in every process; never 0. */
  static long hash(AccountId account) {
    long hash = mixed(mixed(0x9e3779b97f4a7c15L, account.tenant()) ^ ':', account.account());
    return hash == FREE ? 1 : hash;
  }

  private static long mixed(long seed, String text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    return hash * 0xff51afd7ed558ccdL;
  }

  /** Where the account's last frame begins; 0 for none. */
  int get(long hash) {
    int slot = slot(hash);
    return hashes[slot] == hash ? offsets[slot] : 0;
  }

  /** The account's last frame begins at an offset; where the one before began, or 0. */
  int put(long hash, int offset) {
    int slot = slot(hash);
    int before = hashes[slot] == hash ? offsets[slot] : 0;
    if (hashes[slot] == FREE) {
      hashes[slot] = hash;
      size++;
    }
    offsets[slot] = offset;
    if (size * 2 > hashes.length) {
      grow();
    }
    return before;
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (hashes[slot] != FREE && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldOffsets = offsets;
    hashes = new long[oldHashes.length * 2];
    offsets = new int[oldHashes.length * 2];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != FREE) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        offsets[slot] = oldOffsets[i];
      }
    }
  }

  int size() {
    return size;
  }

  /** Writes hashes, ascending, each with its offset. */
  void writeSorted(ByteBuffer into) {
    long[] sorted = new long[size];
    int at = 0;
    for (long hash : hashes) {
      if (hash != FREE) {
        sorted[at++] = hash;
      }
    }
    java.util.Arrays.sort(sorted);
    for (long hash : sorted) {
      into.putLong(hash).putInt(get(hash));
    }
  }
}
