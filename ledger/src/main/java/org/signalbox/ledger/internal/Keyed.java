package org.signalbox.ledger.internal;

/**
 * A value that holds its own key.
 *
 * @param <K> a key whose hash is the same in every process, such as a {@code String}'s
 */
public interface Keyed<K extends Comparable<K>> {

  K key();

  /** The hash of its key; for one that would have to make the key first, without that. */
  default int keyHash() {
    return key().hashCode();
  }

  /** Whether a key is its own; for one that would have to make the key first, without that. */
  default boolean hasKey(K other) {
    return key().equals(other);
  }
}
