package org.signalbox.bench.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.TypeOfRecord;

/**
 * The commands of the bench: accounts with money, and calls of three requests by the posts' tariff.
 */
final class BenchCommands {

  /** Requests of a call: the first reserves a minute, the next goes on, the last ends. */
  static final int REQUESTS_OF_A_CALL = 3;

  private static final long MINUTE = 60_000_000_000L;
  private static final String TENANT = "cgrates.org";
  private static final PartKey PART = new PartKey("voice", "*default");

  private BenchCommands() {}

  static AccountId account(int number) {
    return new AccountId(TENANT, Integer.toString(1_000_000 + number));
  }

  static LedgerCommand open(Instant at, int number) {
    return new LedgerCommand.ChangeAccount(
        at,
        Optional.empty(),
        account(number),
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(1_000_000))));
  }

  /** One request of a call, 0 to 2. */
  static LedgerCommand charge(Instant at, int number, long call, int request) {
    RequestKey key = new RequestKey("bench;" + call, request);
    return switch (request) {
      case 0 ->
          new LedgerCommand.Charge(
              at,
              key,
              SessionPhase.INITIAL,
              Duration.ofHours(1),
              List.of(
                  new PartRequest(
                      PART, Optional.of(terms(at, number)), PartStep.Report.reserving(MINUTE))));
      case 1 -> charge(at, key, SessionPhase.UPDATE, PartStep.Report.continuing(MINUTE, MINUTE));
      default -> charge(at, key, SessionPhase.TERMINATION, PartStep.Report.ending(MINUTE / 2));
    };
  }

  private static LedgerCommand charge(
      Instant at, RequestKey key, SessionPhase phase, PartStep step) {
    return new LedgerCommand.Charge(
        at,
        key,
        phase,
        Duration.ofHours(1),
        List.of(new PartRequest(PART, Optional.empty(), step)));
  }

  private static PartTerms terms(Instant at, int number) {
    return new PartTerms(
        account(number),
        TypeOfRecord.VOICE,
        new Pricing.ByTariff("1001"),
        "call",
        "6140000000",
        at.atZone(ZoneOffset.UTC));
  }
}
