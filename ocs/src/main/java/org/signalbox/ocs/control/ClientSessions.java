package org.signalbox.ocs.control;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Open sessions by Session-Id, as far as they are remembered: a bounded table beside the charging
 * core's own, which alone decides. After a start it is empty and fills as clients report; what is
 * not in it is served all the same. Any thread; each of its parts has a lock that is held briefly.
 */
final class ClientSessions {

  /** A power of two. */
  private static final int PARTS = 16;

  private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(PARTS);

  /**
   * Fibonacci hashing: the maps of the parts go by the low bits, so parts go by mixed high ones.
   */
  private static final int MIX = 0x9E37_79B9;

  private final Part[] parts = new Part[PARTS];

  /**
   * A part of the table, the session that began first in front. An order by when it was heard of
   * last would move each at every request, and with it neighbours that are in no cache.
   */
  private static final class Part extends LinkedHashMap<String, ClientSession> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Part(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, ClientSession> eldest) {
      return size() > most;
    }
  }

  /**
   * @param most sessions remembered; the one that began first is forgotten for a new one
   */
  ClientSessions(int most) {
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Part(Math.max(1, most / PARTS));
    }
  }

  private Part part(String id) {
    return parts[(id.hashCode() * MIX) >>> SHIFT];
  }

  /** The session of an id. */
  Optional<ClientSession> find(String id) {
    Part part = part(id);
    synchronized (part) {
      return Optional.ofNullable(part.get(id));
    }
  }

  /**
   * Remembers a session.
   *
   * @param first what it begins with where it is not remembered
   * @param change what is new of it
   */
  void change(String id, Supplier<ClientSession> first, UnaryOperator<ClientSession> change) {
    Part part = part(id);
    synchronized (part) {
      ClientSession known = part.get(id);
      ClientSession changed = change.apply(known == null ? first.get() : known);
      part.put(changed.id(), changed);
    }
  }

  /** Forgets a session that is over. */
  void forget(String id) {
    Part part = part(id);
    synchronized (part) {
      part.remove(id);
    }
  }

  /** How many are remembered. */
  int size() {
    int size = 0;
    for (Part part : parts) {
      synchronized (part) {
        size += part.size();
      }
    }
    return size;
  }
}
