package org.signalbox.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.rating.TypeOfRecord;

/** A client that charges one part in one session, request after request. */
public final class Caller {

  public static final long SECOND = 1_000_000_000L;
  public static final Duration SUPERVISION = Duration.ofMinutes(10);

  private static final PartKey PART = new PartKey("100", "*default");

  private final LedgerShard shard;
  private final String session;
  private final PartTerms terms;
  private final List<LedgerRecord> records = new ArrayList<>();
  private Instant at = Ledgers.NOON;
  private long number;

  private Caller(LedgerShard shard, String session, PartTerms terms) {
    this.shard = shard;
    this.session = session;
    this.terms = terms;
  }

  /** A call by Alice to 6140000001. */
  public static Caller calling(LedgerShard shard) {
    return of(shard, "call-1", voice(Ledgers.ALICE, "6140000001"));
  }

  public static Caller of(LedgerShard shard, String session, PartTerms terms) {
    return new Caller(shard, session, terms);
  }

  public static PartTerms voice(AccountId account, String destination) {
    return using(TypeOfRecord.VOICE, account, destination);
  }

  public static PartTerms using(TypeOfRecord tor, AccountId account, String destination) {
    return new PartTerms(
        account,
        tor,
        new Pricing.ByTariff(account.account()),
        "call",
        destination,
        Ledgers.NOON.atZone(ZoneOffset.UTC));
  }

  /** A shard with a tariff in force on which the accounts are open. */
  public static LedgerShard charging(org.signalbox.rating.Tariff tariff, AccountId... accounts) {
    LedgerShard shard = new LedgerShard(PriceLists.port(tariff));
    shard.execute(
        new LedgerCommand.ActivateTariff(Ledgers.NOON, Optional.empty(), tariff.version()));
    for (AccountId account : accounts) {
      shard.execute(Ledgers.change(account, new AccountAction.Configure(AccountTerms.PREPAID)));
    }
    return shard;
  }

  public Caller at(Instant moment) {
    at = moment;
    return this;
  }

  /** The first request: asks for usage. */
  public PartOutcome begin(long asked) {
    return outcome(send(SessionPhase.INITIAL, PartStep.Report.reserving(asked)));
  }

  /** Reports usage and asks for more. */
  public PartOutcome go(long used, long asked) {
    return outcome(send(SessionPhase.UPDATE, PartStep.Report.continuing(used, asked)));
  }

  /** Reports the end. */
  public PartOutcome end(long used) {
    return outcome(send(SessionPhase.TERMINATION, PartStep.Report.ending(used)));
  }

  /** Charges at once, without a session. */
  public LedgerReply event(PartStep step) {
    return send(SessionPhase.EVENT, step);
  }

  public LedgerReply send(SessionPhase phase, PartStep step) {
    return execute(charge(phase, step));
  }

  /** The next request. */
  public Charge charge(SessionPhase phase, PartStep step) {
    return new Charge(
        at,
        new RequestKey(session, number++),
        phase,
        SUPERVISION,
        List.of(new PartRequest(PART, Optional.of(terms), step)));
  }

  public LedgerReply execute(LedgerCommand command) {
    Execution execution = shard.execute(command);
    records.addAll(execution.records());
    return execution.reply();
  }

  /** All records of the requests so far. */
  public List<LedgerRecord> records() {
    return records;
  }

  /** The outcome of the one part of a reply. */
  public static PartOutcome outcome(LedgerReply reply) {
    if (reply instanceof LedgerReply.Charged charged && charged.parts().size() == 1) {
      return charged.parts().getFirst();
    }
    throw new AssertionError(reply.toString());
  }
}
