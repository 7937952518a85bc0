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
 * one gets the answer of the first, at once or when it comes. Bounded by count and age; a protocol
 * error is forgotten at once, since trying again is what it asks for. Any thread may use it.
 */
final class DuplicateCache {

  private record Key(String originHost, int endToEnd) {}

  private record Entry(CompletableFuture<DiameterMessage> answer, long sinceNanos) {}

  /** One request's place in the cache. */
  final class Claim {

    private final Key key;
    private final CompletableFuture<DiameterMessage> answer;
    private final boolean duplicate;

    private Claim(Key key, CompletableFuture<DiameterMessage> answer, boolean duplicate) {
      this.key = key;
      this.answer = answer;
      this.duplicate = duplicate;
    }

    /** True when the request was here before. */
    boolean isDuplicate() {
      return duplicate;
    }

    /** Gives the answer of the first request, now or later, to a sink. */
    void whenAnswered(Consumer<DiameterMessage> sink) {
      var _ = answer.thenAccept(sink);
    }

    /** The first request was answered. */
    void answered(DiameterMessage message) {
      if (message.isError()) {
        forget(key);
      }
      answer.complete(message);
    }
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final NodeTime time;
  private final int sizeMax;
  private final long ageNanosMax;

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
        return new Claim(key, known.answer(), true);
      }
      CompletableFuture<DiameterMessage> answer = new CompletableFuture<>();
      entries.put(key, new Entry(answer, now));
      return new Claim(key, answer, false);
    }
  }

  private void dropOld(long now) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (entries.size() < sizeMax && now - entry.sinceNanos() <= ageNanosMax) {
        return;
      }
      oldest.remove();
    }
  }

  private void forget(Key key) {
    synchronized (entries) {
      entries.remove(key);
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
