package org.signalbox.diameter.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.NodeLimits;
import org.signalbox.diameter.node.NodeTime;

/**
 * Recognises requests that come again, by Origin-Host and End-to-End id (RFC 6733 §3): the second
 * one gets the answer of the first, at once or when it comes. Bounded by count, age and the octets
 * of the names and answers that are kept; a protocol error is forgotten at once, since trying again
 * is what it asks for. Any thread may use it.
 */
final class DuplicateCache {

  private record Key(String originHost, int endToEnd) {}

  /** One request's place in the cache. */
  final class Claim {

    private final Entry entry;
    private final boolean duplicate;

    private Claim(Entry entry, boolean duplicate) {
      this.entry = entry;
      this.duplicate = duplicate;
    }

    /** True when the request was here before. */
    boolean isDuplicate() {
      return duplicate;
    }

    /** Gives the answer of the first request, now or later, to a sink. */
    void whenAnswered(Consumer<DiameterMessage> sink) {
      var _ = entry.answer.thenAccept(sink);
    }

    /** The first request was answered. */
    void answered(DiameterMessage message) {
      keep(entry, message);
      entry.answer.complete(message);
    }
  }

  private static final class Entry {

    final Key key;
    final long sinceNanos;
    final CompletableFuture<DiameterMessage> answer = new CompletableFuture<>();
    int octets;

    Entry(Key key, long sinceNanos) {
      this.key = key;
      this.sinceNanos = sinceNanos;
      this.octets = key.originHost().length();
    }
  }

  private static final long OCTETS_MAX = 128L * 1024 * 1024;

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final NodeTime time;
  private final int sizeMax;
  private final long ageNanosMax;
  private long octets;

  DuplicateCache(NodeLimits limits, NodeTime time) {
    this.time = time;
    this.sizeMax = limits.duplicatesMax();
    this.ageNanosMax = limits.duplicatesFor().toNanos();
  }

  /** Looks a request up, and remembers it when it is new. */
  Claim claim(DiameterMessage request) {
    Key key = new Key(originHost(request), request.endToEnd());
    long now = time.nanoTime();
    synchronized (entries) {
      dropOld(now);
      Entry known = entries.get(key);
      if (known != null) {
        return new Claim(known, true);
      }
      Entry first = new Entry(key, now);
      entries.put(key, first);
      octets += first.octets;
      return new Claim(first, false);
    }
  }

  private void dropOld(long now) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      boolean fits = entries.size() < sizeMax && octets <= OCTETS_MAX;
      if (fits && now - entry.sinceNanos <= ageNanosMax) {
        return;
      }
      oldest.remove();
      octets -= entry.octets;
    }
  }

  /** Keeps an answer; the entry may have been dropped meanwhile, and its key be another's. */
  private void keep(Entry entry, DiameterMessage message) {
    synchronized (entries) {
      if (entries.get(entry.key) != entry) {
        return;
      }
      if (message.isError()) {
        entries.remove(entry.key);
        octets -= entry.octets;
      } else {
        entry.octets += message.length();
        octets += message.length();
      }
    }
  }

  private static String originHost(DiameterMessage request) {
    AvpCursor cursor = request.cursor();
    while (cursor.next()) {
      if (cursor.is(BaseAvp.ORIGIN_HOST)) {
        return cursor.text().toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }
}
