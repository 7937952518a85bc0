package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.rating.Tariff;

/**
 * Where the shard finds the tariffs that commands name by their hash.
 *
 * <p>Asked on the shard's thread. Content is addressed by its hash, so the answer for a hash never
 * changes; a hash that was once activated must be found as long as the log that names it is
 * replayed.
 */
@FunctionalInterface
public interface TariffPort {

  /** No tariff but the empty one. */
  TariffPort NONE = hash -> Optional.empty();

  /**
   * @param hash as {@link Tariff#version()} says it
   */
  Optional<Tariff> tariff(String hash);
}
