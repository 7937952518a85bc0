package org.signalbox.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.signalbox.registers.nf.subscription.NfSubscription;
import org.signalbox.registers.nf.subscription.NfSubscriptionStore;

/** Forgets at once what the register itself still knows. */
final class MemorySubscriptionStore implements NfSubscriptionStore {

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public List<NfSubscription> load(String keeper) {
    return List.of();
  }

  @Override
  public Optional<NfSubscription> find(String id) {
    return Optional.empty();
  }

  @Override
  public CompletableFuture<Boolean> put(NfSubscription subscription) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> remove(String id) {
    return CompletableFuture.completedFuture(true);
  }
}
