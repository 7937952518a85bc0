package org.signalbox.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.signalbox.registers.nf.subscription.KeeperState;
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
  public List<NfSubscription> findAll(List<String> ids) {
    return List.of();
  }

  @Override
  public CompletableFuture<Boolean> put(NfSubscription subscription) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public Set<String> identities(String keeper) {
    return Set.of();
  }

  @Override
  public CompletableFuture<Boolean> replace(NfSubscription before, NfSubscription after) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> remove(String id) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> removeAll(List<NfSubscription> subscriptions) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public List<KeeperState> keepers() {
    return List.of();
  }

  @Override
  public Optional<KeeperState> keeper(String name) {
    return Optional.empty();
  }

  @Override
  public CompletableFuture<Boolean> saveKeeper(String name, long told) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<List<NfSubscription>> takeOver(
      List<NfSubscription> subscriptions, String keeper) {
    return CompletableFuture.completedFuture(List.of());
  }
}
