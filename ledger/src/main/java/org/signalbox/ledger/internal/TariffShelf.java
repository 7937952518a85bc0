package org.signalbox.ledger.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.TariffPort;
import org.signalbox.rating.Destination;
import org.signalbox.rating.Tariff;

/**
 * The tariffs in use, by hash, with what the shard has made of them. Not part of the state: what is
 * not here is fetched again. Used by the shard's thread.
 */
public final class TariffShelf {

  /** Tariffs kept at once: the one in force and those that long sessions began under. */
  private static final int PLACES = 16;

  private final TariffPort port;
  private final Map<String, Shelved> byHash = new LinkedHashMap<>();

  public TariffShelf(TariffPort port) {
    this.port = port;
  }

  /** The tariff of that hash; the empty one for the empty hash. */
  Shelved tariff(String hash) {
    Shelved known = byHash.get(hash);
    if (known == null) {
      known = new Shelved(fetched(hash));
      byHash.put(hash, known);
      if (byHash.size() > PLACES) {
        byHash.remove(byHash.keySet().iterator().next());
      }
    }
    return known;
  }

  /** Checks that a tariff is there before a command takes it into force. */
  public void require(String hash) {
    tariff(hash);
  }

  private Tariff fetched(String hash) {
    if (hash.isEmpty()) {
      return Tariff.empty();
    }
    // Whether a file is there must not decide what a replayed command does.
    Optional<Tariff> tariff = port.tariff(hash);
    Invariant.check(tariff.isPresent(), "the tariff " + hash + " can be read");
    return tariff.orElseThrow();
  }

  /** A tariff with its destinations as they were matched so far. */
  static final class Shelved {

    private final Tariff tariff;
    private final Map<String, PrefixSet> destinations = new HashMap<>();

    Shelved(Tariff tariff) {
      this.tariff = tariff;
    }

    Tariff tariff() {
      return tariff;
    }

    /** The prefixes of a destination; none where it is not known. */
    PrefixSet prefixes(String destinationId) {
      return destinations.computeIfAbsent(
          destinationId,
          id -> new PrefixSet(tariff.destination(id).map(Destination::prefixes).orElse(List.of())));
    }
  }
}
