package org.signalbox.catalog;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Definition;

/**
 * What a plan has the ledger know and do.
 *
 * @param definitions action sets, plans, triggers and shared groups
 * @param accounts opened after all definitions are known
 */
public record LedgerDefinitions(List<Definition> definitions, List<OpenedAccount> accounts) {

  /** Nothing. */
  public static final LedgerDefinitions NONE = new LedgerDefinitions(List.of(), List.of());

  public LedgerDefinitions {
    definitions = List.copyOf(definitions);
    accounts = List.copyOf(accounts);
  }

  public boolean isEmpty() {
    return definitions.isEmpty() && accounts.isEmpty();
  }

  /**
   * An account that a plan opens, or one that is open already and gets what the plan says. Doing it
   * again changes nothing: who is in a plan does not join it anew.
   *
   * @param plan the action plan it joins
   * @param triggerGroup whose triggers it gets
   */
  public record OpenedAccount(
      AccountId id,
      boolean mayGoNegative,
      boolean isDisabled,
      Optional<String> plan,
      Optional<String> triggerGroup) {}
}
