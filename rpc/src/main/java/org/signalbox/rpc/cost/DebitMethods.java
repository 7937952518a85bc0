package org.signalbox.rpc.cost;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.SessionPart;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.rating.Tariff;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.LedgerReplies;

/** The methods of {@code Responder} that charge calls. */
public final class DebitMethods {

  private static final String SERVICE = "Responder";

  /** What the reference answers for an account that may go negative: no limit. */
  private static final long UNLIMITED = -1;

  private final LedgerPort ledger;
  private final TariffPort tariffs;
  private final CostSettings settings;
  private final CostRequest request;
  private final InstantSource clock;
  private final RpcMethod.Handler dryRun;

  private DebitMethods(Ports ports, CostSettings settings, RpcMethod.Handler dryRun) {
    this.ledger = ports.ledger();
    this.tariffs = ports.tariffs();
    this.settings = settings;
    this.clock = ports.clock();
    this.request = new CostRequest(settings, clock);
    this.dryRun = dryRun;
  }

  /**
   * What the methods work with.
   *
   * @param tariffs that calls were priced by
   */
  public record Ports(LedgerPort ledger, TariffPort tariffs, InstantSource clock) {}

  /**
   * What the ledger knows of a piece before it is asked to charge it.
   *
   * @param account to charge; empty where there is none
   * @param hasBegun whether pieces of the same call were charged before
   */
  private record Known(Optional<Account> account, boolean hasBegun) {

    /** A call that has begun goes on while there is room for it, also where none may begin. */
    Admission admission() {
      return hasBegun ? Admission.UNDER_WAY : Admission.NEW_WORK;
    }
  }

  /**
   * All methods.
   *
   * @param dryRun answers what something would cost
   */
  public static List<RpcMethod> all(Ports ports, CostSettings settings, RpcMethod.Handler dryRun) {
    DebitMethods methods = new DebitMethods(ports, settings, dryRun);
    RefundMethods refunds = new RefundMethods(ports.ledger(), settings.tenants());
    return List.of(
        LedgerReplies.method(SERVICE, "Debit", methods::debit),
        LedgerReplies.method(SERVICE, "MaxDebit", methods::maxDebit),
        LedgerReplies.method(SERVICE, "GetMaxSessionTime", methods::maxSessionTime),
        LedgerReplies.method(SERVICE, "RefundIncrements", refunds::increments),
        LedgerReplies.method(SERVICE, "RefundRounding", refunds::rounding));
  }

  /** All of it, below zero if need be, unless the request forbids that. */
  private RpcReply debit(RpcParameters sent) {
    CallDescriptor piece = CallDescriptor.of(sent, request);
    PartStep step =
        sent.flag("DenyNegativeAccount")
            ? new PartStep.MaxDebit(piece.usage())
            : new PartStep.Report(piece.usage(), Optional.empty(), false);
    return charged(sent, piece, step);
  }

  /** As much as there is credit for, or all or nothing where the request says so. */
  private RpcReply maxDebit(RpcParameters sent) {
    CallDescriptor piece = CallDescriptor.of(sent, request);
    PartStep step =
        sent.flag("ForceDuration")
            ? new PartStep.DirectDebit(piece.usage())
            : new PartStep.MaxDebit(piece.usage());
    return charged(sent, piece, step);
  }

  private RpcReply charged(RpcParameters sent, CallDescriptor piece, PartStep step) {
    Known known = known(piece);
    Optional<Refusal> refusal = refusal(piece, known);
    if (refusal.isPresent()) {
      return RpcReply.failure(refusal.get().name());
    }
    if (sent.flag("DryRun")) {
      return dryRun.handle(sent);
    }
    LedgerPort.Receipt receipt = ledger.ask(at -> piece.charge(step, at), known.admission());
    return switch (receipt.reply()) {
      case LedgerReply.Refused refused -> refused(refused.reason(), piece, step);
      case LedgerReply.Charged charged -> told(piece, charged.parts().getFirst(), receipt);
      case LedgerReply.Done _, LedgerReply.Ticked _, LedgerReply.PlanRan _ ->
          throw new IllegalStateException("a call is charged or refused: " + receipt.reply());
    };
  }

  /** Without credit there is nothing to debit, which is an answer and no error. */
  private RpcReply refused(Refusal reason, CallDescriptor piece, PartStep step) {
    boolean isNothing =
        step instanceof PartStep.MaxDebit
            && (reason == Refusal.INSUFFICIENT_CREDIT
                || reason == Refusal.INSUFFICIENT_CREDIT_BALANCE_BLOCKER);
    if (!isNothing) {
      return RpcReply.failure(LedgerReplies.text(reason));
    }
    Optional<Account> account = ledger.read(view -> view.account(piece.terms().account()));
    DebitedCall nothing = DebitedCall.nothing(piece, account);
    return RpcReply.result(out -> DebitedCallJson.write(nothing, out));
  }

  private RpcReply told(CallDescriptor piece, PartOutcome outcome, LedgerPort.Receipt receipt) {
    DebitedCall call = call(piece, receipt).seenBy(ledger);
    boolean tookNothing = call.cost().signum() == 0 && call.balances().isEmpty();
    if (outcome.refusal().isPresent() && tookNothing) {
      return RpcReply.failure(LedgerReplies.text(outcome.refusal().get()));
    }
    return RpcReply.result(out -> DebitedCallJson.write(call, out));
  }

  private DebitedCall call(CallDescriptor piece, LedgerPort.Receipt receipt) {
    for (LedgerRecord happened : receipt.records()) {
      if (happened instanceof LedgerRecord.SessionClosed closed) {
        SessionPart part = closed.parts().getFirst();
        return DebitedCall.of(part, 0, tariff(part), receipt.records());
      }
      if (happened instanceof LedgerRecord.UsageCharged charged && piece.call().isPresent()) {
        SessionPart part = charged.part();
        long from = part.used() - charged.usedNow();
        return DebitedCall.of(part, from, tariff(part), receipt.records());
      }
    }
    return piece
        .call()
        .flatMap(session -> ledger.read(view -> view.session(session)))
        .flatMap(session -> session.part(CallDescriptor.PART))
        .map(part -> DebitedCall.repeated(part, piece, tariff(part)))
        .orElseGet(() -> DebitedCall.nothing(piece, Optional.empty()));
  }

  private Tariff tariff(SessionPart part) {
    return tariffs.tariff(part.tariffHash()).orElseGet(Tariff::empty);
  }

  private RpcReply maxSessionTime(RpcParameters sent) {
    CallDescriptor piece = CallDescriptor.of(sent, request);
    Optional<Refusal> refusal = refusal(piece, known(piece));
    if (refusal.isPresent()) {
      return RpcReply.failure(refusal.get().name());
    }
    if (piece.usage() == 0) {
      return number(0);
    }
    PartStep.Reserve wanted = new PartStep.Reserve(piece.usage(), 1);
    boolean isUnlimited =
        ledger.read(view ->
            view.account(piece.terms().account())
                .filter(account -> account.terms().mayGoNegative())
                .isPresent());
    if (isUnlimited) {
      return number(UNLIMITED);
    }
    PartOutcome outcome =
        ledger.read(view -> view.question(piece.terms(), wanted, clock.instant()));
    boolean isShort =
        outcome
            .refusal()
            .map(reason ->
                reason == Refusal.INSUFFICIENT_CREDIT
                    || reason == Refusal.INSUFFICIENT_CREDIT_BALANCE_BLOCKER)
            .orElse(true);
    return isShort
        ? number(outcome.granted())
        : RpcReply.failure(LedgerReplies.text(outcome.refusal().orElseThrow()));
  }

  private static RpcReply number(long nanos) {
    return RpcReply.result(out -> out.writeNumber(nanos));
  }

  private Known known(CallDescriptor piece) {
    return ledger.read(view ->
        new Known(
            view.account(piece.terms().account()),
            piece.call().flatMap(view::session).isPresent()));
  }

  private Optional<Refusal> refusal(CallDescriptor piece, Known known) {
    if (!settings.isAllowed(piece.terms().tor(), piece.usage())) {
      return Optional.of(Refusal.MAX_USAGE_EXCEEDED);
    }
    if (known.account().isEmpty()) {
      return Optional.of(Refusal.ACCOUNT_NOT_FOUND);
    }
    return known.account().get().terms().isDisabled()
        ? Optional.of(Refusal.ACCOUNT_DISABLED)
        : Optional.empty();
  }
}
