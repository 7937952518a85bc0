package org.signalbox.registers.nf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A store that several registers share, and that can be away as a database server can. */
final class SharedMemoryStore implements NfRegisterStore {

  private final Map<NfInstanceId, Stored> rows = new HashMap<>();
  private final Map<Beat, Long> beats = new HashMap<>();
  private long revision;
  private boolean isAway;

  synchronized void goAway() {
    isAway = true;
  }

  synchronized void comeBack() {
    isAway = false;
  }

  /** As if it had been removed so long ago that nothing tells of it. */
  synchronized void loseAllTraceOf(NfInstanceId id) {
    rows.remove(id);
  }

  private void requireThere() {
    if (isAway) {
      throw new IllegalStateException("the server is away");
    }
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Content load() {
    return changesSince(0);
  }

  @Override
  public synchronized Content changesSince(long from) {
    requireThere();
    return new Content(
        rows.values().stream().filter(row -> row.revision() > from).toList(),
        beats.entrySet().stream()
            .filter(beat -> beat.getValue() > from)
            .map(Map.Entry::getKey)
            .toList(),
        revision);
  }

  @Override
  public synchronized Optional<Stored> find(NfInstanceId id) {
    requireThere();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized CompletableFuture<Written> put(NfProfile profile, OptionalLong expected) {
    return write(profile.id(), Optional.of(profile), expected);
  }

  @Override
  public synchronized CompletableFuture<Written> remove(NfInstanceId id, OptionalLong expected) {
    return write(id, Optional.empty(), expected);
  }

  private CompletableFuture<Written> write(
      NfInstanceId id, Optional<NfProfile> profile, OptionalLong expected) {
    requireThere();
    Optional<Stored> before = find(id).filter(row -> row.profile().isPresent());
    boolean fits =
        expected.isEmpty()
            || before.filter(row -> row.revision() == expected.getAsLong()).isPresent();
    if (!fits) {
      return CompletableFuture.completedFuture(new Written.Missed());
    }
    revision++;
    rows.put(id, new Stored(id, revision, profile));
    return CompletableFuture.completedFuture(new Written.Done(revision, before.isPresent()));
  }

  @Override
  public synchronized CompletableFuture<Boolean> saveBeats(List<Beat> heard) {
    if (isAway) {
      return CompletableFuture.failedFuture(new IllegalStateException("the server is away"));
    }
    revision++;
    heard.forEach(beat -> beats.put(beat, revision));
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> forgetRemoved() {
    return CompletableFuture.completedFuture(true);
  }
}
