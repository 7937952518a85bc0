package org.signalbox.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegisterStore;

/** Keeps profiles in memory, so that a run is not slowed by a disk. One thread. */
final class MemoryRegisterStore implements NfRegisterStore {

  private final Map<NfInstanceId, Stored> stored = new HashMap<>();
  private long revision;

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public Content load() {
    return new Content(List.of(), List.of(), 0);
  }

  @Override
  public Content changesSince(long since) {
    return load();
  }

  @Override
  public Optional<Stored> find(NfInstanceId id) {
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public CompletableFuture<Written> put(NfProfile profile, OptionalLong expected) {
    return write(new Stored(profile.id(), revision + 1, Optional.of(profile)), expected);
  }

  @Override
  public CompletableFuture<Written> remove(NfInstanceId id, OptionalLong expected) {
    return write(new Stored(id, revision + 1, Optional.empty()), expected);
  }

  private CompletableFuture<Written> write(Stored next, OptionalLong expected) {
    Optional<Stored> before = find(next.id()).filter(known -> known.profile().isPresent());
    boolean missed =
        expected.isPresent()
            && before.filter(known -> known.revision() == expected.getAsLong()).isEmpty();
    if (missed || (next.profile().isEmpty() && before.isEmpty())) {
      return CompletableFuture.completedFuture(new Written.Missed());
    }
    revision++;
    stored.put(next.id(), next);
    return CompletableFuture.completedFuture(new Written.Done(revision, before.isPresent()));
  }

  @Override
  public CompletableFuture<Boolean> saveBeats(List<Beat> beats) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> forgetRemoved() {
    return CompletableFuture.completedFuture(true);
  }
}
