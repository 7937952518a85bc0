package org.signalbox.ledger;

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
