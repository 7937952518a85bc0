package org.signalbox.ledger.sim;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Repayment;
import org.signalbox.rating.TypeOfRecord;

/** The parts of requests that {@link BundleScript} makes; each carries its CDR. */
final class BundleParts {

  static final TypeOfRecord KIND = TypeOfRecord.DATA;

  /** Who pays: the users' bill and that of whoever sells to them. */
  static final List<AccountId> ACCOUNTS =
      List.of(
          new AccountId(SimulatedTariffs.TENANT, "4000"),
          new AccountId(SimulatedTariffs.TENANT, "4001"));

  private static final List<String> RUNS = List.of("", "wholesale");
  private static final List<Amount> RATES = List.of(Amount.of(1), Amount.of("0.0001"));
  private static final ZonedDateTime DAY = ZonedDateTime.parse("2026-03-01T00:00:00Z");
  private static final int SERVICES = 3;
  private static final int USAGE_MAX = 25;

  private final SplittableRandom random;
  private final Map<PartKey, PartTerms> open = new LinkedHashMap<>();
  private final Map<PartKey, Long> told = new HashMap<>();

  BundleParts(SplittableRandom random) {
    this.random = random;
  }

  /**
   * An event that was debited.
   *
   * @param parts as they were asked for
   * @param taken of which balances, and so what is given back when it is charged anew
   */
  record Debited(List<PartRequest> parts, List<Repayment> taken) {

    static Debited of(List<PartRequest> parts, LedgerRecord.SessionClosed closed) {
      List<Repayment> taken = new ArrayList<>();
      closed.parts().stream()
          .flatMap(part -> part.spent().stream())
          .filter(draw -> draw.source().serial() != Draw.Source.NOBODY)
          .forEach(draw -> taken.add(new Repayment(draw.source(), draw.amount())));
      return new Debited(parts, taken);
    }
  }

  /** The first request of a session. */
  List<PartRequest> begun(String session) {
    open.clear();
    told.clear();
    List<PartRequest> asked = new ArrayList<>();
    for (int service = 0; service <= random.nextInt(SERVICES); service++) {
      asked.addAll(begun(session, "service-" + service));
    }
    return asked;
  }

  /** One service on one bill or on two. */
  private List<PartRequest> begun(String session, String service) {
    Backing backing = random.nextInt(5) == 0 ? Backing.ON_ACCOUNT : Backing.HELD;
    PartStep.Reserve reserve = reserve();
    List<PartRequest> asked = new ArrayList<>();
    for (String run : RUNS.subList(0, 1 + random.nextInt(RUNS.size()))) {
      PartKey key = new PartKey(service, run);
      open.put(key, terms(run));
      PartStep step =
          new PartStep.Report(0, Optional.of(reserve), false, backing, Optional.empty());
      String note = CdrNotes.ofSession(session, key, "");
      asked.add(new PartRequest(key, Optional.ofNullable(open.get(key)), step, note));
    }
    return asked;
  }

  /** A later request: reports of some parts, now and then a debit, a refund or another service. */
  List<PartRequest> continuing(String session) {
    List<PartRequest> asked = new ArrayList<>();
    for (PartKey key : some()) {
      asked.add(request(key, step(key)));
    }
    boolean isMore = open.size() < SERVICES && random.nextInt(6) == 0;
    if (isMore) {
      asked.addAll(begun(session, "more-" + open.size()));
    }
    return asked;
  }

  /** The last request. */
  List<PartRequest> ending() {
    List<PartRequest> asked = new ArrayList<>();
    for (PartKey key : some()) {
      asked.add(request(key, report(key, Optional.empty())));
    }
    return asked;
  }

  /** With its terms again: a request that was refused as a whole may have been its first. */
  private PartRequest request(PartKey key, PartStep step) {
    return new PartRequest(key, Optional.ofNullable(open.get(key)), step);
  }

  /** Some of the parts that are open, one at least. */
  private List<PartKey> some() {
    List<PartKey> all = new ArrayList<>(open.keySet());
    List<PartKey> some = new ArrayList<>(all);
    some.removeIf(key -> random.nextInt(3) == 0);
    return some.isEmpty() ? all : some;
  }

  private PartStep step(PartKey key) {
    return switch (random.nextInt(12)) {
      case 0 -> new PartStep.DirectDebit(used(key));
      case 1 -> new PartStep.MaxDebit(used(key));
      case 2 -> new PartStep.Refund(random.nextLong(told.getOrDefault(key, 0L) + 2));
      default -> report(key, random.nextInt(8) == 0 ? Optional.empty() : Optional.of(reserve()));
    };
  }

  private PartStep report(PartKey key, Optional<PartStep.Reserve> reserve) {
    long used = used(key);
    Optional<PriceTurn> turn =
        random.nextInt(4) == 0
            ? Optional.of(new PriceTurn(random.nextLong(used + 1), moment()))
            : Optional.empty();
    return new PartStep.Report(used, reserve, false, Backing.HELD, turn);
  }

  /** Counts what is said; a part that was refused has used less than that. */
  private long used(PartKey key) {
    long used = random.nextInt(USAGE_MAX);
    told.merge(key, used, Long::sum);
    return used;
  }

  /** Now and then with a tail, or with a least of it that is of any use. */
  private PartStep.Reserve reserve() {
    long asked = 1L + random.nextInt(40);
    long least = random.nextInt(3) == 0 ? 1 + random.nextLong(asked) : 1;
    long tail = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
    return new PartStep.Reserve(asked, least, tail);
  }

  /** An event on one bill or two. */
  List<PartRequest> event(String session) {
    List<PartRequest> asked = new ArrayList<>();
    for (String run : RUNS.subList(0, 1 + random.nextInt(RUNS.size()))) {
      long units = random.nextInt(USAGE_MAX);
      PartKey key = new PartKey("event", run);
      PartStep step =
          random.nextBoolean() ? new PartStep.DirectDebit(units) : new PartStep.MaxDebit(units);
      String note = CdrNotes.ofEvent(session, key, units);
      asked.add(new PartRequest(key, Optional.of(terms(run)), step, note));
    }
    return asked;
  }

  /** The same event with other usage, in whose CDR's place the new one comes. */
  List<PartRequest> anew(Debited event) {
    List<PartRequest> asked = new ArrayList<>();
    for (PartRequest before : event.parts()) {
      long units = random.nextInt(USAGE_MAX);
      String note = CdrNotes.replacing(before.note(), units);
      asked.add(
          new PartRequest(before.key(), before.terms(), new PartStep.DirectDebit(units), note));
    }
    return asked;
  }

  private PartTerms terms(String run) {
    Pricing pricing =
        random.nextBoolean()
            ? new Pricing.ByTariff("anyone")
            : new Pricing.Fixed(Amount.ZERO, RATES.get(random.nextInt(RATES.size())), 1, 1);
    return new PartTerms(
        ACCOUNTS.get(RUNS.indexOf(run)),
        KIND,
        pricing,
        SimulatedTariffs.CATEGORY,
        "internet",
        moment());
  }

  /** Some moment of the day, before noon or after it. */
  private ZonedDateTime moment() {
    return DAY.plusMinutes(random.nextInt(24 * 60));
  }
}
