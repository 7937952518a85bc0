package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.Tariff;

/** Charges the parts of one request. Used once, by the shard's thread. */
public final class Charging {

  private static final Optional<Refusal> NOBODY = Optional.of(Refusal.ACCOUNT_NOT_FOUND);

  private final Work work;
  private final TariffShelf tariffs;
  private final Charge charge;
  private final String id;
  private final long number;

  /** The last number of an earlier session of the name; -1 where none is remembered. */
  private final long lastBefore;

  public Charging(Work work, TariffShelf tariffs, Charge charge) {
    this.work = work;
    this.tariffs = tariffs;
    this.charge = charge;
    this.id = charge.sentKey().session();
    this.number = charge.sentKey().number();
    Remembered before = work.state().replies().of(id);
    this.lastBefore = before == null ? -1 : before.number();
  }

  /** Charges all parts; a refusal means that the work is to be let go. */
  public LedgerReply execute() {
    Session session = work.session(id);
    Refusal refusal = refusal(session);
    if (refusal != null) {
      return new LedgerReply.Refused(refusal);
    }
    if (!new Repaying(work, charge).isDone()) {
      return new LedgerReply.Refused(Refusal.VALUE_OUT_OF_RANGE);
    }
    Session before = session == null ? new Session(id, number, work.at(), 0, List.of()) : session;
    List<AwaitedPart> awaited = new ArrayList<>(charge.parts().size());
    for (PartRequest request : charge.parts()) {
      awaited.add(begin(before, request));
    }
    if (charge.isPooled()) {
      awaited.forEach(AwaitedPart::settle);
      awaited.forEach(AwaitedPart::use);
    }
    List<ServedPart> served = new ArrayList<>(awaited.size());
    for (AwaitedPart each : awaited) {
      ServedPart part = each.serve();
      if (part.isRefusedDebit()) {
        return new LedgerReply.Refused(part.outcome().refusal().orElseThrow());
      }
      served.add(part);
    }
    RunBalance.level(served);
    List<PartOutcome> outcomes = new ArrayList<>(served.size());
    List<SessionPart> changed = new ArrayList<>(served.size());
    boolean knowsNobody = !served.isEmpty();
    for (ServedPart part : served) {
      outcomes.add(part.outcome());
      knowsNobody &= part.outcome().refusal().equals(NOBODY);
      SessionPart after = part.changed(number, lastBefore);
      if (after != null) {
        changed.add(after);
        recordUsage(part, after);
      }
    }
    if (session == null && knowsNobody) {
      return new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND);
    }
    Session after = before.with(changed);
    boolean isOpen = !endsNow() && !(session == null && isVain(outcomes));
    if (isOpen) {
      keep(session, after);
    } else if (endsNow()) {
      close(session, after);
    }
    return new LedgerReply.Charged(outcomes, after.cost(), isOpen);
  }

  private boolean endsNow() {
    return charge.phase() == SessionPhase.TERMINATION || charge.phase() == SessionPhase.EVENT;
  }

  /** An attempt that came to nothing: all of it refused, or barred before; nothing used. */
  private boolean isVain(List<PartOutcome> outcomes) {
    if (charge.phase() != SessionPhase.ATTEMPT) {
      return false;
    }
    for (PartOutcome outcome : outcomes) {
      if (outcome.refusal().isEmpty() || outcome.used() > 0) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Refusal refusal(@Nullable Session session) {
    if (session == null) {
      return switch (charge.phase()) {
        case INITIAL, ATTEMPT, EVENT -> null;
        case UPDATE, TERMINATION -> Refusal.SESSION_NOT_FOUND;
      };
    }
    return switch (charge.phase()) {
      case EVENT -> Refusal.IN_USE;
      case TERMINATION -> number <= session.number() ? Refusal.OUT_OF_ORDER : null;
      case INITIAL, ATTEMPT, UPDATE ->
          session.parts().size() + charge.parts().size() > Session.PARTS_MAX
              ? Refusal.TOO_MANY
              : null;
    };
  }

  /**
   * A part on its way.
   *
   * @param part as it is before anything is done
   * @param service does it; null where nothing is to be done
   */
  private record AwaitedPart(ServedPart part, @Nullable PartService service) {

    void settle() {
      if (service != null && part.step() != null) {
        service.settle(part.step());
      }
    }

    void use() {
      if (service != null && part.step() != null) {
        service.use(part.step());
      }
    }

    ServedPart serve() {
      return service == null || part.step() == null ? part : service.serve(part.step(), part);
    }
  }

  private AwaitedPart begin(Session session, PartRequest request) {
    SessionPart known = session.part(request.key()).orElse(null);
    if (known != null && known.number() == number) {
      return new AwaitedPart(ServedPart.repeated(known), null);
    }
    if (known != null && known.number() > number) {
      return late(known, request);
    }
    PartTerms terms =
        known != null && known.terms().isPresent()
            ? known.terms().get()
            : request.terms().map(this::ofAccount).orElse(null);
    String hash = known == null ? work.state().tariffHash() : known.tariffHash();
    ServedPart part = ServedPart.begun(request, known, terms, hash);
    return terms == null
        ? new AwaitedPart(part.refuse(Refusal.NOT_FOUND), null)
        : awaited(part, terms);
  }

  /** Terms that name the account by its own object: they live as long as the session. */
  private PartTerms ofAccount(PartTerms terms) {
    Account account = work.state().account(terms.account());
    return account == null ? terms : terms.paidBy(account.id());
  }

  /** A report that was overtaken is charged once; what else comes too late changes nothing. */
  private AwaitedPart late(SessionPart known, PartRequest request) {
    boolean isCharged =
        known.hasMissed(number)
            && known.terms().isPresent()
            && request.step() instanceof PartStep.Report report
            && report.used() > 0;
    if (!isCharged) {
      return new AwaitedPart(ServedPart.refused(known, Refusal.OUT_OF_ORDER), null);
    }
    PartStep.Report report = (PartStep.Report) request.step();
    return awaited(ServedPart.late(report, known), known.terms().get());
  }

  private AwaitedPart awaited(ServedPart part, PartTerms terms) {
    SessionPart known = part.known();
    TariffShelf.Shelved tariff = tariffs.tariff(part.hash());
    PartWork partWork =
        new PartWork(work, id, terms, new Meter(new PartPricer(terms, tariff.tariff())));
    if (known != null) {
      partWork.continuing(known);
    }
    return new AwaitedPart(part, new PartService(partWork, tariff));
  }

  private void recordUsage(ServedPart served, SessionPart after) {
    SessionPart known = served.known();
    long usedNow = after.used() - (known == null ? 0 : known.used());
    Amount chargedNow = known == null ? after.charged() : after.charged().minus(known.charged());
    if (usedNow != 0) {
      work.record(new LedgerRecord.UsageCharged(id, after, usedNow));
    }
    boolean isCounted = usedNow != 0 || chargedNow.signum() != 0;
    if (isCounted && work.state().hasRules() && after.terms().isPresent()) {
      // What takes the place of an earlier charge was used, and counted, before.
      long countedNow = charge.repayments().isEmpty() ? usedNow : 0;
      work.notes().usage(new WorkNotes.Usage(after.terms().get(), countedNow, chargedNow));
    }
  }

  private void keep(@Nullable Session before, Session after) {
    if (before == null) {
      work.records().addFirst(new LedgerRecord.SessionOpened(id));
    }
    long deadline = LedgerTime.plus(work.at(), charge.supervision().toNanos());
    work.put(
        new Session(
            after.id(),
            Math.max(number, after.number()),
            after.openedAt(),
            work.state().base(deadline),
            after.parts()));
  }

  private void close(@Nullable Session before, Session after) {
    List<SessionPart> ended = new ArrayList<>(after.parts().size());
    for (SessionPart part : after.parts()) {
      ended.add(released(work, id, part));
    }
    if (before != null) {
      work.removeSession(id);
    }
    work.record(new LedgerRecord.SessionClosed(id, number, ended, false, accounts(work, ended)));
  }

  /** Whose parts they are, each account once, as it is now. */
  static List<Account> accounts(Work work, List<SessionPart> parts) {
    List<Account> accounts = new ArrayList<>(1);
    for (SessionPart part : parts) {
      Account account = part.terms().map(terms -> work.account(terms.account())).orElse(null);
      if (account != null && !accounts.contains(account)) {
        accounts.add(account);
      }
    }
    return accounts;
  }

  /** A part with what it holds given back. */
  static SessionPart released(Work work, String session, SessionPart part) {
    if (!part.holds() || part.terms().isEmpty()) {
      return part;
    }
    // Everything goes back whole, so nothing is measured and no tariff is needed.
    Meter unused = new Meter(new PartPricer(part.terms().get(), Tariff.empty()));
    PartWork partWork = new PartWork(work, session, part.terms().get(), unused).continuing(part);
    partWork.releaseHeld();
    return ServedPart.of(part, partWork, part.outcome());
  }

  /** How much of some usage could be granted now, without anything being done. */
  public static PartOutcome question(
      Work work, TariffShelf tariffs, PartTerms terms, PartStep.Reserve reserve) {
    PartRequest request =
        new PartRequest(
            new PartKey("", ""),
            Optional.of(terms),
            new PartStep.Report(0, Optional.of(reserve), false));
    String hash = work.state().tariffHash();
    TariffShelf.Shelved tariff = tariffs.tariff(hash);
    PartWork partWork =
        new PartWork(work, "", terms, new Meter(new PartPricer(terms, tariff.tariff())));
    return new PartService(partWork, tariff)
        .serve(request.step(), ServedPart.begun(request, null, terms, hash))
        .outcome();
  }
}
