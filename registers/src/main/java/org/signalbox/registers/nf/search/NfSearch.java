package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;

/**
 * Finds network functions by an index that follows the register.
 *
 * <p><b>Index.</b> A network function is listed under each value of each {@link Facet}. A query
 * asks the facet that names the fewest candidates and looks at each of them. With three users'
 * worth of UDMs among thousands a search looks at three.
 *
 * <p><b>Threads.</b> Any thread may search; it takes no lock. The register's lock orders changes. A
 * changed network function is listed under its new values before its entry changes and taken out of
 * the old ones after, so a search sees it before, after, or both at once, but never misses one that
 * satisfies the query all along. A change of load touches no list.
 */
public final class NfSearch {

  /** Under a storm of changes the last look stands. */
  private static final int ATTEMPTS_MAX = 8;

  private final Map<IndexKey, PostingList> lists = new ConcurrentHashMap<>();
  private final PrefixLengths prefixes = new PrefixLengths();

  /** Used by the listener alone, under the register's lock. */
  private final Map<NfInstanceId, Posting> postings = new ConcurrentHashMap<>();

  /**
   * Keys of profiles that were there before the register was followed: of those very objects, for
   * comparing profiles means reading all of them.
   */
  private final Map<NfProfile, Set<IndexKey>> prepared =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /** Odd while a network function moves from lists to others. */
  private volatile int moves;

  private NfSearch() {}

  /** A search over a register, now and as it changes. */
  public static NfSearch over(NfRegister register) {
    NfSearch search = new NfSearch();
    // What is there already is looked at on all processors, since a start waits for it.
    register.entries().parallelStream()
        .map(NfEntry::profile)
        .forEach(profile -> search.prepared.put(profile, ProfileKeys.of(profile)));
    register.follow(search::changed);
    search.prepared.clear();
    return search;
  }

  /** All network functions that satisfy a query, in no order. */
  public List<NfMatch> find(NfQuery query) {
    for (int attempt = 1; ; attempt++) {
      int before = moves;
      List<NfMatch> found = look(query);
      // One that moved between the lists of a probe while they were read could be missed.
      if ((before == moves && (before & 1) == 0) || attempt == ATTEMPTS_MAX) {
        return found;
      }
    }
  }

  private List<NfMatch> look(NfQuery query) {
    List<PostingList> candidates = fewest(query);
    List<NfMatch> found = new ArrayList<>();
    for (PostingList list : candidates) {
      for (Posting posting : list.postings()) {
        query.match(posting.entry()).ifPresent(found::add);
      }
    }
    return candidates.size() < 2 ? found : once(found);
  }

  /** One with several of the values asked for stands in several lists. */
  private static List<NfMatch> once(List<NfMatch> found) {
    Set<NfInstanceId> seen = new HashSet<>();
    found.removeIf(match -> !seen.add(match.entry().id()));
    return found;
  }

  private List<PostingList> fewest(NfQuery query) {
    List<PostingList> best = List.of();
    int fewest = Integer.MAX_VALUE;
    for (Probe probe : query.probes()) {
      List<PostingList> named = named(query, probe);
      int size = 0;
      for (PostingList list : named) {
        size += list.size();
      }
      if (size < fewest) {
        fewest = size;
        best = named;
      }
    }
    return best;
  }

  private List<PostingList> named(NfQuery query, Probe probe) {
    List<PostingList> named = new ArrayList<>();
    for (String value : probe.values()) {
      if (probe.facet().isOfNumbers()) {
        addPrefixes(query, probe.facet(), value, named);
      } else {
        addListed(new IndexKey(query.target(), probe.facet(), value), named);
      }
    }
    addListed(new IndexKey(query.target(), probe.facet(), IndexKey.EVERY), named);
    return named;
  }

  private void addPrefixes(NfQuery query, Facet facet, String number, List<PostingList> named) {
    int length = number.length();
    if (length > NumberPrefixes.DIGITS_MAX) {
      return;
    }
    for (int prefix = 0; prefix <= length; prefix++) {
      if (prefixes.has(facet, length, prefix)) {
        String value = NumberPrefixes.key(length, number.substring(0, prefix));
        addListed(new IndexKey(query.target(), facet, value), named);
      }
    }
  }

  private void addListed(IndexKey key, List<PostingList> named) {
    PostingList list = lists.get(key);
    if (list != null) {
      named.add(list);
    }
  }

  private void changed(NfChange change) {
    switch (change) {
      case NfChange.Registered registered -> add(registered.entry());
      case NfChange.Changed changed -> replace(changed.after());
      case NfChange.Removed removed -> remove(removed.before().profile());
    }
  }

  private void add(NfEntry entry) {
    Posting posting = new Posting(entry);
    postings.put(entry.id(), posting);
    Set<IndexKey> known = prepared.get(entry.profile());
    Set<IndexKey> keys = known == null ? ProfileKeys.of(entry.profile()) : known;
    keys.forEach(key -> list(key, posting));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // One thread at a time, under the register's lock.
  private void replace(NfEntry after) {
    Posting posting = postings.get(after.id());
    if (posting == null) {
      add(after);
      return;
    }
    NfEntry before = posting.entry();
    if (before.revision() == after.revision()) {
      posting.set(after);
      return;
    }
    Set<IndexKey> old = ProfileKeys.of(before.profile());
    Set<IndexKey> fresh = ProfileKeys.of(after.profile());
    if (old.equals(fresh)) {
      posting.set(after);
      return;
    }
    moves = moves + 1;
    fresh.stream().filter(key -> !old.contains(key)).forEach(key -> list(key, posting));
    posting.set(after);
    old.stream().filter(key -> !fresh.contains(key)).forEach(key -> unlist(key, posting));
    moves = moves + 1;
  }

  private void remove(NfProfile profile) {
    Posting posting = postings.remove(profile.id());
    if (posting != null) {
      ProfileKeys.of(posting.entry().profile()).forEach(key -> unlist(key, posting));
    }
  }

  private void list(IndexKey key, Posting posting) {
    prefixes.note(key);
    lists.computeIfAbsent(key, k -> new PostingList()).add(posting);
  }

  private void unlist(IndexKey key, Posting posting) {
    PostingList list = lists.get(key);
    if (list != null && list.remove(posting)) {
      lists.remove(key);
    }
  }
}
