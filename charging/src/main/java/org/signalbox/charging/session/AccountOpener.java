package org.signalbox.charging.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.runtime.Admission;

/** Opens the accounts that their first use makes ({@code *dynaprepaid}). Any thread. */
final class AccountOpener {

  private final ChargingPorts ports;

  AccountOpener(ChargingPorts ports) {
    this.ports = ports;
  }

  /**
   * Opens those that are missing, by the plans that the operator has for new ones.
   *
   * @param then done after it, whatever came of it: on the ledger's thread
   */
  void open(PlannedRequest planned, Runnable then) {
    List<AccountId> wanted = List.copyOf(planned.accountsToOpen());
    var _ =
        ports
            .ledger()
            .readLater(
                view -> wanted.stream().filter(account -> view.account(account).isEmpty()).toList())
            .whenComplete((missing, fault) -> {
              if (fault == null) {
                missing.forEach(this::open);
              }
              // Executed behind what was submitted before it.
              then.run();
            });
  }

  private void open(AccountId account) {
    List<AccountAction> actions = new ArrayList<>();
    actions.add(new AccountAction.Open());
    ports.dynaprepaidPlans().forEach(plan -> actions.add(new AccountAction.JoinPlan(plan)));
    ports
        .ledger()
        .submit(
            at -> new ChangeAccount(at, Optional.empty(), account, actions),
            Admission.NEW_WORK,
            outcome -> {
              // Where it was not opened, the charge behind it is refused and says so.
            });
  }
}
