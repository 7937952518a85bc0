package org.signalbox.charging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.signalbox.charging.schedule.MissedMoment;
import org.signalbox.charging.schedule.PlayedMoment;
import org.signalbox.charging.schedule.ScheduledRun;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Voucher;
import org.signalbox.ledger.VoucherHash;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerUnavailable;

/**
 * What operators ask of the ledger: definitions, accounts and what accounts join. Any thread but an
 * event loop; every method blocks, and throws {@link AccountLedgerFailure} when the ledger does not
 * answer.
 *
 * @param port the ledger
 */
public record AccountLedger(LedgerPort port) {

  /** Accounts that one command runs a plan on: some milliseconds of the ledger's thread. */
  private static final int RUN_ACCOUNTS = 1_000;

  /**
   * An account as it is between two commands.
   *
   * @param rules the plans it is in and its triggers
   */
  public record AccountState(Account account, AccountRules rules) {}

  /** Does things to an account that may be done again, all or none. */
  public LedgerReply change(AccountId id, List<AccountAction> actions) {
    return change(id, actions, Optional.empty());
  }

  /**
   * Does things to an account, all or none.
   *
   * @param key by which a repeat gets the first answer again
   */
  public LedgerReply change(AccountId id, List<AccountAction> actions, Optional<RequestKey> key) {
    return ask(at -> new LedgerCommand.ChangeAccount(at, key, id, actions));
  }

  /** Defines and removes, all or none. */
  public LedgerReply define(List<Definition> definitions, List<DefinitionId> removed) {
    return ask(at -> new LedgerCommand.Define(at, Optional.empty(), definitions, removed));
  }

  /** Adds vouchers to a batch that is defined. */
  public LedgerReply addVouchers(String batch, List<VoucherHash> hashes) {
    return ask(at -> new LedgerCommand.AddVouchers(at, Optional.empty(), batch, hashes));
  }

  /**
   * Redeems a voucher on an account.
   *
   * @param key by which a repeat gets the first answer again
   */
  public LedgerReply redeem(AccountId id, VoucherHash voucher, Optional<RequestKey> key) {
    return ask(at -> new LedgerCommand.RedeemVoucher(at, key, id, voucher));
  }

  /**
   * Runs a timing of a plan on the accounts of a tenant, as if it had come due; blocks until it has
   * run on all of them.
   */
  public LedgerReply runPlan(PlanMark.Id mark, Instant due) {
    LedgerReply reply = ask(at -> new LedgerCommand.RunPlan(at, mark, due, RUN_ACCOUNTS));
    while (reply instanceof LedgerReply.PlanRan ran && ran.hasMore()) {
      reply = ask(at -> new LedgerCommand.RunPlan(at, mark, due, RUN_ACCOUNTS));
    }
    return reply;
  }

  /**
   * Runs what a timing has missed up to a moment, so that a run for that moment does not take its
   * place; blocks until it has run.
   *
   * @param zones the time zone of a tenant
   * @return why it could not run; empty where nothing is missed any more
   */
  public Optional<LedgerReply> runMissed(
      PlanMark.Id mark, Instant until, Function<String, ZoneId> zones) {
    // One that is half done, and the last that came due behind it.
    for (int i = 0; i < 2; i++) {
      Optional<Instant> missed = orFailure(() -> MissedMoment.of(mark, until, port, zones));
      if (missed.isEmpty()) {
        return Optional.empty();
      }
      LedgerReply reply = runPlan(mark, missed.get());
      if (reply instanceof LedgerReply.Refused) {
        return Optional.of(reply);
      }
    }
    return Optional.empty();
  }

  /** The last moment for which a timing has run; empty for none. */
  public Optional<Instant> lastRun(PlanMark.Id mark) {
    return read(view -> view.planMark(mark).done());
  }

  /**
   * What will run next of all timings of all plans.
   *
   * @param now after which moment
   * @param zones the time zone of a tenant
   */
  public List<ScheduledRun> scheduled(Instant now, Function<String, ZoneId> zones) {
    return orFailure(() -> ScheduledRun.after(now, port, zones));
  }

  /**
   * The moments of the past at which plans were due; see {@link PlayedMoment#of}.
   *
   * @param zones the time zone of a tenant
   */
  public List<PlayedMoment> played(PlayedMoment.Stretch stretch, Function<String, ZoneId> zones) {
    return orFailure(() -> PlayedMoment.of(stretch, port, zones));
  }

  /** The tenants that have accounts in a plan. */
  public List<String> planTenants(String plan) {
    return read(view -> view.planTenants(plan));
  }

  /** The voucher of that hash. */
  public Optional<Voucher> voucher(VoucherHash hash) {
    return read(view -> view.voucher(hash));
  }

  /** Whether there is any voucher. */
  public boolean hasVouchers() {
    return read(LedgerView::image).allVouchers().findAny().isPresent();
  }

  /** How many vouchers of a batch there are, and how many of them are redeemed. */
  public VoucherCount vouchers(String batch) {
    List<Voucher> vouchers =
        read(LedgerView::image)
            .allVouchers()
            .filter(voucher -> voucher.batch().equals(batch))
            .toList();
    long redeemed = vouchers.stream().filter(voucher -> voucher.redeemedBy().isPresent()).count();
    return new VoucherCount(vouchers.size(), redeemed);
  }

  /** Vouchers of a batch. */
  public record VoucherCount(long all, long redeemed) {}

  /** What is defined under a name. */
  public Optional<Definition> definition(DefinitionId id) {
    return read(view -> view.definition(id));
  }

  /** All definitions of a kind, in the order of their names. */
  public List<Definition> definitions(DefinitionId.Kind kind) {
    // The image is taken on the ledger's thread, in no time, and looked through on this one.
    return read(LedgerView::image)
        .allDefinitions()
        .filter(definition -> definition.key().kind() == kind)
        .sorted((one, other) -> one.key().compareTo(other.key()))
        .toList();
  }

  /** An account and its rules at one moment. */
  public Optional<AccountState> account(AccountId id) {
    return read(view -> view.account(id).map(account -> new AccountState(account, view.rules(id))));
  }

  /** The accounts that are in plans, in the order of their names. */
  public List<AccountRules> members() {
    return read(LedgerView::image)
        .allRules()
        .filter(rules -> !rules.plans().isEmpty())
        .sorted((one, other) -> one.account().compareTo(other.account()))
        .toList();
  }

  private LedgerReply ask(CommandDraft draft) {
    return orFailure(() -> port.ask(draft, Admission.NEW_WORK).reply());
  }

  private <T> T read(Function<LedgerView, T> question) {
    return orFailure(() -> port.read(question));
  }

  private static <T> T orFailure(Supplier<T> question) {
    try {
      return question.get();
    } catch (LedgerUnavailable | LedgerSilence failure) {
      throw new AccountLedgerFailure(failure);
    }
  }
}
