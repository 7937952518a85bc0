package org.signalbox.charging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /**
   * @param tariffs that parts were priced by
   * @param details how an event cost is written
   */
  public DebitedCdrs(TariffPort tariffs, CostDetailsPort details) {
    this.tariffs = tariffs;
    this.details = details;
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
        Cdr told = note.isOfSession() ? note.cdr().used(part.used()) : note.cdr();
        Cdr cdr = note.isDebited() ? debited(told, part, closed) : told;
        cdrs.add(note.with(cdr).with(new CdrDebits(position, taken(part.spent()))));
      }
    }
    return cdrs;
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
