package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Repayment;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;

/**
 * The sessions and events of the reference model. Every unit is paid by itself, from the one
 * balance of units or the one of money that the accounts of callers have; so all there is to it is
 * subtraction.
 */
final class ReferenceCalls {

  private final Map<AccountId, ReferenceAccount> accounts;
  private final ReferenceCdrs cdrs = new ReferenceCdrs();
  private final Map<String, ReferenceSession> open = new TreeMap<>();
  private String tariff = "";
  private BigDecimal ended = BigDecimal.ZERO;

  ReferenceCalls(Map<AccountId, ReferenceAccount> accounts) {
    this.accounts = accounts;
  }

  boolean isOpen(String session) {
    return open.containsKey(session);
  }

  /** What begins from now on is priced by another tariff. */
  LedgerReply activate(String hash) {
    tariff = hash;
    return LedgerReply.DONE;
  }

  /** The CDRs that there must be. */
  ReferenceCdrs cdrs() {
    return cdrs;
  }

  /**
   * Executes one request.
   *
   * @param lastBefore the last number that is remembered of an earlier session of the name; -1 for
   *     none
   * @param base the moment less all extensions, in nanoseconds since 1970
   */
  LedgerReply charge(Charge charge, long lastBefore, long base) {
    String id = charge.sentKey().session();
    ReferenceSession before = open.get(id);
    Optional<Refusal> refusal = refusal(charge, before);
    if (refusal.isPresent()) {
      return new LedgerReply.Refused(refusal.get());
    }
    // A request that is let go leaves everything as it was.
    Map<AccountId, ReferenceAccount> kept = new TreeMap<>();
    accounts.forEach((account, state) -> kept.put(account, state.copy()));
    ReferenceSession session = before == null ? new ReferenceSession() : before.copy();
    charge.repayments().forEach(this::repay);
    ReferenceRequest request = new ReferenceRequest(session, charge, lastBefore, accounts);
    LedgerReply reply = request.serve(tariff);
    if (reply instanceof LedgerReply.Refused) {
      accounts.clear();
      accounts.putAll(kept);
      return reply;
    }
    for (Repayment repayment : charge.repayments()) {
      ended = ended.subtract(money(repayment));
    }
    session.number = Math.max(session.number, charge.sentKey().number());
    session.deadline = base + charge.supervision().toNanos();
    switch (charge.phase()) {
      case TERMINATION, EVENT -> {
        end(session, false);
        open.remove(id);
      }
      case INITIAL, UPDATE -> open.put(id, session);
      case ATTEMPT -> {
        if (reply instanceof LedgerReply.Charged charged && charged.isOpen()) {
          open.put(id, session);
        }
      }
    }
    return reply;
  }

  private static Optional<Refusal> refusal(Charge charge, @Nullable ReferenceSession session) {
    return switch (charge.phase()) {
      case INITIAL, ATTEMPT -> Optional.empty();
      case EVENT -> session == null ? Optional.empty() : Optional.of(Refusal.IN_USE);
      case UPDATE -> session == null ? Optional.of(Refusal.SESSION_NOT_FOUND) : Optional.empty();
      case TERMINATION -> {
        if (session == null) {
          yield Optional.of(Refusal.SESSION_NOT_FOUND);
        }
        yield charge.sentKey().number() <= session.number
            ? Optional.of(Refusal.OUT_OF_ORDER)
            : Optional.empty();
      }
    };
  }

  private void repay(Repayment repayment) {
    Draw.Source source = repayment.source();
    Objects.requireNonNull(accounts.get(source.account()))
        .change(source.kind(), repayment.value().value());
  }

  private static BigDecimal money(Repayment repayment) {
    return repayment.source().kind().equals(ReferenceBalance.MONEY)
        ? repayment.value().value()
        : BigDecimal.ZERO;
  }

  private void end(ReferenceSession session, boolean isGivenUp) {
    for (ReferencePart part : session.parts.values()) {
      ReferenceAccount account = accounts.get(part.terms.account());
      if (account != null) {
        part.release(account);
      }
      ended = ended.add(part.charged());
      cdrs.closed(part, isGivenUp);
    }
  }

  /**
   * Gives up the call whose time came first, when one's has.
   *
   * @return under what its last request was known
   */
  Optional<RequestKey> giveUp(long base) {
    Optional<String> due = due(base);
    return due.map(id -> {
      ReferenceSession session = Objects.requireNonNull(open.remove(id));
      end(session, true);
      return new RequestKey(id, session.number);
    });
  }

  boolean isDue(long base) {
    return due(base).isPresent();
  }

  private Optional<String> due(long base) {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().deadline <= base)
        .min(java.util.Comparator.comparingLong(entry -> entry.getValue().deadline))
        .map(Map.Entry::getKey);
  }

  /** Money of all calls that ever were, less what was repaid. */
  BigDecimal charged() {
    return open.values().stream()
        .flatMap(session -> session.parts.values().stream())
        .map(ReferencePart::charged)
        .reduce(ended, BigDecimal::add);
  }

  /** Money set aside for the calls that are open. */
  BigDecimal held() {
    return open.values().stream()
        .flatMap(session -> session.parts.values().stream())
        .map(ReferencePart::heldMoney)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Says where open sessions differ.
   *
   * @param actual those of the shard
   */
  List<String> differences(List<Session> actual) {
    List<String> differences = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (Session session : actual) {
      found.add(session.id() + " at " + session.number());
      session.parts().forEach(part -> found.add(session.id() + ", " + described(part)));
    }
    Set<String> expected = new HashSet<>();
    open.forEach((id, session) -> {
      expected.add(id + " at " + session.number);
      session.parts.values().forEach(part -> expected.add(id + ", " + described(part)));
    });
    expected.stream().filter(each -> !found.contains(each)).forEach(differences::add);
    if (found.size() != expected.size() || !differences.isEmpty()) {
      differences.add("of open sessions " + found);
    }
    return differences;
  }

  private static String described(SessionPart part) {
    BigDecimal money =
        part.held().stream()
            .filter(Draw::isMoney)
            .map(draw -> draw.amount().value())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long held = part.held().isEmpty() ? 0 : part.held().getLast().to() - part.used();
    return described(part.key() + " " + part.number(), part.used(), held, money);
  }

  private static String described(ReferencePart part) {
    return described(part.key + " " + part.number, part.used(), part.held(), part.heldMoney());
  }

  private static String described(String part, long used, long held, BigDecimal money) {
    String text = money.signum() == 0 ? "0" : money.stripTrailingZeros().toPlainString();
    return part + ": used " + used + ", holds " + held + " for " + text;
  }
}
