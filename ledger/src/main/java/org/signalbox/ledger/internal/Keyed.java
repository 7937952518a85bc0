package org.signalbox.ledger.internal;

/**
 * A value that holds its own key.
 *
 * @param <K> a key whose hash is the same in every process, such as a {@code String}'s
 */
public interface Keyed<K extends Comparable<K>> {

  K key();
}
