package org.signalbox.charging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.charging.internal.CdrRating;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerRecord.SessionClosed;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Repayment;
import org.signalbox.ledger.SessionPart;
import org.signalbox.ledger.TariffPort;
import org.signalbox.rating.Tariff;

/** The CDRs of sessions and events that are over, with what the ledger charged. Any thread. */
public final class DebitedCdrs {

  private static final String COST_SOURCE = "*cdrs";

  private final TariffPort tariffs;
  private final CostDetailsPort details;
  private final CdrRating rating;

  /**
   * @param tariffs that parts were priced by
   * @param details how an event cost is written
   */
  public DebitedCdrs(TariffPort tariffs, CostDetailsPort details) {
    this.tariffs = tariffs;
    this.details = details;
    this.rating = new CdrRating(details, ChargingListener.NONE);
  }

  /**
   * One for each part with a note, complete, and with what was taken for it.
   *
   * @param position of the command in the log, 1 or more
   * @throws IllegalArgumentException when a note is none of a CDR
   */
  public List<CdrNote> of(SessionClosed closed, long position) {
    List<CdrNote> cdrs = new ArrayList<>(closed.parts().size());
    for (SessionPart part : closed.parts()) {
      if (!part.note().isEmpty()) {
        CdrNote note = CdrText.decode(part.note());
        if (isWorthKeeping(note, part)) {
          Cdr cdr = complete(note, part, closed);
          cdrs.add(note.with(cdr).with(new CdrDebits(position, taken(part.spent()))));
        }
      }
    }
    return cdrs;
  }

  /** What was refused and never used is no call: clients try again and again. */
  private static boolean isWorthKeeping(CdrNote note, SessionPart part) {
    boolean isRefused =
        switch (note.kind()) {
          case EVENT -> false;
          case SESSION -> part.outcome().refusal().isPresent();
          case REFUSED_SESSION -> true;
        };
    return !isRefused || part.used() > 0;
  }

  private Cdr complete(CdrNote note, SessionPart part, SessionClosed closed) {
    if (note.kind() == CdrNote.Kind.EVENT) {
      return note.isDebited() ? debited(note.cdr(), part, closed) : note.cdr();
    }
    Cdr used = note.cdr().used(part.used());
    if (closed.isGivenUp()) {
      SortedMap<String, String> fields = new TreeMap<>(used.extraFields());
      fields.put(SessionFieldNames.CLOSE_CAUSE, SessionFieldNames.GIVEN_UP);
      used = used.withExtraFields(fields);
    }
    return note.isDebited()
        ? debited(used, part, closed)
        : rating.rate(tariffs.tariff(part.tariffHash()).orElseGet(Tariff::empty), used);
  }

  /** What was taken of each balance, exactly. */
  private static List<Repayment> taken(List<Draw> draws) {
    Map<Draw.Source, Amount> bySource = new LinkedHashMap<>();
    for (Draw draw : draws) {
      if (draw.source().serial() != Draw.Source.NOBODY && draw.amount().signum() != 0) {
        bySource.merge(draw.source(), draw.amount(), Amount::plus);
      }
    }
    List<Repayment> taken = new ArrayList<>(bySource.size());
    bySource.forEach((source, amount) -> taken.add(new Repayment(source, amount)));
    return taken;
  }

  private Cdr debited(Cdr cdr, SessionPart part, SessionClosed closed) {
    Optional<String> refusal = part.outcome().refusal().map(Enum::name);
    boolean tookNothing = part.spent().stream().allMatch(draw -> draw.amount().signum() == 0);
    if (part.terms().isEmpty() || (refusal.isPresent() && tookNothing)) {
      return cdr.priced("", CdrCost.unrated(), refusal.orElse(""));
    }
    PartTerms terms = part.terms().get();
    Optional<Account> account =
        closed.accounts().stream().filter(each -> each.id().equals(terms.account())).findFirst();
    Tariff tariff = tariffs.tariff(part.tariffHash()).orElseGet(Tariff::empty);
    AccountedCost cost = new AccountedPart(terms, tariff).laidOut(cdr.key(), part, account);
    String source = cdr.costSource().isEmpty() ? COST_SOURCE : cdr.costSource();
    return cdr.priced(source, new CdrCost.Rated(part.charged(), fitting(cost)), refusal.orElse(""));
  }

  /** The details as far as a CDR can keep them: what was debited must be stored in any case. */
  private String fitting(AccountedCost cost) {
    String whole = details.textOf(cost);
    if (whole.length() <= Cdr.LONG_TEXT_LENGTH_MAX) {
      return whole;
    }
    String withoutAccount = details.textOf(cost.withoutAccount());
    return withoutAccount.length() <= Cdr.LONG_TEXT_LENGTH_MAX
        ? withoutAccount
        : CdrCost.NO_DETAILS;
  }
}
