package org.signalbox.sbi.nrf.discovery;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfProfile;

/**
 * Answers that were cut, for those who want the rest (TS 29.510 §6.2.3.3 and §6.2.3.4). A search
 * holds what was found then; profiles that changed since are as they were.
 *
 * <p>The identity of a search is its key: 128 random bits, since the answer was made for one
 * requester. At most {@value #SEARCHES_MAX} are kept, with {@value #PROFILES_MAX} profiles in all,
 * and with {@value #OCTETS_MAX} octets of JSON of distinct ones, since a search keeps versions that
 * the register has dropped. The oldest goes first, and whatever has ended goes when one comes.
 *
 * <p>Any thread may call.
 */
final class StoredSearches {

  private static final int SEARCHES_MAX = 4_096;

  /** What is found is some 200 octets each, as the profiles themselves are shared. */
  private static final long PROFILES_MAX = 200_000;

  private static final long OCTETS_MAX = 64L << 20;

  private static final int ID_OCTETS = 16;

  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;
  private final Duration kept;
  private final LinkedHashMap<String, Stored> searches = new LinkedHashMap<>();

  /** Of all searches together; guarded by them. */
  private long profiles;

  /** How many results hold a version of a profile; guarded by the searches. */
  private final IdentityHashMap<NfProfile, Integer> held = new IdentityHashMap<>();

  /** Of what is held; guarded by the searches. */
  private long octets;

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
    Instant now = clock.instant();
    Stored stored = new Stored(search, now.plus(kept));
    synchronized (searches) {
      // All are kept equally long, so that the oldest ends first.
      while (!searches.isEmpty() && now.isAfter(searches.firstEntry().getValue().until())) {
        remove(searches.firstEntry().getKey());
      }
      searches.put(id, stored);
      profiles += search.found().size();
      search.found().forEach(found -> hold(found.profile()));
      while (searches.size() > 1 && isTooMuch()) {
        remove(searches.firstEntry().getKey());
      }
    }
    return id;
  }

  private boolean isTooMuch() {
    return searches.size() > SEARCHES_MAX || profiles > PROFILES_MAX || octets > OCTETS_MAX;
  }

  private void hold(NfProfile profile) {
    if (held.merge(profile, 1, Integer::sum) == 1) {
      octets += profile.octets();
    }
  }

  private void release(NfProfile profile) {
    if (held.computeIfPresent(profile, (same, count) -> count == 1 ? null : count - 1) == null) {
      octets -= profile.octets();
    }
  }

  /** How many are kept. */
  int size() {
    synchronized (searches) {
      return searches.size();
    }
  }

  private void remove(String id) {
    Stored stored = searches.remove(id);
    if (stored != null) {
      profiles -= stored.search().found().size();
      stored.search().found().forEach(found -> release(found.profile()));
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
