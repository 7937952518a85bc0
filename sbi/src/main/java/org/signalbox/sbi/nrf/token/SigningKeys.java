package org.signalbox.sbi.nrf.token;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys of one NRF, and their rotation. The first is made when it is first asked for, so that
 * who needs no tokens has no keys. Any thread; making and storing a key blocks.
 *
 * <pre>
 *   made ──publishedBefore──▶ signs ──every──▶ signs no more ──publishedAfter──▶ forgotten
 * </pre>
 */
public final class SigningKeys {

  private final SigningKeyStore store;
  private final TokenAlgorithm algorithm;
  private final KeyRotation rotation;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();

  /** Oldest first. */
  private List<SigningKey> keys;

  private SigningKeys(
      SigningKeyStore store, TokenAlgorithm algorithm, KeyRotation rotation, InstantSource clock) {
    this.store = store;
    this.algorithm = algorithm;
    this.rotation = rotation;
    this.clock = clock;
    this.keys = store.load();
  }

  /**
   * Opens the keys.
   *
   * @param file where they are kept; read and written by its owner alone
   * @throws org.signalbox.core.OperatorFault when the file cannot be read
   */
  public static SigningKeys open(
      Path file, TokenAlgorithm algorithm, KeyRotation rotation, InstantSource clock) {
    return new SigningKeys(new SigningKeyStore(file), algorithm, rotation, clock);
  }

  /** The key that signs now. */
  SigningKey signing() {
    lock.lock();
    try {
      rotate();
      return signingAt(clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** All that producers need to know, oldest first. */
  List<SigningKey> published() {
    lock.lock();
    try {
      rotate();
      return keys;
    } finally {
      lock.unlock();
    }
  }

  /** A published key. */
  Optional<SigningKey> find(String id) {
    return published().stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private void rotate() {
    Instant now = clock.instant();
    List<SigningKey> next = new ArrayList<>(keys);
    if (next.isEmpty() || isDue(next.getLast(), now)) {
      next.add(SigningKey.make(algorithm, now));
    }
    while (next.size() > 1 && isForgotten(next.get(1), now)) {
      next.removeFirst();
    }
    if (!next.equals(keys)) {
      store.save(next);
      keys = List.copyOf(next);
    }
  }

  /** The newest signs from its lead on, or another algorithm is wanted: its successor is made. */
  private boolean isDue(SigningKey newest, Instant now) {
    return newest.algorithm() != algorithm || !now.isBefore(newest.madeAt().plus(rotation.every()));
  }

  /** Whether a key has signed for so long that tokens of the one before it have ended. */
  private boolean isForgotten(SigningKey successor, Instant now) {
    return !now.isBefore(
        successor.madeAt().plus(rotation.publishedBefore()).plus(rotation.publishedAfter()));
  }

  /** The newest that is published for long enough; the oldest where none is. */
  private SigningKey signingAt(Instant now) {
    for (SigningKey key : keys.reversed()) {
      if (!now.isBefore(key.madeAt().plus(rotation.publishedBefore()))) {
        return key;
      }
    }
    return keys.getFirst();
  }
}
