package org.signalbox.catalog;

import java.time.Instant;

/**
 * Decides, once a version of the catalog is stored, that it takes effect.
 *
 * <p>A node alone decides by itself. Where several act as one, the decision is a record in their
 * common log, which carries no more than this port does.
 */
@FunctionalInterface
public interface ActivationPort {

  /** Everything takes effect as soon as it is stored. */
  ActivationPort AT_ONCE = activation -> {};

  /**
   * Returns when the decision is made; the version is in force then. Called by one thread at a
   * time; may block; must not throw.
   */
  void activate(Activation activation);

  /**
   * A version about to take effect.
   *
   * @param tariffVersion the hash of the tariff's content
   * @param effectiveAt from when on it prices
   */
  record Activation(String tariffVersion, Instant effectiveAt) {}
}
