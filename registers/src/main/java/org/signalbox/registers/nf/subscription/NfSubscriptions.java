package org.signalbox.registers.nf.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions that this instance keeps, each stored before it is answered.
 *
 * <p>Where several instances share a database, each sends the notifications of those that it keeps.
 * One that is extended at another instance is kept there from then on, so its owner hears of
 * changes again after the instance that kept it has gone.
 *
 * <p>What the store says counts: where it is shared, one is read there before it is changed, and a
 * change is stored only where nobody else has changed or removed it meanwhile.
 *
 * <p>Any thread may call; what stores blocks. Changes of one subscription take turns.
 */
public final class NfSubscriptions {

  private static final Logger LOG = LoggerFactory.getLogger(NfSubscriptions.class);

  /** More than all network functions of a large network make. */
  public static final int MAX = 100_000;

  /** More than a network function subscribes to: what a whole core of Open5GS makes is 31. */
  public static final int OWNER_MAX = 1_000;

  /** Of all together, as JSON without white space: many small ones, or some large. */
  public static final long OCTETS_MAX = 64L << 20;

  private static final int TURNS = 64;

  /** Removed at once of those that have ended, so that others wait little for the database. */
  private static final int ENDED_MAX = 1_000;

  private final NfSubscriptionStore store;
  private final String self;
  private final Map<String, NfSubscription> kept = new ConcurrentHashMap<>();

  /** How many of those kept an owner has. */
  private final Map<String, Integer> owners = new ConcurrentHashMap<>();

  private final AtomicLong octets = new AtomicLong();

  /** How many of those kept hear of the load alone. */
  private final AtomicInteger loadHearers = new AtomicInteger();

  /** By the hash of an identity; so that what is kept follows what is stored. */
  private final List<ReentrantLock> turns =
      Stream.generate(ReentrantLock::new).limit(TURNS).toList();

  private final AtomicBoolean isRemovingEnded = new AtomicBoolean();

  private final List<Consumer<String>> leaving = new CopyOnWriteArrayList<>();

  private NfSubscriptions(NfSubscriptionStore store, String self) {
    this.store = store;
    this.self = self;
  }

  /**
   * Opens what is stored.
   *
   * @param self the name of this instance
   */
  public static NfSubscriptions open(NfSubscriptionStore store, String self) {
    NfSubscriptions subscriptions = new NfSubscriptions(store, self);
    store.load(self).forEach(subscriptions::keep);
    return subscriptions;
  }

  /** A key for a new one, of a client that reaches this instance at some root. */
  public NfSubscriptionKey newKey(String root) {
    return NfSubscriptionKey.random(root, self);
  }

  /** The key of one that is there, with this instance as its keeper. */
  public NfSubscriptionKey keyHere(NfSubscription subscription) {
    return subscription.key().keptBy(self);
  }

  /** Whether another one is too many. */
  public boolean isFull() {
    return kept.size() >= MAX || octets.get() >= OCTETS_MAX;
  }

  /** Whether another one is too many for its owner. */
  public boolean isFullFor(NfSubscription subscription) {
    return owners.getOrDefault(subscription.owner(), 0) >= OWNER_MAX;
  }

  /** Stores a new one and keeps it here. */
  public void put(NfSubscription subscription) {
    store.put(subscription).join();
    keep(subscription);
  }

  /**
   * Stores what one has become, and keeps it here.
   *
   * @param before what {@link #find} gave
   * @param after of the same identity, with this instance as its keeper
   * @return false where it was changed or removed meanwhile
   */
  public boolean replace(NfSubscription before, NfSubscription after) {
    return inTurn(
        before.key().id(),
        () -> {
          boolean isStored = store.replace(before, after).join();
          if (isStored) {
            keep(after);
          }
          return isStored;
        });
  }

  private <T> T inTurn(String id, Supplier<T> change) {
    ReentrantLock turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
    turn.lock();
    try {
      return change.get();
    } finally {
      turn.unlock();
    }
  }

  private void keep(NfSubscription subscription) {
    NfSubscription before = kept.put(subscription.key().id(), subscription);
    owners.merge(subscription.owner(), 1, Integer::sum);
    octets.addAndGet(subscription.octets());
    loadHearers.addAndGet(hearsOfLoad(subscription));
    if (before != null) {
      discount(before);
    }
  }

  private void drop(String id) {
    NfSubscription before = kept.remove(id);
    if (before != null) {
      discount(before);
      leaving.forEach(listener -> listener.accept(id));
    }
  }

  /**
   * Tells the identity of each that is kept here no longer, before the call that removes it ends.
   *
   * @param listener called by whatever thread removes it; must not block
   */
  public void onLeaving(Consumer<String> listener) {
    leaving.add(listener);
  }

  private static int hearsOfLoad(NfSubscription subscription) {
    return subscription.delivery().attributes().hearOfLoad() ? 1 : 0;
  }

  /** Whether any that this instance keeps hears of a change of the load alone; quick. */
  public boolean hearOfLoad() {
    return loadHearers.get() > 0;
  }

  /** Whether this instance keeps one. */
  public boolean isKept(String id) {
    return kept.containsKey(id);
  }

  private void discount(NfSubscription subscription) {
    octets.addAndGet(-subscription.octets());
    loadHearers.addAndGet(-hearsOfLoad(subscription));
    owners.computeIfPresent(subscription.owner(), (owner, count) -> count == 1 ? null : count - 1);
  }

  /** One that has not ended, here or at another instance, as it is now. */
  public Optional<NfSubscription> find(String id, Instant now) {
    Optional<NfSubscription> found =
        store.isShared() ? store.find(id) : Optional.ofNullable(kept.get(id));
    return found.filter(one -> one.validUntil().isAfter(now));
  }

  /** Removes one; false where there is none. */
  public boolean remove(String id) {
    return inTurn(
        id,
        () -> {
          boolean removed = store.remove(id).join();
          drop(id);
          return removed;
        });
  }

  /** Those that this instance keeps. */
  public Collection<NfSubscription> kept() {
    return Collections.unmodifiableCollection(kept.values());
  }

  /**
   * Begins to remove what has ended here, unless it was extended or another instance has come to
   * keep it; does not wait for that. What cannot be removed now is removed by a later call.
   */
  public void removeEnded(Instant now) {
    List<NfSubscription> ended =
        kept.values().stream()
            .filter(one -> !one.validUntil().isAfter(now))
            .limit(ENDED_MAX)
            .toList();
    if (ended.isEmpty() || !isRemovingEnded.compareAndSet(false, true)) {
      return;
    }
    CompletableFuture<Boolean> _ =
        removal(ended)
            .whenComplete((removed, fault) -> {
              if (fault == null) {
                ended.forEach(this::dropUnlessChanged);
              } else {
                LOG.atWarn()
                    .setCause(fault)
                    .addKeyValue("subscriptions", ended.size())
                    .log("subscriptions that have ended are not removed; it is tried again");
              }
              isRemovingEnded.set(false);
            });
  }

  private CompletableFuture<Boolean> removal(List<NfSubscription> ended) {
    try {
      return store.removeAll(ended);
    } catch (RuntimeException e) {
      // Such as that the queue of the writer is full. It is told as a failed write is.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void dropUnlessChanged(NfSubscription ended) {
    String id = ended.key().id();
    if (kept.remove(id, ended)) {
      discount(ended);
      leaving.forEach(listener -> listener.accept(id));
    }
  }

  /**
   * Lets go of what was removed at other instances, or they have come to keep, since; nothing where
   * there are none.
   */
  public void letGo() {
    if (store.isShared() && !kept.isEmpty()) {
      Set<String> here = store.identities(self);
      kept.keySet().stream()
          .filter(id -> !here.contains(id) && !isStillHere(id))
          .toList()
          .forEach(this::drop);
    }
  }

  /** One that was stored after the list was read is not to be let go. */
  private boolean isStillHere(String id) {
    return store.find(id).filter(found -> found.key().keeper().equals(self)).isPresent();
  }
}
