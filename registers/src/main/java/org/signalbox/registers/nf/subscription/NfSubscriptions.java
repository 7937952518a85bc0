package org.signalbox.registers.nf.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions that this instance keeps, each stored before it is answered.
 *
 * <p><b>Several instances.</b> Where they share a database, each sends the notifications of those
 * that it keeps, and stores about once a second up to which change all its subscribers are told.
 * One that is extended at another instance is kept there from then on; those of an instance that
 * has been silent for ten seconds are taken over by another one. Whoever comes to keep one tells it
 * first what its former keeper had not told yet ({@link MovedSubscriptions}), and so does an
 * instance that comes back: a change is told at least once, and twice at most where it was told
 * within the last second before.
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

  /** Taken over, or let go, at once of those that come or have gone, for the same reason. */
  private static final int TAKEN_MAX = 1_000;

  private final NfSubscriptionStore store;
  private final String self;
  private final Map<String, KeptSubscription> kept = new ConcurrentHashMap<>();
  private final UntoldChanges untold = new UntoldChanges();
  private final KeeperWatch watch = new KeeperWatch();
  private final DoubtfulMoves doubts = new DoubtfulMoves();
  private volatile long savedUpTo;

  /** So that what is computed later is also stored later. */
  private final ReentrantLock saving = new ReentrantLock();

  private final Queue<MovedSubscriptions> moved = new ConcurrentLinkedQueue<>();

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
    store.load(self).forEach(one -> subscriptions.keep(one, 0));
    return subscriptions;
  }

  /**
   * Begins to keep them: what changed since this instance told its subscribers last, up to what it
   * knows now, is to be told first. To be called once, before anything changes.
   *
   * @param revision of the newest change that is known here
   * @param now what has ended by then is told of nothing
   */
  public void startAt(long revision, Instant now) {
    untold.startAt(revision);
    if (!store.isShared()) {
      return;
    }
    Optional<KeeperState> before = store.keeper(self);
    long told = before.map(KeeperState::told).orElse(revision);
    if (told < revision && !kept.isEmpty()) {
      UntoldChanges.Ticket ticket = untold.hold(told + 1);
      kept.replaceAll((id, one) -> new KeptSubscription(one.subscription(), revision));
      addMoved(new MovedSubscriptions(running(kept(), now), told, revision, ticket));
    }
    saveTold(revision);
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
    boolean _ =
        inTurn(
            subscription.key().id(),
            () -> {
              boolean isStored = store.put(subscription).join();
              untold.between(newest -> keep(subscription, newest));
              return isStored;
            });
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
          KeptSubscription here = kept.get(before.key().id());
          if (here == null) {
            return moveHere(before, after);
          }
          boolean isStored = store.replace(before, after).join();
          if (isStored) {
            keep(after, here.since());
          }
          return isStored;
        });
  }

  /** One that another instance kept: what that one has not told yet is told here. */
  private boolean moveHere(NfSubscription before, NfSubscription after) {
    // Read before it moves: what its keeper tells afterwards, it may not tell this one.
    OptionalLong told = toldBy(before.key().keeper());
    if (told.isEmpty()) {
      boolean isStored = store.replace(before, after).join();
      if (isStored) {
        untold.between(newest -> keep(after, newest));
      }
      return isStored;
    }
    UntoldChanges.Ticket ticket = untold.hold(told.getAsLong() + 1);
    boolean isStored;
    try {
      saveTold(savedUpTo);
      isStored = store.replace(before, after).join();
    } catch (RuntimeException e) {
      doubts.add(Set.of(after.key().id()), told.getAsLong(), ticket);
      throw e;
    }
    if (isStored) {
      keepMoved(List.of(after), Set.of(after.key().id()), told.getAsLong(), ticket);
    } else {
      ticket.release();
    }
    return isStored;
  }

  private OptionalLong toldBy(String keeper) {
    return store.isShared()
        ? store
            .keeper(keeper)
            .map(state -> OptionalLong.of(state.told()))
            .orElse(OptionalLong.empty())
        : OptionalLong.empty();
  }

  /**
   * @param missed identities of those that are to be told what they missed
   */
  private void keepMoved(
      List<NfSubscription> taken, Set<String> missed, long told, UntoldChanges.Ticket ticket) {
    untold.between(newest -> {
      long since = Math.max(newest, told);
      taken.forEach(one -> keep(one, since));
      addMoved(new MovedSubscriptions(missed, told, since, ticket));
    });
    taken.forEach(one -> doubts.settle(one.key().id()));
  }

  private void addMoved(MovedSubscriptions some) {
    if (some.ids().isEmpty()) {
      some.ticket().release();
    } else {
      moved.add(some);
    }
  }

  /** The identities of those that have not ended. */
  private static Set<String> running(List<NfSubscription> all, Instant now) {
    return all.stream()
        .filter(one -> one.validUntil().isAfter(now))
        .map(one -> one.key().id())
        .collect(Collectors.toSet());
  }

  /** Those that have come here since the last call, with what they are to be told first. */
  public Optional<MovedSubscriptions> nextMoved() {
    return Optional.ofNullable(moved.poll());
  }

  /** Which changes are on their way. */
  public UntoldChanges untold() {
    return untold;
  }

  /**
   * Tells other instances that this one lives, and takes over the subscriptions of those that are
   * gone, within some ten seconds; nothing where the store is not shared. To be called about once a
   * second, by one thread; blocks.
   *
   * @param seen the revision up to which this instance knows of all changes
   */
  public void lookAfterOthers(long seen, Instant now) {
    if (!store.isShared()) {
      return;
    }
    try {
      saveTold(seen);
      List<KeeperState> others =
          store.keepers().stream().filter(keeper -> !keeper.name().equals(self)).toList();
      watch.silent(others, now).forEach(gone -> takeOver(gone, now));
    } catch (RuntimeException e) {
      watch.forgive();
      throw e;
    }
  }

  /**
   * Stores how far all are told, which is less where one that comes here has been told less: else
   * nobody would know, were this instance to fail before it has told that one.
   */
  private void saveTold(long seen) {
    long told;
    CompletableFuture<Boolean> saved;
    saving.lock();
    try {
      told = untold.toldUpTo(seen);
      saved = store.saveKeeper(self, told);
    } finally {
      saving.unlock();
    }
    saved.join();
    savedUpTo = told;
  }

  private void takeOver(KeeperState gone, Instant now) {
    List<NfSubscription> all = store.load(gone.name());
    int count = 0;
    for (int from = 0; from < all.size() && !isFull(); from += TAKEN_MAX) {
      count += takeOver(gone, all.subList(from, Math.min(from + TAKEN_MAX, all.size())), now);
    }
    if (count > 0) {
      LOG.atInfo()
          .addKeyValue("instance", gone.name())
          .addKeyValue("subscriptions", count)
          .log("subscriptions of an instance that is silent are kept here now");
    }
  }

  /** Those that have ended come here too, to be removed, but are told of nothing. */
  private int takeOver(KeeperState gone, List<NfSubscription> some, Instant now) {
    UntoldChanges.Ticket ticket = untold.hold(gone.told() + 1);
    List<NfSubscription> taken;
    try {
      saveTold(savedUpTo);
      taken = store.takeOver(some, self).join();
    } catch (RuntimeException e) {
      doubts.add(some.stream().map(one -> one.key().id()).toList(), gone.told(), ticket);
      throw e;
    }
    untold.between(newest -> {
      // A client may have changed one since: that takes turns, this does not.
      List<NfSubscription> fresh = taken.stream().filter(one -> !isKept(one.key().id())).toList();
      keepMoved(fresh, running(fresh, now), gone.told(), ticket);
    });
    return taken.size();
  }

  /** Stores how far subscribers are told, before this instance ends; blocks. */
  public void end(long seen) {
    untold.freeze(seen);
    if (store.isShared()) {
      saveTold(seen);
    }
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

  private void keep(NfSubscription subscription, long since) {
    KeptSubscription before =
        kept.put(subscription.key().id(), new KeptSubscription(subscription, since));
    owners.merge(subscription.owner(), 1, Integer::sum);
    octets.addAndGet(subscription.octets());
    loadHearers.addAndGet(hearsOfLoad(subscription));
    if (before != null) {
      discount(before.subscription());
    }
  }

  private void drop(String id) {
    KeptSubscription before = kept.remove(id);
    if (before != null) {
      discount(before.subscription());
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
    Optional<NfSubscription> found = store.isShared() ? store.find(id) : keptHere(id);
    return found.filter(one -> one.validUntil().isAfter(now));
  }

  /** One that this instance keeps. */
  public Optional<NfSubscription> keptHere(String id) {
    return Optional.ofNullable(kept.get(id)).map(KeptSubscription::subscription);
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
  public List<NfSubscription> kept() {
    return kept.values().stream().map(KeptSubscription::subscription).toList();
  }

  /** The same, each with what it is told of; a view, without a copy. */
  public Collection<KeptSubscription> told() {
    return Collections.unmodifiableCollection(kept.values());
  }

  /**
   * Begins to remove what has ended here, unless it was extended or another instance has come to
   * keep it; does not wait for that. What cannot be removed now is removed by a later call.
   */
  public void removeEnded(Instant now) {
    List<NfSubscription> ended =
        kept.values().stream()
            .map(KeptSubscription::subscription)
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
    KeptSubscription here = kept.get(id);
    if (here != null && here.subscription() == ended && kept.remove(id, here)) {
      discount(ended);
      leaving.forEach(listener -> listener.accept(id));
    }
  }

  /**
   * Does as the store says: lets go of what was removed at other instances, or they have come to
   * keep, since; and takes what is kept here without this instance knowing, as where the answer to
   * its write was lost. Nothing where there are no others. To be called about once a second;
   * blocks.
   */
  public void followStore(Instant now) {
    if (!store.isShared()) {
      return;
    }
    Set<String> here = store.identities(self);
    List<String> missing =
        kept.keySet().stream().filter(id -> !here.contains(id)).limit(TAKEN_MAX).toList();
    if (!missing.isEmpty()) {
      inAllTurns(() -> dropUnlessStillHere(missing));
    }
    List<String> unknown =
        here.stream().filter(id -> !kept.containsKey(id)).limit(TAKEN_MAX).toList();
    if (!unknown.isEmpty() && !isFull()) {
      inAllTurns(() -> adopt(unknown, now));
    }
    doubts.looked();
  }

  /** Whoever has stored one may be about to keep it; what is done meanwhile is to be short. */
  private void inAllTurns(Runnable change) {
    turns.forEach(ReentrantLock::lock);
    try {
      change.run();
    } finally {
      turns.forEach(ReentrantLock::unlock);
    }
  }

  private void adopt(List<String> ids, Instant now) {
    // Where there was no doubt it is as after a restart: all are told as far as was stored last.
    Map<Long, List<NfSubscription>> byTold =
        storedHere(ids)
            .filter(found -> !isKept(found.key().id()))
            .collect(
                Collectors.groupingBy(found -> doubts.told(found.key().id()).orElse(savedUpTo)));
    byTold.forEach((told, found) -> {
      keepMoved(found, running(found, now), told, untold.hold(told + 1));
      LOG.atInfo()
          .addKeyValue("subscriptions", found.size())
          .log("subscriptions are kept here, though their write seemed to fail");
    });
  }

  /** One that was stored after the list was read is not to be let go. */
  private void dropUnlessStillHere(List<String> ids) {
    Set<String> still = storedHere(ids).map(one -> one.key().id()).collect(Collectors.toSet());
    ids.stream().filter(id -> !still.contains(id)).forEach(this::drop);
  }

  private Stream<NfSubscription> storedHere(List<String> ids) {
    return store.findAll(ids).stream().filter(found -> found.key().keeper().equals(self));
  }
}
