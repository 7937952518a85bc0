package org.signalbox.charging.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.ledger.AccountId;

/**
 * The accounts whose sessions starve each other: each shares its credit for a minute. Any thread.
 */
final class Contentions {

  private static final Duration CONTENDED_FOR = Duration.ofMinutes(1);
  private static final int CONTENTIONS_MAX = 10_000;

  private final InstantSource clock;
  private final Map<AccountId, Contention> byAccount = new ConcurrentHashMap<>();

  /**
   * Sessions that share the credit of an account, until a moment.
   *
   * @param since when there were as many: who was asked since is granted no more than its share
   */
  private record Contention(int sessions, Instant since, Instant until) {}

  Contentions(InstantSource clock) {
    this.clock = clock;
  }

  /** Has sessions share from now on; tells since when they are as many. */
  Instant contend(AccountId account, int sessions) {
    Instant now = clock.instant();
    Contention known = byAccount.get(account);
    Instant since = now;
    if (known != null && !known.until().isBefore(now) && known.sessions() >= sessions) {
      since = known.since();
    }
    if (byAccount.size() >= CONTENTIONS_MAX) {
      byAccount.values().removeIf(contention -> contention.until().isBefore(now));
    }
    if (byAccount.size() < CONTENTIONS_MAX) {
      byAccount.put(account, new Contention(sessions, since, now.plus(CONTENDED_FOR)));
    }
    return since;
  }

  /** Whether any sessions of an account share. */
  boolean has(AccountId account) {
    return byAccount.containsKey(account);
  }

  /** There is credit for all. */
  void end(AccountId account) {
    byAccount.remove(account);
  }

  /** Into how many shares what is asked for on an account is cut; 1 where nobody starves. */
  int share(AccountId account) {
    Contention contention = byAccount.get(account);
    if (contention == null) {
      return 1;
    }
    if (contention.until().isBefore(clock.instant())) {
      byAccount.remove(account, contention);
      return 1;
    }
    return contention.sessions();
  }
}
