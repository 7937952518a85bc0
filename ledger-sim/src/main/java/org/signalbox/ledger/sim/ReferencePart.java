package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.SessionPart;

/**
 * A part of a session in the reference model: every unit that was used or is held stands by itself,
 * with what paid for it. A unit of usage takes one unit of the account's units, or else money at
 * the price of the moment.
 */
final class ReferencePart {

  final PartKey key;
  final PartTerms terms;
  String note = "";
  long number = -1;
  PartOutcome outcome;

  /** To the request that is being served. */
  PartOutcome answer;

  private final String tariff;

  /** No request up to this one can come late. */
  private long floor;

  private ZonedDateTime moment;
  private BigDecimal credited = BigDecimal.ZERO;
  private final List<ReferenceUnit> spent = new ArrayList<>();
  private final List<ReferenceUnit> held = new ArrayList<>();

  /** The numbers of the requests that were served. */
  private final NavigableSet<Long> served = new TreeSet<>();

  ReferencePart(PartKey key, PartTerms terms, String tariff) {
    this.key = key;
    this.terms = terms;
    this.tariff = tariff;
    this.moment = terms.start();
    this.outcome = new PartOutcome(key, 0, Optional.empty(), false, 0, Amount.ZERO);
    this.answer = outcome;
  }

  ReferencePart copy() {
    ReferencePart copy = new ReferencePart(key, terms, tariff);
    copy.note = note;
    copy.number = number;
    copy.outcome = outcome;
    copy.floor = floor;
    copy.moment = moment;
    copy.credited = credited;
    copy.spent.addAll(spent);
    copy.held.addAll(held);
    copy.served.addAll(served);
    return copy;
  }

  /**
   * A request was served: the newest, or one that newer ones had overtaken.
   *
   * @param lastBefore where it is the first: no request up to this one can come late
   */
  void served(long request, long lastBefore) {
    if (served.isEmpty()) {
      floor = lastBefore;
    }
    served.add(request);
    if (request > number) {
      number = request;
      outcome = answer;
    }
  }

  /** Whether a request was overtaken, by not too many, and never served. */
  boolean hasMissed(long request) {
    return request > floor
        && request < number
        && number - request <= SessionPart.LATE_MAX
        && !served.contains(request);
  }

  long used() {
    return spent.size();
  }

  long held() {
    return held.size();
  }

  /** Money that the usage so far cost, less what was given back without any. */
  BigDecimal charged() {
    return money(spent).subtract(credited);
  }

  BigDecimal heldMoney() {
    return money(held);
  }

  /** What the usage so far took of balances, by their kind; nothing where it was nothing. */
  Map<String, BigDecimal> taken() {
    Map<String, BigDecimal> taken = new TreeMap<>();
    spent.stream()
        .filter(unit -> unit.value().signum() != 0)
        .forEach(unit -> taken.merge(unit.kind(), unit.value(), BigDecimal::add));
    return taken;
  }

  private static BigDecimal money(List<ReferenceUnit> units) {
    return units.stream()
        .filter(ReferenceUnit::isMoney)
        .map(ReferenceUnit::value)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal price() {
    return switch (terms.pricing()) {
      case Pricing.Fixed fixed -> fixed.rate().value();
      case Pricing.ByTariff _ -> SimulatedTariffs.price(tariff, moment);
    };
  }

  /** Counts what is held as used, as far as it reaches; gives back the rest of it. */
  long settle(PartStep.Report report, ReferenceAccount account) {
    long most = report.turn().map(PriceTurn::at).orElse(report.used());
    return useHeld(most, account);
  }

  private long useHeld(long most, ReferenceAccount account) {
    long reached = Math.min(most, held.size());
    for (long i = 0; i < reached; i++) {
      spent.add(held.removeFirst());
    }
    release(account);
    return reached;
  }

  /** Has usage paid, whatever there is; as much of it as {@code settled} was paid before. */
  void use(PartStep.Report report, long settled, ReferenceAccount account) {
    long toTurn = report.turn().map(PriceTurn::at).orElse(report.used());
    pay(toTurn - settled, account);
    report
        .turn()
        .ifPresent(turn -> {
          release(account);
          moment = turn.from();
          pay(report.used() - turn.at(), account);
        });
  }

  private void pay(long units, ReferenceAccount account) {
    long paid = useHeld(units, account);
    for (; paid < units; paid++) {
      spent.add(taken(account));
    }
  }

  private ReferenceUnit taken(ReferenceAccount account) {
    String kind = terms.tor().text();
    boolean isUnit = account.sum(kind).signum() > 0;
    ReferenceUnit unit =
        isUnit
            ? new ReferenceUnit(kind, BigDecimal.ONE)
            : new ReferenceUnit(ReferenceBalance.MONEY, price());
    account.take(unit);
    return unit;
  }

  /** Whether there is credit for one more. */
  private boolean mayTake(ReferenceAccount account) {
    return account.sum(terms.tor().text()).signum() > 0
        || account.sum(ReferenceBalance.MONEY).compareTo(price()) >= 0;
  }

  /** Usage that nobody pays. */
  void record(long units) {
    for (long i = 0; i < units; i++) {
      spent.add(ReferenceUnit.FREE);
    }
  }

  /** Sets aside what is asked for, as far as there is credit, and says what came of it. */
  PartOutcome reserve(PartStep.Reserve reserve, ReferenceAccount account) {
    long withTail = reserve.asked() + reserve.tail();
    while (held.size() < withTail && mayTake(account)) {
      held.add(taken(account));
    }
    boolean isAll = held.size() >= withTail;
    if (isAll) {
      cut(reserve.asked(), account);
    }
    if (held.size() < reserve.least()) {
      release(account);
      return told(0, Optional.of(Refusal.INSUFFICIENT_CREDIT), false);
    }
    return told(held.size(), Optional.empty(), !isAll);
  }

  /** Gives back what is held beyond so much. */
  void cut(long most, ReferenceAccount account) {
    while (held.size() > most) {
      account.give(held.removeLast());
    }
  }

  void release(ReferenceAccount account) {
    cut(0, account);
  }

  /** Debits at once, as far as there is credit; says how many units. */
  long debit(long units, ReferenceAccount account) {
    release(account);
    long paid = 0;
    for (; paid < units && mayTake(account); paid++) {
      spent.add(taken(account));
    }
    return paid;
  }

  /** Gives back the last units; money at the price where there is no usage; false otherwise. */
  boolean refund(long units, ReferenceAccount account) {
    release(account);
    if (units > spent.size()) {
      BigDecimal money = price().multiply(BigDecimal.valueOf(units));
      boolean isUnused = spent.isEmpty();
      if (isUnused) {
        account.change(ReferenceBalance.MONEY, money);
        credited = credited.add(money);
      }
      return isUnused;
    }
    for (long i = 0; i < units; i++) {
      account.give(spent.removeLast());
    }
    return true;
  }

  PartOutcome told(long granted, Optional<Refusal> refusal, boolean isFinal) {
    return new PartOutcome(key, granted, refusal, isFinal, used(), Amount.of(charged()));
  }
}
