package org.signalbox.registers.nf.subscription;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A store that several instances share; it keeps what was written, as text does. */
final class SharedSubscriptionStore implements NfSubscriptionStore {

  private final Map<String, NfSubscription> rows = new HashMap<>();
  private final Map<String, KeeperState> keepers = new HashMap<>();
  private int removals;

  /** How many orders to remove there were. */
  synchronized int removals() {
    return removals;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public synchronized List<NfSubscription> load(String keeper) {
    return rows.values().stream().filter(row -> row.key().keeper().equals(keeper)).toList();
  }

  @Override
  public synchronized Optional<NfSubscription> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<NfSubscription> findAll(List<String> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public synchronized Set<String> identities(String keeper) {
    return load(keeper).stream().map(row -> row.key().id()).collect(Collectors.toSet());
  }

  @Override
  public synchronized CompletableFuture<Boolean> put(NfSubscription subscription) {
    rows.put(subscription.key().id(), subscription);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public synchronized CompletableFuture<Boolean> replace(
      NfSubscription before, NfSubscription after) {
    boolean isThere = isThere(before);
    if (isThere) {
      rows.put(after.key().id(), after);
    }
    return CompletableFuture.completedFuture(isThere);
  }

  private boolean isThere(NfSubscription subscription) {
    return find(subscription.key().id())
        .filter(row -> row.key().equals(subscription.key()))
        .filter(row -> row.json().equals(subscription.json()))
        .isPresent();
  }

  @Override
  public synchronized CompletableFuture<Boolean> remove(String id) {
    removals++;
    return CompletableFuture.completedFuture(rows.remove(id) != null);
  }

  @Override
  public synchronized CompletableFuture<Boolean> removeAll(List<NfSubscription> subscriptions) {
    removals++;
    subscriptions.stream().filter(this::isThere).forEach(one -> rows.remove(one.key().id()));
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public synchronized List<KeeperState> keepers() {
    return rows.values().stream()
        .map(row -> row.key().keeper())
        .distinct()
        .map(name -> keeper(name).orElse(new KeeperState(name, 0, 0)))
        .toList();
  }

  @Override
  public synchronized Optional<KeeperState> keeper(String name) {
    return Optional.ofNullable(keepers.get(name));
  }

  @Override
  public synchronized CompletableFuture<Boolean> saveKeeper(String name, long told) {
    long beats = keeper(name).map(KeeperState::beats).orElse(0L);
    keepers.put(name, new KeeperState(name, beats + 1, told));
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public synchronized CompletableFuture<List<NfSubscription>> takeOver(
      List<NfSubscription> subscriptions, String keeper) {
    List<NfSubscription> taken =
        subscriptions.stream().filter(this::isThere).map(one -> one.keptBy(keeper)).toList();
    taken.forEach(one -> rows.put(one.key().id(), one));
    return CompletableFuture.completedFuture(taken);
  }
}
