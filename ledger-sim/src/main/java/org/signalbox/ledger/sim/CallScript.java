package org.signalbox.ledger.sim;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.TypeOfRecord;

/**
 * A caller: reserves, reports more or less than was reserved, ends, or goes away in the middle.
 * Several callers share an account, so that their reservations compete. Now and then it tops up.
 */
final class CallScript implements RequestScript {

  /** Most calls live on what is held for them. */
  private static final Backing[] BACKINGS = {
    Backing.HELD, Backing.HELD, Backing.HELD, Backing.HELD, Backing.ON_ACCOUNT, Backing.NOBODY
  };

  private static final PartKey PART = new PartKey("1", "");
  private static final Amount[] RATES = {Amount.of(1), Amount.of("0.3"), Amount.of("0.0001")};

  private final String name;
  private final SplittableRandom random;
  private final AccountId account;
  private int calls;
  private int topUps;
  private long number;
  private Duration supervision = Duration.ofHours(1);
  private Backing backing = Backing.HELD;
  private boolean isOpen;

  CallScript(String name, AccountId account, SplittableRandom random) {
    this.name = name;
    this.account = account;
    this.random = random;
  }

  @Override
  public SimulatedRequest next(Instant now) {
    boolean goesAway = isOpen && random.nextInt(12) == 0;
    if (goesAway) {
      isOpen = false;
    }
    if (isOpen) {
      return random.nextInt(4) == 0
          ? charge(SessionPhase.TERMINATION, report(usage(), Optional.empty()), now)
          : charge(SessionPhase.UPDATE, report(usage(), Optional.of(reserve())), now);
    }
    int what = random.nextInt(10);
    if (what < 3) {
      return topUp();
    }
    calls++;
    number = 0;
    backing = BACKINGS[random.nextInt(BACKINGS.length)];
    supervision =
        random.nextInt(3) == 0 ? Duration.ofSeconds(1 + random.nextInt(8)) : Duration.ofHours(1);
    return what == 3
        ? charge(SessionPhase.EVENT, debit(), now)
        : charge(
            random.nextBoolean() ? SessionPhase.INITIAL : SessionPhase.ATTEMPT,
            report(0, Optional.of(reserve())),
            now);
  }

  private PartStep report(long used, Optional<PartStep.Reserve> reserve) {
    return new PartStep.Report(used, reserve, reserve.isEmpty(), backing, Optional.empty());
  }

  /** Now and then with a tail, so that there is no crumb to come back for. */
  private PartStep.Reserve reserve() {
    long tail = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
    return new PartStep.Reserve(1L + random.nextInt(60), 1, tail);
  }

  private PartStep debit() {
    long units = usage();
    return random.nextBoolean() ? new PartStep.DirectDebit(units) : new PartStep.MaxDebit(units);
  }

  private long usage() {
    return random.nextInt(80);
  }

  private SimulatedRequest charge(SessionPhase phase, PartStep step, Instant now) {
    RequestKey key = new RequestKey(name + "-" + calls, number++);
    boolean begins = phase != SessionPhase.UPDATE && phase != SessionPhase.TERMINATION;
    Optional<PartTerms> terms = begins ? Optional.of(terms(now)) : Optional.empty();
    List<PartRequest> parts =
        List.of(new PartRequest(PART, terms, step, note(phase, step, key.session())));
    Duration supervised = supervision;
    return new SimulatedRequest(
        Optional.of(key), at -> new LedgerCommand.Charge(at, key, phase, supervised, parts));
  }

  /** Most have a CDR; a long one makes frames of many sizes, and one that is none a fault. */
  private String note(SessionPhase phase, PartStep step, String session) {
    return switch (random.nextInt(30)) {
      case 0 -> CdrNotes.UNREADABLE;
      case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> {
        String filling = step.toString().repeat(random.nextInt(4));
        yield phase == SessionPhase.EVENT
            ? CdrNotes.ofEvent(session, PART, 1)
            : CdrNotes.ofSession(session, PART, filling);
      }
      default -> "";
    };
  }

  private PartTerms terms(Instant now) {
    Amount rate = RATES[random.nextInt(RATES.length)];
    return new PartTerms(
        account,
        TypeOfRecord.SMS,
        new Pricing.Fixed(Amount.ZERO, rate, 1, 1),
        "sms",
        "61400000",
        now.atZone(ZoneOffset.UTC));
  }

  private SimulatedRequest topUp() {
    RequestKey key = new RequestKey(name + "-top-up", topUps++);
    List<AccountAction> actions =
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(random.nextInt(100))));
    return new SimulatedRequest(
        Optional.of(key),
        at -> new LedgerCommand.ChangeAccount(at, Optional.of(key), account, actions));
  }

  @Override
  public void answered(LedgerReply reply, List<LedgerRecord> records) {
    isOpen = reply instanceof LedgerReply.Charged charged && charged.isOpen();
  }

  @Override
  public boolean mayForget(LedgerReply again) {
    // The call was given up meanwhile, and what it was granted given back.
    return again.equals(new LedgerReply.Refused(Refusal.SESSION_NOT_FOUND));
  }
}
