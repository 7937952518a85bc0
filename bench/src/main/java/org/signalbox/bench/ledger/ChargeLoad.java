package org.signalbox.bench.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartStep.Report;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.TariffPort;
import org.signalbox.rating.Destination;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

/**
 * Prepaid voice calls by many accounts: each call asks for 300 seconds, asks again after 250, and
 * ends 100 seconds later. Command number {@code n} is always the same command.
 *
 * @param accounts how many accounts call in turn
 */
public record ChargeLoad(int accounts) {

  /** Requests of a call. */
  public static final int REQUESTS = 3;

  private static final long SECOND = 1_000_000_000L;
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final PartKey PART = new PartKey("100", "*default");
  private static final Duration SUPERVISION = Duration.ofMinutes(10);

  /** 100 prefixes, two price lists by time of day, per second. */
  public static Tariff tariff() {
    List<Destination> destinations = new ArrayList<>();
    List<RatingPlan.Binding> bindings = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      destinations.add(new Destination("D" + i, List.of("614" + (100 + i), "62" + i)));
      RateTerms terms =
          new RateTerms(
              "R" + i,
              List.of(
                  new RateSlot(
                      Amount.ZERO,
                      Amount.of(BigDecimal.valueOf(20 + i, 2)),
                      60 * SECOND,
                      SECOND,
                      0)),
              RoundingMethod.UP,
              "*up",
              4,
              Amount.ZERO,
              MaxCostStrategy.NONE);
      bindings.add(new RatingPlan.Binding("D" + i, Timing.ANY, BigDecimal.TEN, terms));
    }
    RatingProfile profile =
        new RatingProfile(
            new RatingProfile.Key("cgrates.org", "call", "*any"),
            List.of(new RatingProfile.Activation(Instant.EPOCH, "RP", List.of())));
    return Tariff.empty()
        .with(
            new TariffChange(
                destinations,
                List.of(new RatingPlan("RP", bindings)),
                List.of(profile),
                Set.of(),
                Set.of(),
                Set.of()));
  }

  /** A port that knows one tariff. */
  public static TariffPort port(Tariff tariff) {
    return hash -> Optional.of(tariff);
  }

  public static LedgerCommand activation(Tariff tariff) {
    return new ActivateTariff(START, Optional.empty(), tariff.version());
  }

  public static AccountId account(int number) {
    return new AccountId("cgrates.org", "61400" + (1_000_000 + number));
  }

  /** Opens an account with plenty of money. */
  public static LedgerCommand opening(int number) {
    return new ChangeAccount(
        START,
        Optional.empty(),
        account(number),
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1_000_000))));
  }

  /** The command of that number; any number from 0 on. */
  public LedgerCommand command(long number) {
    // Many calls are open at once: all accounts begin, then all go on, then all end.
    long round = number / accounts;
    int caller = (int) (number % accounts);
    long call = round / REQUESTS;
    int request = (int) (round % REQUESTS);
    Instant at = START.plusNanos(number * 10_000);
    return new Charge(
        at,
        new RequestKey("ocs.example;1876543210;" + caller + ";" + call, request),
        phase(request),
        SUPERVISION,
        List.of(part(caller, request, at)));
  }

  private static SessionPhase phase(int request) {
    return switch (request) {
      case 0 -> SessionPhase.INITIAL;
      case 1 -> SessionPhase.UPDATE;
      default -> SessionPhase.TERMINATION;
    };
  }

  private static PartRequest part(int caller, int request, Instant at) {
    PartStep step =
        switch (request) {
          case 0 -> Report.reserving(300 * SECOND);
          case 1 -> Report.continuing(250 * SECOND, 300 * SECOND);
          default -> Report.ending(100 * SECOND);
        };
    Optional<PartTerms> terms =
        request > 0
            ? Optional.empty()
            : Optional.of(
                new PartTerms(
                    account(caller),
                    TypeOfRecord.VOICE,
                    new Pricing.ByTariff(account(caller).account()),
                    "call",
                    "614" + (100 + caller % 100) + "12345",
                    at.atZone(ZoneOffset.UTC)));
    return new PartRequest(PART, terms, step);
  }
}
