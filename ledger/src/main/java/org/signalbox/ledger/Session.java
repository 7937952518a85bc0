package org.signalbox.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Keyed;
import org.signalbox.ledger.internal.LedgerTime;

/**
 * An open session as it is between two commands. Immutable.
 *
 * @param id the client's session
 * @param number of its last request
 * @param openedAt nanoseconds since 1970
 * @param deadlineBase when it is given up without another request, in nanoseconds since 1970 before
 *     the extensions of the shard
 * @param parts in the order they began
 */
public record Session(
    String id, long number, long openedAt, long deadlineBase, List<SessionPart> parts)
    implements Keyed<String> {

  /** Parts that a session may have. */
  public static final int PARTS_MAX = 1_000;

  public Session {
    parts = List.copyOf(parts);
  }

  @Override
  public String key() {
    return id;
  }

  /** When it began. */
  public Instant opened() {
    return LedgerTime.instant(openedAt);
  }

  /** Until when it is kept at least: outages since then have extended its deadline. */
  public Instant keptUntil() {
    return LedgerTime.instant(deadlineBase);
  }

  public Optional<SessionPart> part(PartKey key) {
    for (SessionPart part : parts) {
      if (part.key().equals(key)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** What it has cost so far: the first bill of each service, which is the subscriber's own. */
  public Amount cost() {
    if (parts.size() == 1) {
      return parts.getFirst().charged();
    }
    Set<String> services = HashSet.newHashSet(parts.size());
    Amount cost = Amount.ZERO;
    for (SessionPart part : parts) {
      if (services.add(part.key().service())) {
        cost = cost.plus(part.charged());
      }
    }
    return cost;
  }

  /** This session with parts in the place of those of their keys, or behind all others. */
  public Session with(List<SessionPart> changed) {
    if (isOnly(changed)) {
      return new Session(id, number, openedAt, deadlineBase, List.of(changed.getFirst()));
    }
    List<SessionPart> all = new ArrayList<>(parts);
    for (SessionPart part : changed) {
      int at = 0;
      while (at < all.size() && !all.get(at).key().equals(part.key())) {
        at++;
      }
      if (at < all.size()) {
        all.set(at, part);
      } else {
        all.add(part);
      }
    }
    return new Session(id, number, openedAt, deadlineBase, all);
  }

  /** Whether all that it has then is one part: so with nearly all sessions. */
  private boolean isOnly(List<SessionPart> changed) {
    return changed.size() == 1
        && (parts.isEmpty()
            || (parts.size() == 1 && parts.getFirst().key().equals(changed.getFirst().key())));
  }
}
