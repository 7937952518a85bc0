package org.signalbox.rpc.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.PaidSpan;
import org.signalbox.charging.PaidUsage;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerRecord.EntryPosted;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.SessionPart;
import org.signalbox.rating.Tariff;

/**
 * What a piece of a call was charged.
 *
 * @param terms who was charged for what
 * @param spans of the piece, with who paid
 * @param from usage of the call before the piece
 * @param cost in money, exactly
 * @param balances that paid, as they were left
 * @param account as it was left; empty where it is gone
 */
record DebitedCall(
    PartTerms terms,
    List<PaidSpan> spans,
    long from,
    Amount cost,
    Map<BalanceKey, Balance> balances,
    Optional<Account> account) {

  DebitedCall {
    spans = List.copyOf(spans);
    balances = Map.copyOf(balances);
  }

  /** A balance of an account. */
  record BalanceKey(AccountId account, int serial) {}

  /** Nothing was charged, since there was nothing to charge it to. */
  static DebitedCall nothing(CallDescriptor piece, Optional<Account> account) {
    return new DebitedCall(piece.terms(), List.of(), 0, Amount.ZERO, Map.of(), account);
  }

  /**
   * What a command charged.
   *
   * @param part after it
   * @param from usage of the part before it
   */
  static DebitedCall of(SessionPart part, long from, Tariff tariff, List<LedgerRecord> records) {
    PartTerms terms = part.terms().orElseThrow();
    List<PaidSpan> spans = PaidUsage.of(terms, tariff, clipped(part.spent(), from));
    Map<BalanceKey, Balance> balances = new HashMap<>();
    Amount cost = Amount.ZERO;
    for (LedgerRecord happened : records) {
      if (happened instanceof EntryPosted entry && entry.session().isPresent()) {
        balances.put(new BalanceKey(entry.account(), entry.balance().serial()), entry.balance());
        cost = entry.balance().isMoney() ? cost.minus(entry.change()) : cost;
      }
    }
    return new DebitedCall(terms, spans, from, cost, balances, Optional.empty());
  }

  /** What was answered before, made from what the call came to since. */
  static DebitedCall repeated(SessionPart part, CallDescriptor piece, Tariff tariff) {
    long from = piece.number() - piece.usage();
    List<Draw> draws = new ArrayList<>();
    for (Draw draw : clipped(part.spent(), from)) {
      if (draw.from() < piece.number()) {
        draws.add(cut(draw, draw.from(), Math.min(draw.to(), piece.number())));
      }
    }
    List<PaidSpan> spans = PaidUsage.of(piece.terms(), tariff, draws);
    Amount cost = Amount.ZERO;
    for (PaidSpan paid : spans) {
      boolean isMoney =
          paid.increments().stream()
              .anyMatch(each -> each.paidBy().filter(Draw::isMoney).isPresent());
      if (isMoney) {
        long begin = Math.max(from, paid.span().offset());
        long end = Math.min(piece.number(), paid.span().end());
        cost = cost.plus(paid.stretch().costBetween(begin, end));
      }
    }
    return new DebitedCall(piece.terms(), spans, from, cost, Map.of(), Optional.empty());
  }

  private static List<Draw> clipped(List<Draw> draws, long from) {
    List<Draw> clipped = new ArrayList<>(draws.size());
    for (Draw draw : draws) {
      if (draw.to() > from) {
        clipped.add(draw.from() < from ? cut(draw, from, draw.to()) : draw);
      } else if (from == 0) {
        clipped.add(draw);
      }
    }
    return clipped;
  }

  private static Draw cut(Draw draw, long from, long to) {
    return new Draw(
        draw.series(), draw.source(), from, to, draw.paidUntil(), draw.before(), draw.amount());
  }

  /** The same with the account as it is and the balances as they are, where they are not known. */
  DebitedCall seenBy(LedgerPort ledger) {
    return ledger.read(view -> {
      Map<BalanceKey, Balance> all = new HashMap<>(balances);
      for (PaidSpan span : spans) {
        for (PaidSpan.Increment increment : span.increments()) {
          increment
              .paidBy()
              .map(Draw::source)
              .ifPresent(source ->
                  view.account(source.account())
                      .flatMap(holder -> holder.balance(source.serial()))
                      .ifPresent(balance ->
                          all.putIfAbsent(
                              new BalanceKey(source.account(), source.serial()), balance)));
        }
      }
      return new DebitedCall(terms, spans, from, cost, all, view.account(terms.account()));
    });
  }
}
