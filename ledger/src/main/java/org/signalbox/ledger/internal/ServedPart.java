package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.SessionPart;

/**
 * A part of a request and what came of it so far. Used by the shard's thread for one command.
 *
 * @param key the part
 * @param step what is asked; null for a part that is not served again
 * @param note what the request brought along; empty for none
 * @param terms what it is about; null where nobody said
 * @param hash of the tariff that prices it
 * @param work the part as it is now; null where nothing was done
 * @param known the part as it was; null for a new one
 * @param outcome the answer
 */
record ServedPart(
    PartKey key,
    @Nullable PartStep step,
    String note,
    @Nullable PartTerms terms,
    String hash,
    @Nullable PartWork work,
    @Nullable SessionPart known,
    PartOutcome outcome) {

  /** A part that has seen this request before. */
  static ServedPart repeated(SessionPart known) {
    return new ServedPart(known.key(), null, "", null, "", null, known, known.outcome());
  }

  /** A part that has seen a later request. */
  static ServedPart refused(SessionPart known, Refusal refusal) {
    PartOutcome outcome =
        new PartOutcome(known.key(), 0, Optional.of(refusal), false, known.used(), known.charged());
    return new ServedPart(known.key(), null, "", null, "", null, known, outcome);
  }

  /**
   * A part that has seen a later request, but not this: what it used before is charged, and as much
   * as it was granted since goes on to be there.
   */
  static ServedPart late(PartStep.Report report, SessionPart known) {
    long granted = known.outcome().granted();
    PartStep.Report step =
        new PartStep.Report(
            report.used(),
            granted > 0 ? Optional.of(new PartStep.Reserve(granted, 1)) : Optional.empty(),
            false,
            report.backing(),
            Optional.empty());
    return new ServedPart(
        known.key(),
        step,
        "",
        known.terms().orElse(null),
        known.tariffHash(),
        null,
        known,
        known.outcome());
  }

  static ServedPart begun(
      PartRequest request, @Nullable SessionPart known, @Nullable PartTerms terms, String hash) {
    // The key that the session has already outlives this request; another one need not.
    PartKey key = known == null ? request.key() : known.key();
    PartOutcome outcome =
        new PartOutcome(
            key,
            0,
            Optional.empty(),
            false,
            known == null ? 0 : known.used(),
            known == null ? Amount.ZERO : known.charged());
    return new ServedPart(key, request.step(), request.note(), terms, hash, null, known, outcome);
  }

  ServedPart refuse(Refusal refusal) {
    return with(
        work,
        new PartOutcome(key, 0, Optional.of(refusal), false, outcome.used(), outcome.charged()));
  }

  ServedPart with(@Nullable PartWork newWork, PartOutcome newOutcome) {
    return new ServedPart(key, step, note, terms, hash, newWork, known, newOutcome);
  }

  /** Whether a debit that must be paid wholly was not. */
  boolean isRefusedDebit() {
    return (step instanceof PartStep.DirectDebit || step instanceof PartStep.MaxDebit)
        && outcome.refusal().isPresent();
  }

  /** Whether more was asked for. */
  boolean isReservation() {
    return step instanceof PartStep.Report report && report.reserve().isPresent();
  }

  /**
   * The part as the session keeps it; null where nothing of it is new.
   *
   * @param lastBefore the last number of an earlier session of the name; -1 for none
   */
  @Nullable SessionPart changed(long number, long lastBefore) {
    if (step == null) {
      return null;
    }
    PartWork now = work;
    SessionPart before = known;
    boolean hasWork = now != null;
    SessionPart later = before != null && before.number() > number ? before : null;
    return new SessionPart(
        key,
        before != null && (!hasWork || before.terms().isPresent())
            ? before.terms()
            : Optional.ofNullable(terms),
        now != null ? now.turns() : before == null ? List.of() : before.turns(),
        hash,
        now != null ? now.used() : outcome.used(),
        now != null ? now.spent() : before == null ? List.of() : before.spent(),
        now != null ? now.held() : before == null ? List.of() : before.held(),
        now != null ? now.charged() : outcome.charged(),
        later != null ? later.number() : number,
        later != null ? later.missedBut(number) : missed(number, lastBefore),
        later != null ? later.outcome() : outcome,
        note.isEmpty() && before != null ? before.note() : note);
  }

  /** What it has missed with this request; what begins with no usage had none before. */
  private long missed(long number, long lastBefore) {
    if (known != null) {
      return known.missedBefore(number);
    }
    boolean wasUsed = step instanceof PartStep.Report report && report.used() > 0;
    return wasUsed ? SessionPart.missedBeforeFirst(number, lastBefore) : 0;
  }

  static SessionPart of(SessionPart part, PartWork work, PartOutcome outcome) {
    return new SessionPart(
        part.key(),
        part.terms(),
        work.turns(),
        part.tariffHash(),
        work.used(),
        work.spent(),
        work.held(),
        work.charged(),
        part.number(),
        part.missed(),
        outcome,
        part.note());
  }
}
