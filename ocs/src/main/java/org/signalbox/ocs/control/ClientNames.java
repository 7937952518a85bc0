package org.signalbox.ocs.control;

import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * One identity for all sessions of a client, as it writes its name: a few hundred clients have a
 * hundred thousand sessions. Bounded; of two clients at one place of the table the last is known.
 * Any thread, without a lock: an identity is immutable, and who misses what another put there makes
 * one of its own.
 */
final class ClientNames {

  /** A power of two. */
  private static final int PLACES = 256;

  /** Null where nobody was yet. */
  private final @Nullable DiameterIdentity[] recent = new DiameterIdentity[PLACES];

  /**
   * The identity of a client.
   *
   * @param name a valid one
   * @throws IllegalArgumentException as of {@link DiameterIdentity#of}
   */
  DiameterIdentity of(String name) {
    int hash = name.hashCode();
    int place = (hash ^ hash >>> 16) & (PLACES - 1);
    DiameterIdentity known = recent[place];
    // By its text: identities are equal in any case, and a client is called as it wrote itself.
    if (known != null && known.text().equals(name)) {
      return known;
    }
    DiameterIdentity fresh = DiameterIdentity.of(name);
    recent[place] = fresh;
    return fresh;
  }
}
