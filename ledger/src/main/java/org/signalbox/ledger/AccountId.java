package org.signalbox.ledger;

import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.internal.Texts;

/**
 * Names an account.
 *
 * @param tenant 1 to 255 characters
 * @param account the account within the tenant, 1 to 255 characters
 */
public record AccountId(String tenant, String account) implements Comparable<AccountId> {

  public AccountId {
    Texts.requireName("tenant", tenant);
    Texts.requireName("account", account);
  }

  @Override
  public int compareTo(AccountId other) {
    int byTenant = tenant.compareTo(other.tenant);
    return byTenant != 0 ? byTenant : account.compareTo(other.account);
  }

  /** Written out: accounts are looked up by it all the time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccountId that
        && account.equals(that.account)
        && tenant.equals(that.tenant);
  }

  /** The same in every process: it decides in which segment of the shard the account is. */
  @Override
  public int hashCode() {
    return 31 * tenant.hashCode() + account.hashCode();
  }

  /** The form that operators write: {@code tenant:account}. */
  @Override
  public String toString() {
    return tenant + ":" + account;
  }
}
