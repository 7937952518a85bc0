package org.signalbox.sbi.security;

import java.util.Optional;

/** Knows whose a subscription is. Called on event loops: never waits. */
@FunctionalInterface
public interface SubscriptionOwnerPort {

  /** The instance that subscribed; empty where it did not say, or there is no such subscription. */
  Optional<String> owner(String subscription);
}
