package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountId;

/**
 * Names of sessions by the accounts they are filed under. Any thread; what one account has is
 * changed by one at a time, and looked at without waiting.
 *
 * <p>Nearly every account has one session: its name, without a list for it. Others have a few: an
 * immutable list, replaced as a whole. Some have thousands, where each copy would be as long: a set
 * that changes in its place.
 */
final class AccountSessions {

  /** More than so many are kept in a set. */
  static final int FEW = 8;

  /** A name, a list of two or more, or a set. */
  private final Map<AccountId, Object> byAccount = new ConcurrentHashMap<>();

  /** Files a session under an account, once however often it is filed. */
  void file(AccountId account, String session) {
    byAccount.compute(account, (_, known) -> known == null ? session : with(known, session));
  }

  private static Object with(Object known, String session) {
    if (known instanceof Set<?>) {
      names(known).add(session);
      return known;
    }
    Collection<String> few = names(known);
    if (few.contains(session)) {
      return known;
    }
    if (few.size() == FEW) {
      Set<String> many = ConcurrentHashMap.newKeySet(2 * FEW);
      many.addAll(few);
      many.add(session);
      return many;
    }
    List<String> more = new ArrayList<>(few);
    more.add(session);
    return List.copyOf(more);
  }

  /** Takes a session out, where it is filed under the account. */
  void unfile(AccountId account, String session) {
    byAccount.computeIfPresent(account, (_, known) -> without(known, session));
  }

  private static @Nullable Object without(Object known, String session) {
    Collection<String> names = names(known);
    if (!names.contains(session)) {
      return known;
    }
    if (known instanceof Set<?>) {
      names.remove(session);
      return names.isEmpty() ? null : known;
    }
    List<String> left = new ArrayList<>(names);
    left.remove(session);
    return switch (left.size()) {
      case 0 -> null;
      case 1 -> left.getFirst();
      default -> List.copyOf(left);
    };
  }

  @SuppressWarnings("unchecked") // Nothing but names is put there.
  private static Collection<String> names(Object known) {
    return known instanceof String one ? List.of(one) : (Collection<String>) known;
  }

  /**
   * The sessions of an account, each once, in no order that means anything. To be walked: it may
   * change meanwhile, and shows then some of what changed or none.
   */
  Iterable<String> of(AccountId account) {
    Object known = byAccount.get(account);
    return known == null ? List.of() : names(known);
  }

  /** Whether an account has any. */
  boolean isFiled(AccountId account) {
    return byAccount.containsKey(account);
  }
}
