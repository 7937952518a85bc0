package org.signalbox.registers.nf;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What changed lately, where instances share a database: for who takes over the subscriptions of an
 * instance that is gone, and for one that comes back. Any thread may call; reads block.
 */
public interface NfChangeStore {

  /**
   * Changes by rising revision, each with the whole profile before and after it. Of a network
   * function that changed very often, one of them may be the sum of several.
   *
   * @param after the revision behind which they begin
   * @param upTo the last revision that counts
   * @param most how many are read at once
   */
  Page changes(long after, long upTo, int most);

  /**
   * Some changes.
   *
   * @param changes by rising revision
   * @param readUpTo the revision up to which all are told by now
   */
  record Page(List<NfChange> changes, long readUpTo) {

    public Page {
      changes = List.copyOf(changes);
    }
  }

  /** Forgets what changed more than an hour ago. */
  CompletableFuture<Boolean> forgetOld();
}
