package org.signalbox.registers.nf;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.signalbox.registers.nf.NfRegisterStore.Written;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register of network functions.
 *
 * <p><b>What is durable.</b> A change of a profile is stored before it takes effect and before its
 * order is answered: registration, patch, status, removal. A heart-beat is not, nor the load it
 * tells: neither outlives the process, so neither may cost a write. Where instances share a
 * database, heart-beats are gathered and stored together about once a second, for the others.
 *
 * <p><b>Silence.</b> {@link #tick} suspends who was silent for its interval and a margin, and later
 * removes it. Time stands still while the process does ({@link RunningTime}), and everybody has a
 * full interval after a start: an outage counts against nobody. The same holds for an outage of a
 * shared store: heart-beats that other instances take cannot arrive then, so silence means nothing.
 *
 * <p><b>Threads.</b> Any thread may call. Reading takes no lock. Orders that store something block
 * until it is durable: call them on virtual threads. Entries are put in place and listeners called
 * under one lock, in the order of revisions for each network function.
 */
public final class NfRegister {

  private static final Logger LOG = LoggerFactory.getLogger(NfRegister.class);

  /** Half of the time for which a store tells that something was removed. */
  private static final Duration RELOAD_AFTER = Duration.ofHours(12);

  private final NfRegisterStore store;
  private final NfRegisterConfig config;
  private final InstantSource clock;
  private final RunningTime time;
  private final StoreLooks looks = new StoreLooks();
  private final Map<NfInstanceId, NfSlot> slots = new ConcurrentHashMap<>();
  private final Map<NfInstanceId, Long> removed = new HashMap<>();
  private final List<NfChangeListener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Duration now = Duration.ZERO;

  /** Set while the shared store cannot be read, and so what other instances hear is not known. */
  private volatile boolean outOfTouch;

  /** When the shared store was last read; used by the thread of {@link #synchronise} alone. */
  private Instant inTouch;

  private long seen;

  private NfRegister(NfRegisterStore store, NfRegisterConfig config, InstantSource clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
    this.time = new RunningTime(clock);
    this.inTouch = clock.instant();
  }

  /** Opens the register with all that is stored; nobody is told of that. */
  public static NfRegister open(
      NfRegisterStore store, NfRegisterConfig config, InstantSource clock) {
    NfRegister register = new NfRegister(store, config, clock);
    register.catchUp(store.load());
    return register;
  }

  /** How it treats silence. */
  public NfRegisterConfig config() {
    return config;
  }

  /** Tells a listener of all that changes from now on. */
  public void listen(NfChangeListener listener) {
    listeners.add(listener);
  }

  /** Tells a listener of all that is there, as of new ones, and then of all that changes. */
  public void follow(NfChangeListener listener) {
    lock.lock();
    try {
      slots.values().forEach(slot -> listener.changed(new NfChange.Registered(slot.entry())));
      listeners.add(listener);
    } finally {
      lock.unlock();
    }
  }

  /** A network function, suspended ones included. */
  public Optional<NfEntry> find(NfInstanceId id) {
    return Optional.ofNullable(slots.get(id)).map(NfSlot::entry);
  }

  /**
   * The same, looked for in the shared store where it is not known here: another instance may have
   * registered it a moment ago. Blocks then; bounded ({@link StoreLooks}).
   */
  public Optional<NfEntry> findStored(NfInstanceId id) {
    return found(id, StoreLooks.Asker.PROVEN);
  }

  /** The same for one that somebody names without proof: only some a second are looked for. */
  public Optional<NfEntry> findClaimed(NfInstanceId id) {
    return found(id, StoreLooks.Asker.UNPROVEN);
  }

  private Optional<NfEntry> found(NfInstanceId id, StoreLooks.Asker asker) {
    if (mayBeElsewhere(id) && looks.begin(id, asker, clock.instant())) {
      try {
        fetch(id);
      } finally {
        looks.end(asker);
      }
    }
    return find(id);
  }

  /** Whether other instances register network functions too. */
  public boolean isShared() {
    return store.isShared();
  }

  /** Whether one that is not known here may be known at another instance; quick. */
  public boolean mayBeElsewhere(NfInstanceId id) {
    return store.isShared() && !slots.containsKey(id);
  }

  /** All network functions at this moment, by identity. */
  public List<NfEntry> entries() {
    return slots.values().stream()
        .map(NfSlot::entry)
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .toList();
  }

  /** How many there are. */
  public int size() {
    return slots.size();
  }

  /** Registers a network function, whether it is there or not. */
  public NfOutcome put(NfProfile profile) {
    return put(profile, OptionalLong.empty());
  }

  /**
   * Gives a network function another profile, unless it changed meanwhile.
   *
   * @param expected what the new profile was made of
   * @param profile of the same network function
   */
  public NfOutcome replace(NfEntry expected, NfProfile profile) {
    if (!expected.id().equals(profile.id())) {
      throw new IllegalArgumentException("a profile cannot become that of another");
    }
    if (expected.profile().isSameButLoad(profile)) {
      return replaceInMemory(expected, profile);
    }
    return put(profile, OptionalLong.of(expected.revision()));
  }

  private NfOutcome put(NfProfile profile, OptionalLong expected) {
    return switch (store.put(profile, expected).join()) {
      case Written.Missed missed -> missed(profile.id());
      case Written.Done done -> {
        NfEntry entry = new NfEntry(profile, done.revision());
        apply(new NfRegisterStore.Stored(profile.id(), done.revision(), Optional.of(profile)));
        yield done.replaced() ? new NfOutcome.Replaced(entry) : new NfOutcome.Created(entry);
      }
    };
  }

  /** Removes a network function. */
  public NfOutcome remove(NfInstanceId id) {
    return remove(id, OptionalLong.empty());
  }

  /** Removes a network function, unless it changed meanwhile. */
  public NfOutcome remove(NfEntry expected) {
    return remove(expected.id(), OptionalLong.of(expected.revision()));
  }

  private NfOutcome remove(NfInstanceId id, OptionalLong expected) {
    return switch (store.remove(id, expected).join()) {
      case Written.Missed missed -> missed(id);
      case Written.Done done -> {
        apply(new NfRegisterStore.Stored(id, done.revision(), Optional.empty()));
        yield new NfOutcome.Removed();
      }
    };
  }

  /** Somebody else was faster, perhaps at another instance; the change is fetched first. */
  private NfOutcome missed(NfInstanceId id) {
    fetch(id);
    return slots.containsKey(id) ? new NfOutcome.Stale() : new NfOutcome.Absent();
  }

  /** Takes over what is stored of one, perhaps that it was removed so long ago that nothing is. */
  private void fetch(NfInstanceId id) {
    NfSlot slot = slots.get(id);
    Optional<NfRegisterStore.Stored> stored = store.find(id);
    if (stored.isPresent()) {
      apply(stored.get());
    } else if (slot != null) {
      forget(slot, slot.entry().revision());
    }
  }

  /** Removes one that is not stored any more, unless it has changed since it was looked for. */
  private void forget(NfSlot slot, long revision) {
    lock.lock();
    try {
      NfEntry entry = slot.entry();
      if (entry.revision() <= revision && slots.remove(entry.id(), slot)) {
        tell(new NfChange.Removed(entry, revision));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a heart-beat: status {@code REGISTERED}, perhaps with a load (TS 29.510 §5.2.2.3.2).
   * Costs no write, unless the network function was not in service before.
   *
   * @param load 0 to 100, when told
   * @return its entry now; empty when there is none of that identity, and it has to register
   */
  public Optional<NfEntry> beat(NfInstanceId id, OptionalInt load) {
    NfSlot slot = slots.get(id);
    if (slot == null) {
      return Optional.empty();
    }
    hear(slot);
    NfEntry entry = slot.entry();
    NfProfile profile = entry.profile().withStatus(NfStatus.REGISTERED);
    if (load.isPresent()) {
      profile = profile.withLoad(load.getAsInt());
    }
    if (profile.equals(entry.profile())) {
      return Optional.of(entry);
    }
    NfOutcome outcome =
        profile.status() == entry.profile().status()
            ? replaceInMemory(entry, profile)
            : put(profile, OptionalLong.of(entry.revision()));
    return switch (outcome) {
      case NfOutcome.Absent absent -> Optional.empty();
      case NfOutcome.Created created -> Optional.of(created.entry());
      case NfOutcome.Replaced replaced -> Optional.of(replaced.entry());
      // The heart-beat was heard; who changed the profile meanwhile decided about the rest.
      case NfOutcome.Stale stale -> find(id);
      case NfOutcome.Removed removedMeanwhile -> Optional.empty();
    };
  }

  /**
   * Takes a heart-beat as {@link #beat} does, where that waits for nothing: for event loops.
   *
   * @return its entry now; empty where {@link #beat} has to be asked, which then hears it as well
   */
  public Optional<NfEntry> beatAtOnce(NfInstanceId id, OptionalInt load) {
    NfSlot slot = slots.get(id);
    if (slot == null) {
      return Optional.empty();
    }
    NfEntry entry = slot.entry();
    if (entry.profile().status() != NfStatus.REGISTERED) {
      return Optional.empty();
    }
    NfProfile profile =
        load.isPresent() ? entry.profile().withLoad(load.getAsInt()) : entry.profile();
    if (profile.equals(entry.profile())) {
      hear(slot);
      return Optional.of(entry);
    }
    if (!lock.tryLock()) {
      return Optional.empty();
    }
    try {
      return replaceLocked(entry, profile) instanceof NfOutcome.Replaced(NfEntry now)
          ? Optional.of(now)
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a network function lives, as any order of its own shows. */
  private void hear(NfSlot slot) {
    slot.hear(now);
    if (store.isShared()) {
      slot.owe();
    }
  }

  private NfOutcome replaceInMemory(NfEntry expected, NfProfile profile) {
    lock.lock();
    try {
      return replaceLocked(expected, profile);
    } finally {
      lock.unlock();
    }
  }

  private NfOutcome replaceLocked(NfEntry expected, NfProfile profile) {
    NfSlot slot = slots.get(expected.id());
    if (slot == null) {
      return new NfOutcome.Absent();
    }
    if (!slot.entry().equals(expected)) {
      return new NfOutcome.Stale();
    }
    hear(slot);
    NfEntry entry = new NfEntry(profile, expected.revision());
    if (!profile.equals(expected.profile())) {
      slot.set(entry);
      tell(new NfChange.Changed(expected, entry));
    }
    return new NfOutcome.Replaced(entry);
  }

  /** Puts what is durable in place, unless something newer is there. */
  private void apply(NfRegisterStore.Stored stored) {
    lock.lock();
    try {
      NfSlot slot = slots.get(stored.id());
      long known = slot != null ? slot.entry().revision() : removed.getOrDefault(stored.id(), 0L);
      if (stored.revision() <= known) {
        return;
      }
      if (stored.profile().isEmpty()) {
        applyRemoval(stored, slot);
      } else {
        applyProfile(new NfEntry(stored.profile().get(), stored.revision()), slot);
      }
    } finally {
      lock.unlock();
    }
  }

  private void applyRemoval(NfRegisterStore.Stored stored, @Nullable NfSlot slot) {
    removed.put(stored.id(), stored.revision());
    if (slot != null) {
      slots.remove(stored.id());
      tell(new NfChange.Removed(slot.entry(), stored.revision()));
    }
  }

  private void applyProfile(NfEntry entry, @Nullable NfSlot slot) {
    removed.remove(entry.id());
    if (slot == null) {
      slots.put(entry.id(), new NfSlot(entry, now));
      tell(new NfChange.Registered(entry));
      return;
    }
    NfEntry before = slot.entry();
    slot.set(entry);
    if (entry.profile().status() != NfStatus.SUSPENDED) {
      slot.hear(now);
    }
    slot.endExpiry();
    tell(new NfChange.Changed(before, entry));
  }

  private void tell(NfChange change) {
    for (NfChangeListener listener : listeners) {
      listener.changed(change);
    }
  }

  /**
   * Looks at the clock and acts on silence; does neither after {@link #synchronise} has failed,
   * until it succeeds. To be called several times a second, by the thread of {@code synchronise};
   * does not block.
   */
  public void tick() {
    if (outOfTouch) {
      return;
    }
    now = time.look();
    for (NfSlot slot : slots.values()) {
      Duration silence = now.minus(slot.heard());
      if (silence.compareTo(patience(slot.entry().profile())) > 0) {
        expire(slot, silence);
      }
    }
  }

  private Duration patience(NfProfile profile) {
    Duration interval =
        profile.heartBeatSeconds().isPresent()
            ? Duration.ofSeconds(profile.heartBeatSeconds().getAsInt())
            : config.heartBeat();
    return interval.plus(config.missedAfter());
  }

  private void expire(NfSlot slot, Duration silence) {
    NfEntry entry = slot.entry();
    boolean gone = silence.compareTo(patience(entry.profile()).plus(config.removedAfter())) > 0;
    if (!gone && entry.profile().status() == NfStatus.SUSPENDED) {
      return;
    }
    lock.lock();
    try {
      if (!slot.beginExpiry()) {
        return;
      }
    } finally {
      lock.unlock();
    }
    OptionalLong expected = OptionalLong.of(entry.revision());
    NfProfile suspended = entry.profile().withStatus(NfStatus.SUSPENDED);
    Optional<NfProfile> next = gone ? Optional.empty() : Optional.of(suspended);
    CompletableFuture<Written> ordered = order(next, entry, expected);
    CompletableFuture<Void> _ =
        ordered
            .thenCompose(written -> expired(written, entry, next))
            .handle((done, failure) -> {
              if (failure != null) {
                LOG.atWarn()
                    .addKeyValue("nfInstanceId", entry.id())
                    .setCause(failure)
                    .log("silent network function could not be marked; tried again");
              }
              endExpiry(slot);
              return null;
            });
  }

  private CompletableFuture<Void> expired(
      Written written, NfEntry entry, Optional<NfProfile> next) {
    return switch (written) {
      case Written.Done done -> {
        apply(new NfRegisterStore.Stored(entry.id(), done.revision(), next));
        yield CompletableFuture.completedFuture(null);
      }
      // Who completes the order is the writer of the database, which must not wait for it.
      case Written.Missed missed ->
          CompletableFuture.runAsync(() -> fetch(entry.id()), Thread::startVirtualThread);
    };
  }

  private CompletableFuture<Written> order(
      Optional<NfProfile> next, NfEntry entry, OptionalLong expected) {
    try {
      return next.isPresent()
          ? store.put(next.get(), expected)
          : store.remove(entry.id(), expected);
    } catch (RuntimeException e) {
      // The queue of the writer is full: the next tick tries again.
      return CompletableFuture.failedFuture(e);
    }
  }

  private void endExpiry(NfSlot slot) {
    lock.lock();
    try {
      slot.endExpiry();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Fetches what other instances changed and tells them of heart-beats; nothing where the store is
   * not shared. To be called several times a second, by one thread; blocks. The first success after
   * failures gives everybody a full interval, as a start does: the others need time, too, to tell
   * what they heard meanwhile.
   */
  public void synchronise() {
    if (!store.isShared()) {
      return;
    }
    boolean wasOutOfTouch = outOfTouch;
    outOfTouch = true;
    if (Duration.between(inTouch, clock.instant()).compareTo(RELOAD_AFTER) > 0) {
      reload();
    } else {
      catchUp(store.changesSince(seen()));
    }
    if (wasOutOfTouch) {
      slots.values().forEach(slot -> slot.hear(now));
    }
    inTouch = clock.instant();
    outOfTouch = false;
  }

  /** Takes over all that is stored: what was removed meanwhile is perhaps not told any more. */
  private void reload() {
    NfRegisterStore.Content content = store.load();
    catchUp(content);
    Set<NfInstanceId> stored =
        content.profiles().stream().map(NfRegisterStore.Stored::id).collect(Collectors.toSet());
    slots.values().stream()
        .filter(slot -> !stored.contains(slot.entry().id()))
        .forEach(slot -> forget(slot, content.revision()));
  }

  /**
   * Stores the heart-beats that came in, for other instances; about once a second. What could not
   * be stored is stored next time.
   */
  public void shareBeats() {
    if (!store.isShared()) {
      return;
    }
    List<NfSlot> owing = slots.values().stream().filter(NfSlot::takeOwed).toList();
    if (owing.isEmpty()) {
      return;
    }
    try {
      store.saveBeats(owing.stream().map(NfRegister::beat).toList()).join();
    } catch (RuntimeException e) {
      owing.forEach(NfSlot::owe);
      throw e;
    }
  }

  private static NfRegisterStore.Beat beat(NfSlot slot) {
    NfProfile profile = slot.entry().profile();
    return new NfRegisterStore.Beat(
        profile.id(), profile.standing().load().map(OptionalInt::of).orElse(OptionalInt.empty()));
  }

  /** The newest change of all instances such that it, and all before it, are in place here. */
  public long seen() {
    lock.lock();
    try {
      return seen;
    } finally {
      lock.unlock();
    }
  }

  private void catchUp(NfRegisterStore.Content content) {
    content.profiles().forEach(this::apply);
    content.beats().forEach(this::applyBeat);
    lock.lock();
    try {
      seen = Math.max(seen, content.revision());
    } finally {
      lock.unlock();
    }
  }

  /** A heart-beat that another instance took, or this one itself. */
  private void applyBeat(NfRegisterStore.Beat beat) {
    lock.lock();
    try {
      NfSlot slot = slots.get(beat.id());
      if (slot == null) {
        return;
      }
      slot.hear(now);
      NfEntry before = slot.entry();
      NfProfile profile =
          beat.load().isPresent()
              ? before.profile().withLoad(beat.load().getAsInt())
              : before.profile();
      if (!profile.equals(before.profile())) {
        NfEntry after = new NfEntry(profile, before.revision());
        slot.set(after);
        tell(new NfChange.Changed(before, after));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was removed long ago; now and then. */
  public void forgetRemoved() {
    lock.lock();
    try {
      removed.clear();
    } finally {
      lock.unlock();
    }
    store.forgetRemoved().join();
  }
}
