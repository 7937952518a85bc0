package org.signalbox.ledger.internal;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.rating.TypeOfRecord;

/**
 * One object for each of the values that thousands of accounts share. Terms that no account has any
 * more are forgotten by themselves. Changes nothing that can be seen but the memory used.
 *
 * <p>Used by one thread.
 */
final class Interned {

  private static final int RECENT = 64;

  private static final List<TypeOfRecord> KINDS =
      List.of(
          TypeOfRecord.MONETARY,
          TypeOfRecord.VOICE,
          TypeOfRecord.DATA,
          TypeOfRecord.SMS,
          TypeOfRecord.MMS,
          TypeOfRecord.GENERIC);

  private final Map<Object, WeakReference<Object>> known = new WeakHashMap<>();

  /** Texts asked for lately, by the low bits of their hash: nearly all are the same few names. */
  private final String[] recent = new String[RECENT];

  BalanceTerms of(BalanceTerms terms) {
    return terms.equals(BalanceTerms.PLAIN) ? BalanceTerms.PLAIN : (BalanceTerms) shared(terms);
  }

  AccountTerms of(AccountTerms terms) {
    return terms.equals(AccountTerms.PREPAID) ? AccountTerms.PREPAID : (AccountTerms) shared(terms);
  }

  String of(String text) {
    int place = text.hashCode() & (RECENT - 1);
    if (!text.equals(recent[place])) {
      recent[place] = (String) shared(text);
    }
    return recent[place];
  }

  /** The account as it names itself; the tenant is a text that all its accounts share. */
  AccountId of(AccountId account) {
    return new AccountId(of(account.tenant()), account.account());
  }

  static TypeOfRecord tor(String text) {
    TypeOfRecord known = known(text);
    return known == null ? new TypeOfRecord(text) : known;
  }

  static TypeOfRecord tor(TypeOfRecord kind) {
    TypeOfRecord known = known(kind.text());
    return known == null ? kind : known;
  }

  private static @Nullable TypeOfRecord known(String text) {
    for (TypeOfRecord kind : KINDS) {
      if (kind.text().equals(text)) {
        return kind;
      }
    }
    return null;
  }

  private Object shared(Object value) {
    WeakReference<Object> reference = known.get(value);
    @Nullable Object shared = reference == null ? null : reference.get();
    if (shared == null) {
      known.put(value, new WeakReference<>(value));
      return value;
    }
    return shared;
  }
}
