package org.signalbox.charging.session;

import java.util.Optional;
import org.signalbox.charging.session.ReauthorizationPort.Cause;
import org.signalbox.ledger.AccountId;

/**
 * What sessions of an account are to be told.
 *
 * @param lost the balance that is gone, or below zero, where that is the cause
 */
record SessionNotice(Cause cause, Optional<LostBalance> lost) {

  static final SessionNotice GAINED = of(Cause.CREDIT_GAINED);
  static final SessionNotice CHANGED = of(Cause.ACCOUNT_CHANGED);
  static final SessionNotice SHARED = of(Cause.CREDIT_SHARED);

  /** A balance of an account, of whoever may spend it. */
  record LostBalance(AccountId account, int serial) {}

  private static SessionNotice of(Cause cause) {
    return new SessionNotice(cause, Optional.empty());
  }

  static SessionNotice lost(AccountId account, int serial) {
    return new SessionNotice(Cause.CREDIT_LOST, Optional.of(new LostBalance(account, serial)));
  }
}
