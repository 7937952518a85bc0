package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.RequestKey;

/**
 * What the ledger must come to, written a second time and as plainly as can be: no segments, no
 * queues of deadlines, no images, everything searched from the beginning.
 *
 * <p>It is fed the commands of the log, in the log's order, and gives the reply and the balances
 * that the shard must have given. It knows the commands that the simulation sends.
 */
final class ReferenceLedger {

  /** How long an answer is remembered. */
  private static final long REMEMBERED_NANOS = 900_000_000_000L;

  private final Map<AccountId, ReferenceAccount> accounts =
      new TreeMap<>(Comparator.comparing(AccountId::tenant).thenComparing(AccountId::account));
  private final Map<String, Answered> answered = new LinkedHashMap<>();
  private final ReferenceCalls calls = new ReferenceCalls(accounts);
  private final ReferencePackages packages = new ReferencePackages(accounts);
  private long extended;

  /** An answer that is remembered. */
  private record Answered(long number, LedgerReply reply, long forgottenAt) {}

  /** Executes a command, and says what must be answered. */
  LedgerReply execute(LedgerCommand command) {
    long now = nanos(command.at());
    Optional<RequestKey> key = command.key();
    boolean isOfOpenCall = isOfOpenCall(command);
    if (key.isPresent() && !isOfOpenCall) {
      Answered last = answered.get(key.get().session());
      if (last != null && last.number >= key.get().number()) {
        return last.number == key.get().number()
            ? last.reply
            : new LedgerReply.Refused(Refusal.OUT_OF_ORDER);
      }
    }
    LedgerReply reply = fresh(command, now);
    if (key.isPresent() && !isOfOpenCall(command) && !isRefusedRepayment(command, reply)) {
      remember(key.get(), reply, now);
    }
    return reply;
  }

  /** The last number that is remembered of what a name stood for; -1 for none. */
  long lastOf(String session) {
    Answered last = answered.get(session);
    return last == null ? -1 : last.number;
  }

  /** The calls that are open remember their answers themselves. */
  private boolean isOfOpenCall(LedgerCommand command) {
    return command instanceof LedgerCommand.Charge charge
        && calls.isOpen(charge.sentKey().session());
  }

  /** What was not given back may be asked for again under the same key. */
  private static boolean isRefusedRepayment(LedgerCommand command, LedgerReply reply) {
    return command instanceof LedgerCommand.Charge charge
        && !charge.repayments().isEmpty()
        && reply instanceof LedgerReply.Refused;
  }

  private void remember(RequestKey key, LedgerReply reply, long now) {
    answered.remove(key.session());
    answered.put(
        key.session(), new Answered(key.number(), reply, now + REMEMBERED_NANOS - extended));
  }

  private LedgerReply fresh(LedgerCommand command, long now) {
    return switch (command) {
      case LedgerCommand.ChangeAccount change -> change(change, now);
      case LedgerCommand.Charge charge ->
          calls.charge(charge, lastOf(charge.sentKey().session()), now - extended);
      case LedgerCommand.ActivateTariff activate -> calls.activate(activate.hash());
      case LedgerCommand.Tick tick -> tick(tick.most(), now);
      case LedgerCommand.ExtendDeadlines extend -> {
        extended += extend.by().toNanos();
        yield LedgerReply.DONE;
      }
      case LedgerCommand.Define _ -> packages.define(now);
      case LedgerCommand.AddVouchers add -> packages.addVouchers(add);
      case LedgerCommand.RunPlan run -> packages.run(run);
      case LedgerCommand.RedeemVoucher redeem -> packages.redeem(redeem, now);
      default -> throw new IllegalStateException("the simulation sends no " + command);
    };
  }

  private LedgerReply change(LedgerCommand.ChangeAccount change, long now) {
    Map<AccountId, @Nullable ReferenceAccount> touched = new HashMap<>();
    ReferenceChange work = new ReferenceChange(accounts, touched, now);
    for (var action : change.actions()) {
      Optional<Refusal> refusal = work.apply(change.account(), action);
      if (refusal.isPresent()) {
        return new LedgerReply.Refused(refusal.get());
      }
    }
    touched.forEach((id, account) -> {
      if (account == null) {
        accounts.remove(id);
      } else {
        ReferenceAccount before = accounts.put(id, account);
        packages.changed(id, before, account);
      }
    });
    return LedgerReply.DONE;
  }

  private LedgerReply tick(int most, long now) {
    int ended = 0;
    long base = now - extended;
    while (ended < most && calls.isDue(base)) {
      RequestKey key = calls.giveUp(base).orElseThrow();
      remember(key, new LedgerReply.Refused(Refusal.SESSION_NOT_FOUND), now);
      ended++;
    }
    while (ended < most && due(now).isPresent()) {
      ended += due(now).orElseThrow().end(now);
    }
    while (ended < most && oldestIsDue(now)) {
      Iterator<String> oldest = answered.keySet().iterator();
      oldest.next();
      oldest.remove();
      ended++;
    }
    boolean hasMore = calls.isDue(base) || due(now).isPresent() || oldestIsDue(now);
    return new LedgerReply.Ticked(ended, hasMore);
  }

  /** The account whose balance ends first, of those that have come to an end. */
  private Optional<ReferenceAccount> due(long now) {
    return accounts.values().stream()
        .filter(account -> account.firstEnd() <= now)
        .min(Comparator.comparingLong(ReferenceAccount::firstEnd));
  }

  private boolean oldestIsDue(long now) {
    return !answered.isEmpty() && answered.values().iterator().next().forgottenAt <= now - extended;
  }

  /** Says where the shard's account differs from this one's; empty when it does not. */
  List<String> differences(Map<AccountId, Account> actual) {
    List<String> differences = new ArrayList<>();
    if (!accounts.keySet().equals(actual.keySet())) {
      differences.add("accounts " + actual.keySet() + ", expected " + accounts.keySet());
      return differences;
    }
    accounts.forEach((id, expected) -> {
      Account account = actual.get(id);
      if (account != null && !describe(account).equals(describe(expected))) {
        differences.add(id + " is " + describe(account) + ", expected " + describe(expected));
      }
    });
    return differences;
  }

  private static String describe(ReferenceAccount account) {
    return new AccountTerms(
            account.disabled, account.mayOwe, Optional.empty(), account.neverOwes, "")
        + " "
        + account.balances;
  }

  private static String describe(Account account) {
    List<ReferenceBalance> balances = new ArrayList<>();
    for (Balance balance : account.balances()) {
      balances.add(
          new ReferenceBalance(
              balance.tor().text(),
              balance.id(),
              balance.value().value(),
              balance.expiry().map(ReferenceLedger::nanos).orElse(ReferenceBalance.NEVER)));
    }
    return account.terms() + " " + balances;
  }

  /** The packages. */
  ReferencePackages packages() {
    return packages;
  }

  /** The calls. */
  ReferenceCalls calls() {
    return calls;
  }

  /** The sum of all balances of a kind. */
  BigDecimal sum(String kind) {
    return accounts.values().stream()
        .map(account -> account.sum(kind))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static long nanos(java.time.Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
  }

  static long endOf(Expiry expiry) {
    return switch (expiry) {
      case Expiry.Never _ -> ReferenceBalance.NEVER;
      case Expiry.At at -> nanos(at.moment());
      case Expiry.Rule rule -> throw new IllegalStateException("the simulation sends no " + rule);
    };
  }
}
