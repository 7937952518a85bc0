package org.signalbox.registers.nf.subscription;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Where subscriptions are kept over restarts. Any thread may call; reads block. */
public interface NfSubscriptionStore {

  /** Whether other instances may keep subscriptions in it too. */
  boolean isShared();

  /** All that one instance keeps. */
  List<NfSubscription> load(String keeper);

  /** One, whoever keeps it. */
  Optional<NfSubscription> find(String id);

  /**
   * Those of some that are there, whoever keeps them; at once, however many.
   *
   * @param ids at most 1,000
   */
  List<NfSubscription> findAll(List<String> ids);

  /** The identities of all that one instance keeps. */
  Set<String> identities(String keeper);

  /** Stores a new one. */
  CompletableFuture<Boolean> put(NfSubscription subscription);

  /**
   * Stores what one has become.
   *
   * @param before what must be there, with the same keeper
   * @return false, and nothing is written, where it is not
   */
  CompletableFuture<Boolean> replace(NfSubscription before, NfSubscription after);

  /** Removes one; false where there was none. */
  CompletableFuture<Boolean> remove(String id);

  /** Removes those that are still there as they are given, all in one transaction. */
  CompletableFuture<Boolean> removeAll(List<NfSubscription> subscriptions);

  /** The instances that keep subscriptions; only asked where others may keep some too. */
  List<KeeperState> keepers();

  /** What is known of one instance; empty where it never told anything. */
  Optional<KeeperState> keeper(String name);

  /**
   * Stores that an instance lives.
   *
   * @param told the revision up to which it told its subscribers of changes
   */
  CompletableFuture<Boolean> saveKeeper(String name, long told);

  /**
   * Gives subscriptions another keeper, all in one transaction.
   *
   * @return those that were still there as they are given, with their new keeper
   */
  CompletableFuture<List<NfSubscription>> takeOver(
      List<NfSubscription> subscriptions, String keeper);
}
