package org.signalbox.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What may be asked of a shard between two commands. Nothing changes by it.
 *
 * <p>Used by the shard's thread; what {@link #image} gives may be read by any.
 */
public interface LedgerView {

  /** The account of that name. */
  Optional<Account> account(AccountId id);

  /** The open session of that name. */
  Optional<Session> session(String id);

  /**
   * The accounts that may spend the balances of a shared group, in the order of their names.
   *
   * @param most no more are told
   */
  List<AccountId> sharing(String tenant, String group, int most);

  /** What is defined under that name. */
  Optional<Definition> definition(DefinitionId id);

  /** The plans and triggers of an account; none where there is no such account. */
  AccountRules rules(AccountId id);

  /** All action plans, in the order of their names. */
  List<Definition.ActionPlan> actionPlans();

  /** The accounts that have joined a plan, in the order of their names. */
  List<AccountId> planMembers(String plan);

  /** How many accounts have joined a plan. */
  int planMemberCount(String plan);

  /** The tenants that have accounts in a plan, in the order of their names. */
  List<String> planTenants(String plan);

  /** How far a timing of a plan has run. */
  PlanMark planMark(PlanMark.Id id);

  /** The voucher of that hash. */
  Optional<Voucher> voucher(VoucherHash hash);

  /** How many accounts there are. */
  int accountCount();

  /** How many sessions are open. */
  int sessionCount();

  /**
   * How much of some usage could be granted if it were asked for now.
   *
   * @param at the moment asked about; one before the last command is taken for that
   */
  PartOutcome question(PartTerms terms, PartStep.Reserve reserve, Instant at);

  /** The hash of the tariff in force; empty before the first. */
  String tariffHash();

  /** The whole state as it is now, in time that does not depend on the number of accounts. */
  LedgerImage image();
}
