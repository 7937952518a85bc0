package org.signalbox.ledger.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Repayment;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;

/**
 * A data user: sessions of several services with several bills each, pooled or not, whose prices
 * turn; pieces debited and refunded in the middle; events that are debited, and charged anew when
 * what they took is given back. Units are spent before money. Several users share two accounts, and
 * change the tariff under each other's sessions.
 */
final class BundleScript implements RequestScript {

  private static final Duration LONG = Duration.ofHours(1);

  private final String name;
  private final SplittableRandom random;
  private final BundleParts parts;
  private final List<BundleParts.Debited> debited = new ArrayList<>();
  private long commands;
  private long calls;
  private long number;
  private Duration supervision = LONG;
  private Optional<LedgerCommand.Charge> last = Optional.empty();
  private boolean isOpen;
  private boolean isRefused;

  BundleScript(String name, SplittableRandom random) {
    this.name = name;
    this.random = random;
    this.parts = new BundleParts(random);
  }

  @Override
  public SimulatedRequest next(Instant now) {
    last = Optional.empty();
    boolean goesAway = isOpen && random.nextInt(12) == 0;
    isOpen &= !goesAway;
    if (commands < BundleParts.ACCOUNTS.size()) {
      return topUp((int) commands, 100);
    }
    if (commands == BundleParts.ACCOUNTS.size()) {
      return activate();
    }
    if (isOpen) {
      return random.nextInt(4) == 0
          ? charge(SessionPhase.TERMINATION, parts.ending())
          : charge(SessionPhase.UPDATE, parts.continuing(session()));
    }
    return outsideOfSessions();
  }

  private SimulatedRequest outsideOfSessions() {
    int what = random.nextInt(100);
    if (what < 25) {
      return topUp(random.nextInt(BundleParts.ACCOUNTS.size()), random.nextInt(40));
    }
    if (what < 30) {
      return activate();
    }
    calls++;
    number = 0;
    if (what < 45) {
      return charge(SessionPhase.EVENT, parts.event(session()));
    }
    if (what < 60 && !debited.isEmpty()) {
      return chargeAnew(debited.remove(random.nextInt(debited.size())));
    }
    supervision = random.nextInt(3) == 0 ? Duration.ofSeconds(1 + random.nextInt(8)) : LONG;
    boolean isAttempt = random.nextInt(3) == 0;
    return charge(isAttempt ? SessionPhase.ATTEMPT : SessionPhase.INITIAL, parts.begun(session()));
  }

  private String session() {
    return name + "-" + calls;
  }

  /** Money and units, so that a bill may be paid by both. */
  private SimulatedRequest topUp(int account, int most) {
    BalanceSpec units =
        new BalanceSpec(BundleParts.KIND, "units", Expiry.never(), BalanceTerms.PLAIN);
    List<AccountAction> actions =
        List.of(
            new AccountAction.Configure(AccountTerms.PREPAID),
            new AccountAction.TopUp(BalanceSpec.money(), Amount.of(random.nextInt(most + 1))),
            new AccountAction.TopUp(units, Amount.of(random.nextInt(most + 1) / 2)));
    Optional<RequestKey> key = key();
    return new SimulatedRequest(
        key,
        at -> new LedgerCommand.ChangeAccount(at, key, BundleParts.ACCOUNTS.get(account), actions));
  }

  private SimulatedRequest activate() {
    var tariffs = SimulatedTariffs.all();
    String hash = tariffs.get(random.nextInt(tariffs.size())).version();
    Optional<RequestKey> key = key();
    return new SimulatedRequest(key, at -> new LedgerCommand.ActivateTariff(at, key, hash));
  }

  private Optional<RequestKey> key() {
    return Optional.of(new RequestKey(name + "-command", commands++));
  }

  private SimulatedRequest charge(SessionPhase phase, List<PartRequest> asked) {
    boolean isPooled = phase != SessionPhase.EVENT && random.nextBoolean();
    return charge(phase, asked, List.of(), isPooled);
  }

  /** Gives back what an event took and charges it anew: another price, another usage. */
  private SimulatedRequest chargeAnew(BundleParts.Debited event) {
    return charge(SessionPhase.EVENT, parts.anew(event), event.taken(), false);
  }

  private SimulatedRequest charge(
      SessionPhase phase, List<PartRequest> asked, List<Repayment> repayments, boolean isPooled) {
    RequestKey key = new RequestKey(session(), number++);
    Duration supervised = supervision;
    last =
        Optional.of(
            new LedgerCommand.Charge(
                Instant.EPOCH, key, phase, supervised, asked, repayments, isPooled));
    return new SimulatedRequest(
        Optional.of(key),
        at -> new LedgerCommand.Charge(at, key, phase, supervised, asked, repayments, isPooled));
  }

  @Override
  public void answered(LedgerReply reply, List<LedgerRecord> records) {
    isRefused = reply instanceof LedgerReply.Refused;
    boolean isGone = reply.equals(new LedgerReply.Refused(Refusal.SESSION_NOT_FOUND));
    last.ifPresent(charge -> {
      // An attempt that was refused altogether leaves no session.
      boolean isOfSession =
          switch (charge.phase()) {
            case UPDATE -> true;
            case INITIAL, ATTEMPT ->
                reply instanceof LedgerReply.Charged charged && charged.isOpen();
            case TERMINATION, EVENT -> false;
          };
      isOpen = isOfSession && !isGone;
      if (charge.phase() == SessionPhase.EVENT) {
        records.stream()
            .filter(LedgerRecord.SessionClosed.class::isInstance)
            .map(LedgerRecord.SessionClosed.class::cast)
            .forEach(closed -> debited.add(BundleParts.Debited.of(charge.parts(), closed)));
      }
    });
  }

  @Override
  public boolean mayForget(LedgerReply again) {
    // A debit that was refused within a session moved nothing, so a repeat is a new try. And the
    // session may have been given up meanwhile, with what it was granted.
    return isRefused || again.equals(new LedgerReply.Refused(Refusal.SESSION_NOT_FOUND));
  }
}
