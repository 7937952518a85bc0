package org.signalbox.catalog.compile;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.signalbox.catalog.tp.TpSharedGroups;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.SharingRule;

/** How members of shared groups spend, from what operators write to what the ledger follows. */
public final class SharedGroupForm {

  private SharedGroupForm() {}

  /**
   * Whom a rule is for.
   *
   * @throws IllegalArgumentException when it is neither all nor an account of a tenant
   */
  public static String account(TpSharedGroups.Rule written) {
    String account = written.account().strip();
    int colon = account.indexOf(':');
    boolean isAccount = colon > 0 && colon < account.length() - 1;
    if (!isAccount && !account.equals(Definition.SharedGroup.ANY)) {
      throw new Mistake("Account", "\"" + account + "\"", "*any, or an account as TENANT:ACCOUNT");
    }
    return account;
  }

  /**
   * @throws IllegalArgumentException naming the member that cannot be read
   */
  public static SharingRule read(TpSharedGroups.Rule written) {
    String strategy = written.strategy().strip();
    // What the reference does where nothing is said.
    SharingRule.Strategy read =
        strategy.isEmpty()
            ? SharingRule.Strategy.MINE_RANDOM
            : SharingRule.Strategy.of(strategy)
                .orElseThrow(() ->
                    new Mistake(
                        "Strategy",
                        "\"" + strategy + "\"",
                        "one of "
                            + Arrays.stream(SharingRule.Strategy.values())
                                .map(SharingRule.Strategy::text)
                                .collect(Collectors.joining(", "))));
    String subject = written.ratingSubject().strip();
    try {
      return new SharingRule(read, subject);
    } catch (IllegalArgumentException e) {
      throw new Mistake("RatingSubject", "\"" + subject + "\"", "a subject");
    }
  }
}
