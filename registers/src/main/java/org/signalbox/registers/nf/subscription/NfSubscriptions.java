package org.signalbox.registers.nf.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The subscriptions that this instance keeps, each stored before it is answered.
 *
 * <p>Where several instances share a database, each sends the notifications of those that it keeps.
 * One that is extended at another instance is kept there from then on, so its owner hears of
 * changes again after the instance that kept it has gone.
 *
 * <p>Any thread may call; what stores blocks.
 */
public final class NfSubscriptions {

  /** More than all network functions of a large network make. */
  public static final int MAX = 100_000;

  /** More than a network function subscribes to: what a whole core of Open5GS makes is 31. */
  public static final int OWNER_MAX = 1_000;

  /** Of all together, as JSON without white space: many small ones, or some large. */
  public static final long OCTETS_MAX = 64L << 20;

  private final NfSubscriptionStore store;
  private final String self;
  private final Map<String, NfSubscription> kept = new ConcurrentHashMap<>();

  /** How many of those kept an owner has. */
  private final Map<String, Integer> owners = new ConcurrentHashMap<>();

  private final AtomicLong octets = new AtomicLong();

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

  /** Stores one and keeps it here. */
  public void put(NfSubscription subscription) {
    store.put(subscription).join();
    keep(subscription);
  }

  private void keep(NfSubscription subscription) {
    NfSubscription before = kept.put(subscription.key().id(), subscription);
    owners.merge(subscription.owner(), 1, Integer::sum);
    octets.addAndGet(subscription.octets());
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

  /** Whether this instance keeps one. */
  public boolean isKept(String id) {
    return kept.containsKey(id);
  }

  private void discount(NfSubscription subscription) {
    octets.addAndGet(-subscription.octets());
    owners.computeIfPresent(subscription.owner(), (owner, count) -> count == 1 ? null : count - 1);
  }

  /** One that has not ended, here or at another instance. */
  public Optional<NfSubscription> find(String id, Instant now) {
    return Optional.ofNullable(kept.get(id))
        .or(() -> store.find(id))
        .filter(found -> found.validUntil().isAfter(now));
  }

  /** Removes one; false where there is none. */
  public boolean remove(String id) {
    boolean removed = store.remove(id).join();
    drop(id);
    return removed;
  }

  /** Those that this instance keeps. */
  public Collection<NfSubscription> kept() {
    return Collections.unmodifiableCollection(kept.values());
  }

  /** Removes what has ended here, unless another instance has come to keep it. */
  public void removeEnded(Instant now) {
    List<String> ended =
        kept.values().stream()
            .filter(one -> !one.validUntil().isAfter(now))
            .map(one -> one.key().id())
            .toList();
    for (String id : ended) {
      if (store.find(id).filter(found -> !found.key().keeper().equals(self)).isEmpty()) {
        store.remove(id).join();
      }
      drop(id);
    }
  }

  /** Lets go of what other instances have come to keep since; nothing where there are none. */
  public void letGo() {
    if (store.isShared() && !kept.isEmpty()) {
      Set<String> here =
          store.load(self).stream().map(one -> one.key().id()).collect(Collectors.toSet());
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
