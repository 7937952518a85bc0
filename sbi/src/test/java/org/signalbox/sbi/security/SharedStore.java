package org.signalbox.sbi.security;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegisterStore;

/**
 * A store that others write into as well.
 *
 * @param looks how often one network function was looked for
 */
public record SharedStore(NfRegisterStore store, AtomicInteger looks) implements NfRegisterStore {

  public SharedStore(NfRegisterStore store) {
    this(store, new AtomicInteger());
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Content load() {
    return store.load();
  }

  @Override
  public Content changesSince(long revision) {
    return store.changesSince(revision);
  }

  @Override
  public Optional<Stored> find(NfInstanceId id) {
    looks.incrementAndGet();
    return store.find(id);
  }

  @Override
  public CompletableFuture<Written> put(NfProfile profile, OptionalLong expected) {
    return store.put(profile, expected);
  }

  @Override
  public CompletableFuture<Written> remove(NfInstanceId id, OptionalLong expected) {
    return store.remove(id, expected);
  }

  @Override
  public CompletableFuture<Boolean> saveBeats(List<Beat> beats) {
    return store.saveBeats(beats);
  }

  @Override
  public CompletableFuture<Boolean> forgetRemoved() {
    return store.forgetRemoved();
  }
}
