package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.signalbox.ledger.AccountId;

/**
 * Names of sessions by the accounts they are filed under. Any thread; what one account has is
 * changed by one at a time, and looked at without waiting.
 *
 * <p>Nearly every account has one session, or a few: an immutable list, replaced as a whole. Some
 * have thousands, where each copy would be as long: a set that changes in its place.
 */
final class AccountSessions {

  /** More than so many are kept in a set. */
  static final int FEW = 8;

  /** None is empty. */
  private final Map<AccountId, Collection<String>> byAccount = new ConcurrentHashMap<>();

  /** Files a session under an account, once however often it is filed. */
  void file(AccountId account, String session) {
    byAccount.compute(
        account, (_, known) -> known == null ? List.of(session) : with(known, session));
  }

  private static Collection<String> with(Collection<String> known, String session) {
    if (known instanceof Set<String> many) {
      many.add(session);
      return many;
    }
    if (known.contains(session)) {
      return known;
    }
    if (known.size() == FEW) {
      Set<String> many = ConcurrentHashMap.newKeySet(2 * FEW);
      many.addAll(known);
      many.add(session);
      return many;
    }
    List<String> more = new ArrayList<>(known);
    more.add(session);
    return List.copyOf(more);
  }

  /** Takes a session out, where it is filed under the account. */
  void unfile(AccountId account, String session) {
    byAccount.computeIfPresent(
        account,
        (_, known) -> {
          Collection<String> left = without(known, session);
          return left.isEmpty() ? null : left;
        });
  }

  private static Collection<String> without(Collection<String> known, String session) {
    if (known instanceof Set<String> many) {
      many.remove(session);
      return many;
    }
    if (!known.contains(session)) {
      return known;
    }
    List<String> left = new ArrayList<>(known);
    left.remove(session);
    return List.copyOf(left);
  }

  /**
   * The sessions of an account, each once, in no order that means anything. To be walked: it may
   * change meanwhile, and shows then some of what changed or none.
   */
  Iterable<String> of(AccountId account) {
    return byAccount.getOrDefault(account, List.of());
  }

  /** Whether an account has any. */
  boolean isFiled(AccountId account) {
    return byAccount.containsKey(account);
  }
}
