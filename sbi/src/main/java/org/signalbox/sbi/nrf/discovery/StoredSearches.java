package org.signalbox.sbi.nrf.discovery;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers that were cut, for those who want the rest (TS 29.510 §6.2.3.3 and §6.2.3.4). A search
 * holds what was found then; profiles that changed since are as they were.
 *
 * <p>The identity of a search is its key: 128 random bits, since the answer was made for one
 * requester. At most {@value #SEARCHES_MAX} are kept, with {@value #PROFILES_MAX} profiles in all;
 * the oldest goes first.
 *
 * <p>Any thread may call.
 */
final class StoredSearches {

  private static final int SEARCHES_MAX = 4_096;

  /** What is found is some 200 octets each, as the profiles themselves are shared. */
  private static final long PROFILES_MAX = 200_000;

  private static final int ID_OCTETS = 16;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Duration kept;
  private final Map<String, Stored> searches = new LinkedHashMap<>();

  /** Of all searches together; guarded by them. */
  private long profiles;

  /**
   * A search.
   *
   * @param found all that was found, in order
   * @param shown how many of them the first answer held
   */
  record Search(List<FoundProfile> found, int shown) {

    Search {
      found = List.copyOf(found);
    }
  }

  private record Stored(Search search, Instant until) {}

  StoredSearches(InstantSource clock, Duration kept) {
    this.clock = clock;
    this.kept = kept;
  }

  /** Keeps a search; returns its identity. */
  String add(Search search) {
    byte[] octets = new byte[ID_OCTETS];
    random.nextBytes(octets);
    String id = HexFormat.of().formatHex(octets);
    Stored stored = new Stored(search, clock.instant().plus(kept));
    synchronized (searches) {
      searches.put(id, stored);
      profiles += search.found().size();
      while (searches.size() > SEARCHES_MAX || (profiles > PROFILES_MAX && searches.size() > 1)) {
        remove(searches.keySet().iterator().next());
      }
    }
    return id;
  }

  private void remove(String id) {
    Stored stored = searches.remove(id);
    if (stored != null) {
      profiles -= stored.search().found().size();
    }
  }

  /** A search that is still kept. */
  Optional<Search> find(String id) {
    synchronized (searches) {
      Stored stored = searches.get(id);
      if (stored == null) {
        return Optional.empty();
      }
      if (clock.instant().isAfter(stored.until())) {
        remove(id);
        return Optional.empty();
      }
      return Optional.of(stored.search());
    }
  }
}
