package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;
import org.signalbox.ledger.SessionPhase;

/**
 * The calls of the reference model. Each has one part at so much a unit, paid from the one balance
 * of money that the accounts of callers have; so all there is to it is subtraction.
 */
final class ReferenceCalls {

  private final Map<String, ReferenceSession> open = new TreeMap<>();
  private BigDecimal charged = BigDecimal.ZERO;

  boolean isOpen(String session) {
    return open.containsKey(session);
  }

  /** Whose call it is; empty when it is not open. */
  Optional<AccountId> account(String session) {
    return Optional.ofNullable(open.get(session)).map(call -> call.account);
  }

  /**
   * Executes one request.
   *
   * @param account of the caller; null for none
   * @param base the moment less all extensions, in nanoseconds since 1970
   */
  LedgerReply charge(Charge charge, @Nullable ReferenceAccount account, long base) {
    String id = charge.sentKey().session();
    long number = charge.sentKey().number();
    ReferenceSession session = open.get(id);
    if (session == null && charge.phase() == SessionPhase.EVENT) {
      return event(charge, account);
    }
    if (session == null && charge.phase() != SessionPhase.INITIAL) {
      return new LedgerReply.Refused(Refusal.SESSION_NOT_FOUND);
    }
    PartRequest request = charge.parts().getFirst();
    if (session == null) {
      if (account == null && backing(request) != Backing.NOBODY) {
        return new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND);
      }
      session = begun(request);
      session.number = -1;
      open.put(id, session);
    }
    if (number > session.number) {
      session.outcome = serve(session, request, account);
      session.number = number;
    }
    session.deadline = base + charge.supervision().toNanos();
    if (charge.phase() == SessionPhase.TERMINATION) {
      giveBack(session, account);
      open.remove(id);
    }
    return new LedgerReply.Charged(List.of(session.outcome));
  }

  private static Backing backing(PartRequest request) {
    return ((PartStep.Report) request.step()).backing();
  }

  private static ReferenceSession begun(PartRequest request) {
    PartTerms terms = request.terms().orElseThrow();
    BigDecimal rate = backing(request) == Backing.NOBODY ? BigDecimal.ZERO : rate(terms);
    return new ReferenceSession(terms.account(), rate, outcome(request, 0, 0, terms));
  }

  private static BigDecimal rate(PartTerms terms) {
    return ((Pricing.Fixed) terms.pricing()).rate().value();
  }

  private static PartOutcome outcome(
      PartRequest request, long granted, long used, PartTerms terms) {
    Amount cost = Amount.of(rate(terms).multiply(BigDecimal.valueOf(used)));
    return new PartOutcome(request.key(), granted, Optional.empty(), false, used, cost);
  }

  private LedgerReply event(Charge charge, @Nullable ReferenceAccount account) {
    if (account == null) {
      return new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND);
    }
    PartRequest request = charge.parts().getFirst();
    PartTerms terms = request.terms().orElseThrow();
    if (request.step() instanceof PartStep.MaxDebit debit) {
      return eventUpTo(request, debit.units(), account);
    }
    long units = ((PartStep.DirectDebit) request.step()).units();
    BigDecimal cost = rate(terms).multiply(BigDecimal.valueOf(units));
    if (cost.signum() > 0 && money(account).compareTo(cost) < 0) {
      return new LedgerReply.Refused(Refusal.INSUFFICIENT_CREDIT);
    }
    take(account, cost);
    charged = charged.add(cost);
    return new LedgerReply.Charged(List.of(outcome(request, 0, units, terms)));
  }

  private LedgerReply eventUpTo(PartRequest request, long units, ReferenceAccount account) {
    PartTerms terms = request.terms().orElseThrow();
    long affordable =
        money(account).divide(rate(terms), 0, RoundingMode.FLOOR).max(BigDecimal.ZERO).longValue();
    long paid = Math.min(units, affordable);
    if (paid == 0 && units > 0) {
      return new LedgerReply.Refused(Refusal.INSUFFICIENT_CREDIT);
    }
    BigDecimal cost = rate(terms).multiply(BigDecimal.valueOf(paid));
    take(account, cost);
    charged = charged.add(cost);
    PartOutcome told = outcome(request, paid, paid, terms);
    return new LedgerReply.Charged(
        List.of(
            new PartOutcome(
                told.key(), paid, Optional.empty(), paid < units, paid, told.charged())));
  }

  private PartOutcome serve(
      ReferenceSession session, PartRequest request, @Nullable ReferenceAccount account) {
    PartStep.Report report = (PartStep.Report) request.step();
    long asked = report.reserve().map(PartStep.Reserve::asked).orElse(0L);
    if (report.backing() == Backing.NOBODY) {
      session.used += report.used();
      return granted(session, request, asked);
    }
    ReferenceAccount payer = java.util.Objects.requireNonNull(account);
    giveBack(session, payer);
    take(payer, session.rate.multiply(BigDecimal.valueOf(report.used())));
    session.used += report.used();
    charged = charged.add(session.rate.multiply(BigDecimal.valueOf(report.used())));
    if (report.backing() == Backing.ON_ACCOUNT) {
      return granted(session, request, asked);
    }
    long withTail = asked + report.reserve().map(PartStep.Reserve::tail).orElse(0L);
    long affordable =
        money(payer).divide(session.rate, 0, RoundingMode.FLOOR).max(BigDecimal.ZERO).longValue();
    boolean isLast = asked > 0 && affordable < withTail;
    session.held = isLast ? affordable : asked;
    take(payer, session.heldMoney());
    boolean isRefused = asked > 0 && session.held == 0;
    return new PartOutcome(
        request.key(),
        session.held,
        isRefused ? Optional.of(Refusal.INSUFFICIENT_CREDIT) : Optional.empty(),
        !isRefused && isLast,
        session.used,
        Amount.of(session.charged()));
  }

  /** What stands on no credit is granted whatever there is. */
  private static PartOutcome granted(ReferenceSession session, PartRequest request, long asked) {
    return new PartOutcome(
        request.key(), asked, Optional.empty(), false, session.used, Amount.of(session.charged()));
  }

  private static void giveBack(ReferenceSession session, @Nullable ReferenceAccount account) {
    if (account != null) {
      take(account, session.heldMoney().negate());
    }
    session.held = 0;
  }

  private static BigDecimal money(ReferenceAccount account) {
    return account.sum(ReferenceBalance.MONEY);
  }

  private static void take(ReferenceAccount account, BigDecimal money) {
    if (money.signum() != 0) {
      ReferenceBalance only = account.balances.getFirst();
      account.balances.set(0, only.holding(only.value().subtract(money)));
    }
  }

  /**
   * Gives up the call whose time came first, when one's has.
   *
   * @return under what its last request was known
   */
  Optional<RequestKey> giveUp(long base, Map<?, ReferenceAccount> accounts) {
    Optional<Map.Entry<String, ReferenceSession>> due = due(base);
    return due.map(entry -> {
      // Read before the removal: an entry of a tree may become another's by it.
      RequestKey last = new RequestKey(entry.getKey(), entry.getValue().number);
      giveBack(entry.getValue(), accounts.get(entry.getValue().account));
      open.remove(last.session());
      return last;
    });
  }

  boolean isDue(long base) {
    return due(base).isPresent();
  }

  private Optional<Map.Entry<String, ReferenceSession>> due(long base) {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().deadline <= base)
        .min(java.util.Comparator.comparingLong(entry -> entry.getValue().deadline));
  }

  /** Money of all calls that ever were. */
  BigDecimal charged() {
    return charged;
  }

  /** Money set aside for the calls that are open. */
  BigDecimal held() {
    return open.values().stream()
        .map(ReferenceSession::heldMoney)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Says where open sessions differ.
   *
   * @param actual those of the shard
   */
  List<String> differences(List<Session> actual) {
    List<String> differences = new ArrayList<>();
    Map<String, String> found = new TreeMap<>();
    for (Session session : actual) {
      SessionPart part = session.parts().getFirst();
      BigDecimal money =
          part.held().stream()
              .map(draw -> draw.amount().value())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      found.put(session.id(), describe(session.number(), part.used(), money));
    }
    Map<String, String> expected = new TreeMap<>();
    open.forEach((id, session) ->
        expected.put(id, describe(session.number, session.used, session.heldMoney())));
    if (!found.equals(expected)) {
      differences.add("open sessions " + found + ", expected " + expected);
    }
    return differences;
  }

  private static String describe(long number, long used, BigDecimal held) {
    String money = held.signum() == 0 ? "0" : held.stripTrailingZeros().toPlainString();
    return "request " + number + ", used " + used + ", held " + money;
  }
}
