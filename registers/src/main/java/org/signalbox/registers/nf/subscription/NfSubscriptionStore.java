package org.signalbox.registers.nf.subscription;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where subscriptions are kept over restarts. Any thread may call; reads block. */
public interface NfSubscriptionStore {

  /** Whether other instances may keep subscriptions in it too. */
  boolean isShared();

  /** All that one instance keeps. */
  List<NfSubscription> load(String keeper);

  /** One, whoever keeps it. */
  Optional<NfSubscription> find(String id);

  /** Stores one, new or not. */
  CompletableFuture<Boolean> put(NfSubscription subscription);

  /** Removes one; false where there was none. */
  CompletableFuture<Boolean> remove(String id);
}
