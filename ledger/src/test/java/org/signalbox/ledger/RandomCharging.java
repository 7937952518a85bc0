package org.signalbox.ledger;

import static org.signalbox.ledger.Caller.SECOND;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.RemoveBalances;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.NaiveAccount.Shape;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/**
 * Random accounts, calls and top-ups on a shard, and beside it on the oracle; the same for the same
 * seed. Prices have no remainder, so that single increments add up to what is charged.
 */
final class RandomCharging {

  private static final List<String> NUMBERS = List.of("6140001", "6120001", "6499999");
  private static final Map<String, String> PREFIXES =
      Map.of("", "", "AU", "61", "MOBILE", "614", "NZ", "64");

  /**
   * What a step did.
   *
   * @param found balances and answer of the shard
   * @param expected balances and answer of the oracle
   */
  record Step(String what, String found, String expected) {}

  private record Open(NaiveSession naive, PartTerms terms, long number) {}

  private final Random random;
  private final Tariff tariff;
  private final NaiveSession.Price price;
  private final LedgerShard shard;
  private final LedgerCommandEncoder encoder = new LedgerCommandEncoder();
  private final List<byte[]> log = new ArrayList<>();
  private final List<Execution> executions = new ArrayList<>();
  private final Map<AccountId, NaiveAccount> accounts = new LinkedHashMap<>();
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Map<AccountId, Map<Integer, BigDecimal>> entries = new LinkedHashMap<>();
  private Instant now = Ledgers.NOON;
  private int sessions;

  RandomCharging(long seed) {
    random = new Random(seed);
    int increment = List.of(1, 1, 6, 10, 60).get(random.nextInt(5));
    BigDecimal rate = BigDecimal.valueOf(random.nextInt(40), 2);
    BigDecimal fee =
        random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(30), 1) : BigDecimal.ZERO;
    price = new NaiveSession.Price(fee, rate.multiply(BigDecimal.valueOf(increment)), increment);
    tariff =
        PriceLists.everyone(
            PriceLists.withFee(
                fee.toString(), PriceLists.slot(rate.toString(), "1s", increment + "s")));
    shard = new LedgerShard(PriceLists.port(tariff));
    execute(new ActivateTariff(now, Optional.empty(), tariff.version()));
    for (int i = 0; i < 3; i++) {
      openAccount(new AccountId("cgrates.org", "100" + i));
    }
  }

  private void openAccount(AccountId id) {
    NaiveAccount naive = new NaiveAccount();
    naive.mayGoNegative = random.nextInt(4) == 0;
    naive.isNeverNegative = !naive.mayGoNegative && random.nextBoolean();
    naive.creditLimit =
        naive.mayGoNegative && random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(50)) : null;
    accounts.put(id, naive);
    change(
        id,
        new Configure(
            new AccountTerms(
                false,
                naive.mayGoNegative,
                Optional.ofNullable(naive.creditLimit).map(Amount::of),
                naive.isNeverNegative,
                "")));
  }

  LedgerShard shard() {
    return shard;
  }

  TariffPort tariffs() {
    return PriceLists.port(tariff);
  }

  List<byte[]> log() {
    return log;
  }

  List<Execution> executions() {
    return executions;
  }

  Step step() {
    now = now.plusMillis(random.nextInt(2_000));
    int dice = random.nextInt(20);
    if (dice < 4) {
      return topUp();
    }
    if (dice == 4) {
      return removeBalance();
    }
    if (dice < 10 || open.isEmpty()) {
      return begin();
    }
    return dice < 15 ? goOn() : end();
  }

  private NaiveAccount naive(AccountId id) {
    return Objects.requireNonNull(accounts.get(id));
  }

  private Open opened(String session) {
    return Objects.requireNonNull(open.get(session));
  }

  private AccountId anyAccount() {
    return new ArrayList<>(accounts.keySet()).get(random.nextInt(accounts.size()));
  }

  private Step topUp() {
    AccountId id = anyAccount();
    boolean isMoney = random.nextBoolean();
    String destination = List.of("", "", "AU", "MOBILE", "NZ").get(random.nextInt(5));
    int step = isMoney ? 0 : List.of(1, 5, 60).get(random.nextInt(3));
    boolean isPlain = isMoney && random.nextBoolean();
    String name = isPlain ? Balance.DEFAULT_ID : (isMoney ? "M" : "V") + random.nextInt(4);
    NaiveAccount account = naive(id);
    Shape shape =
        account
            .find(name)
            .map(known ->
                new Shape(known.id, known.weight, known.prefix, known.stepSeconds, known.isBlocker))
            .orElse(
                isPlain
                    ? new Shape(name, 0, "", 0, false)
                    : new Shape(
                        name,
                        random.nextInt(3) * 10,
                        Objects.requireNonNull(PREFIXES.get(destination)),
                        step,
                        random.nextInt(6) == 0));
    BigDecimal value =
        isMoney
            ? BigDecimal.valueOf(random.nextInt(4_000), 2)
            : BigDecimal.valueOf(random.nextInt(300) * SECOND);
    NaiveAccount.NaiveBalance balance = account.balance(shape);
    balance.value = balance.value.add(value);
    change(id, new TopUp(spec(shape), Amount.of(value)));
    return compared("top up " + id + " " + shape + " by " + value, "", "");
  }

  private static BalanceSpec spec(Shape shape) {
    TreeSet<String> destinations = new TreeSet<>();
    PREFIXES.forEach((name, prefix) -> {
      if (!prefix.isEmpty() && prefix.equals(shape.prefix())) {
        destinations.add(name);
      }
    });
    boolean isMoney = shape.stepSeconds() == 0;
    return new BalanceSpec(
        isMoney ? TypeOfRecord.MONETARY : TypeOfRecord.VOICE,
        shape.id(),
        Expiry.never(),
        new BalanceTerms(
            BigDecimal.valueOf(shape.weight()),
            destinations,
            new TreeSet<>(),
            new TreeSet<>(),
            List.of(),
            isMoney ? "" : "*zero" + shape.stepSeconds() + "s",
            new TreeMap<>(),
            shape.isBlocker(),
            false));
  }

  private Step removeBalance() {
    AccountId id = anyAccount();
    NaiveAccount account = naive(id);
    String name = "V" + random.nextInt(4);
    account.find(name).ifPresent(account.balances::remove);
    change(id, new RemoveBalances(BalanceSelector.of(TypeOfRecord.VOICE, name)));
    return compared("remove " + name + " of " + id, "", "");
  }

  private Step begin() {
    AccountId id = anyAccount();
    String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    PartTerms terms =
        new PartTerms(
            id,
            TypeOfRecord.VOICE,
            new Pricing.ByTariff(id.account()),
            "call",
            number,
            now.atZone(ZoneOffset.UTC));
    String session = "s" + sessions++;
    NaiveSession naive = new NaiveSession(naive(id), number, price);
    open.put(session, new Open(naive, terms, 0));
    long asked = asked();
    long expected = naive.reserve(asked);
    PartOutcome outcome =
        charge(session, SessionPhase.INITIAL, PartStep.Report.reserving(asked * SECOND));
    return compared(
        session + " of " + id + " to " + number + " asks for " + asked,
        seconds(outcome) + "",
        expected + "");
  }

  private Step goOn() {
    String session = anySession();
    NaiveSession naive = opened(session).naive();
    long used = usage();
    long asked = asked();
    naive.report(used);
    BigDecimal charged = naive.charged();
    long expected = naive.reserve(asked);
    PartOutcome outcome =
        charge(
            session,
            SessionPhase.UPDATE,
            PartStep.Report.continuing(used * SECOND, asked * SECOND));
    return compared(
        session + " used " + used + " and asks for " + asked,
        seconds(outcome) + " at " + outcome.charged(),
        expected + " at " + Amount.of(charged));
  }

  private Step end() {
    String session = anySession();
    NaiveSession naive = opened(session).naive();
    long used = usage();
    naive.report(used);
    PartOutcome outcome =
        charge(session, SessionPhase.TERMINATION, PartStep.Report.ending(used * SECOND));
    open.remove(session);
    return compared(
        session + " ends after " + used,
        outcome.charged().toString(),
        Amount.of(naive.charged()).toString());
  }

  private static long seconds(PartOutcome outcome) {
    return outcome.granted() / SECOND;
  }

  private String anySession() {
    return new ArrayList<>(open.keySet()).get(random.nextInt(open.size()));
  }

  private long asked() {
    return 1L + (random.nextInt(5) == 0 ? random.nextInt(4_000) : random.nextInt(200));
  }

  private long usage() {
    return random.nextInt(4) == 0 ? 0 : random.nextInt(250);
  }

  private void change(AccountId id, AccountAction action) {
    RequestKey key = new RequestKey("change-" + log.size(), 0);
    execute(new ChangeAccount(now, Optional.of(key), id, List.of(action)));
  }

  private PartOutcome charge(String session, SessionPhase phase, PartStep step) {
    Open known = opened(session);
    PartRequest part =
        new PartRequest(
            new PartKey("1", ""),
            known.number() == 0 ? Optional.of(known.terms()) : Optional.empty(),
            step);
    LedgerReply reply =
        execute(
            new Charge(
                now,
                new RequestKey(session, known.number()),
                phase,
                Duration.ofDays(1),
                List.of(part)));
    open.put(session, new Open(known.naive(), known.terms(), known.number() + 1));
    return Caller.outcome(reply);
  }

  private LedgerReply execute(LedgerCommand command) {
    log.add(encoder.encode(command));
    Execution execution = shard.execute(command);
    executions.add(execution);
    for (LedgerRecord record : execution.records()) {
      if (record instanceof LedgerRecord.EntryPosted entry) {
        entries
            .computeIfAbsent(entry.account(), id -> new LinkedHashMap<>())
            .merge(entry.balance().serial(), entry.change().value(), BigDecimal::add);
      }
    }
    return execution.reply();
  }

  /** The sum of the entries of a balance. */
  BigDecimal entries(AccountId account, int serial) {
    return entries.getOrDefault(account, Map.of()).getOrDefault(serial, BigDecimal.ZERO);
  }

  int balancesWithEntries() {
    return entries.values().stream().mapToInt(Map::size).sum();
  }

  private Step compared(String what, String answer, String expectedAnswer) {
    StringBuilder found = new StringBuilder(answer);
    StringBuilder expected = new StringBuilder(expectedAnswer);
    accounts.forEach((id, naive) -> {
      TreeMap<String, String> ours = new TreeMap<>();
      shard
          .account(id)
          .orElseThrow()
          .balances()
          .forEach(balance -> ours.put(balance.id(), balance.value().toString()));
      TreeMap<String, String> theirs = new TreeMap<>();
      naive.balances.forEach(
          balance -> theirs.put(balance.id, Amount.of(balance.value).toString()));
      ours.values().removeIf("0"::equals);
      theirs.values().removeIf("0"::equals);
      found.append(' ').append(id.account()).append(ours);
      expected.append(' ').append(id.account()).append(theirs);
    });
    return new Step(what, found.toString(), expected.toString());
  }
}
