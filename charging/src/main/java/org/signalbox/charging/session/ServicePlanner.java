package org.signalbox.charging.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.charging.SessionFieldNames;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.SessionPhase;

/** Makes the ledger's parts of what is asked about one service. Any thread; computes only. */
final class ServicePlanner {

  private final SessionRequest request;

  ServicePlanner(SessionRequest request) {
    this.request = request;
  }

  /**
   * The parts of a service.
   *
   * @param share into how many shares what is asked for is cut, so that parallel sessions of an
   *     account do not starve each other; 1 for none
   */
  PlannedService plan(ServiceRequest asked, LiveService service, int share) {
    ServiceState before = service.state();
    ServiceRun first = before.first();
    long uncharged = 0;
    Optional<PriceTurn> turn = Optional.empty();
    UsageStep step = asked.step();
    if (step instanceof Consume consume) {
      uncharged = Math.max(0, consume.used().units() - consume.used().bound());
      long beyond = uncharged;
      Optional<Long> after = consume.used().afterChange().map(units -> Math.max(0, units - beyond));
      turn =
          before
              .clock()
              .turn(
                  new PriceClock.Report(first, service.tariff(), request.sentAt()),
                  consume.used().units() - beyond,
                  after);
    }
    long billed = Steps.used(step) - uncharged;
    ServiceState next = next(before, asked, service, new Change(billed, uncharged, turn));
    boolean isNoted = before.number() < 0 || next.hasOtherRunsThan(before);
    boolean isRefused =
        request.phase() == SessionPhase.TERMINATION && before.number() >= 0 && !before.wasGranted();
    boolean isOnCredit = false;
    for (int i = 0; i < next.runCount(); i++) {
      isOnCredit |= next.run(i).payment() == RunPayment.RESERVED;
    }
    List<PartRequest> parts = new ArrayList<>(next.runCount());
    for (int i = 0; i < next.runCount(); i++) {
      ServiceRun run = next.run(i);
      parts.add(
          new PartRequest(
              run.key(),
              Optional.of(run.terms()),
              step(step, run.payment(), new Terms(uncharged, turn, share, isOnCredit)),
              isNoted || isRefused ? run.note(isRefused) : ""));
    }
    return new PlannedService(
        asked,
        Optional.of(service),
        Optional.empty(),
        Optional.of(next),
        turn,
        uncharged,
        share,
        parts);
  }

  /** What a request changes of a service. */
  private record Change(long billed, long uncharged, Optional<PriceTurn> turn) {}

  /**
   * How usage is reported and asked for.
   *
   * @param isOnCredit whether any bill of the service stands on credit
   */
  private record Terms(long uncharged, Optional<PriceTurn> turn, int share, boolean isOnCredit) {}

  private ServiceState next(
      ServiceState before, ServiceRequest asked, LiveService service, Change change) {
    long uncharged = before.uncharged() + change.uncharged();
    // Nearly every update says what the last one did; the older texts need not be kept anew then.
    SortedMap<String, String> fields = asked.event().extraFields();
    boolean isSame = fields.equals(before.fields());
    SortedMap<String, String> told = isSame ? new TreeMap<>() : told(fields, before.fields());
    long overtaken = service.overtakenUsage();
    if (change.uncharged() > 0 || overtaken > before.overtaken()) {
      told.put(SessionFieldNames.UNCHARGED_USAGE, Long.toString(uncharged + overtaken));
    }
    Optional<Instant> answered = AnswerTime.told(before.first(), change.billed(), request.sentAt());
    return new ServiceState(
        changed(before.first(), told, answered),
        before.others().isEmpty()
            ? List.of()
            : before.others().stream().map(run -> changed(run, told, answered)).toList(),
        isSame ? before.fields() : fields,
        request.number(),
        before.clock().after(change.turn(), before.first(), service.tariff(), request.sentAt()),
        uncharged,
        overtaken,
        before.wasGranted(),
        before.granted(),
        before.isFinal(),
        before.refusal(),
        before.used(),
        before.cost());
  }

  /** A bill with what this request told of it. */
  private static ServiceRun changed(
      ServiceRun run, SortedMap<String, String> told, Optional<Instant> answered) {
    ServiceRun after = told.isEmpty() ? run : run.with(told);
    return answered.isEmpty() ? after : after.answered(answered.get());
  }

  /** What a request says that the one before it did not. */
  private static SortedMap<String, String> told(
      SortedMap<String, String> fields, SortedMap<String, String> before) {
    SortedMap<String, String> told = new TreeMap<>();
    fields.forEach((name, text) -> {
      if (!text.equals(before.get(name))) {
        told.put(name, text);
      }
    });
    return told;
  }

  private static PartStep step(UsageStep step, RunPayment payment, Terms terms) {
    return switch (step) {
      case Consume consume ->
          new PartStep.Report(
              consume.used().units() - terms.uncharged(),
              consume.asked().map(asked -> reserve(asked, payment, terms)),
              consume.isLast(),
              payment.backing(),
              payment.isDebited() ? terms.turn() : Optional.empty());
      case UsageStep.Debit debit ->
          payment == RunPayment.RESERVED
              ? new PartStep.DirectDebit(debit.units())
              : atOnce(debit.units(), payment);
      case UsageStep.Refund refund ->
          payment.isDebited() ? new PartStep.Refund(refund.units()) : atOnce(0, payment);
      case UsageStep.PriceEnquiry _, UsageStep.BalanceCheck _ ->
          throw new IllegalArgumentException("a question beside what moves");
    };
  }

  private static PartStep atOnce(long units, RunPayment payment) {
    return new PartStep.Report(units, Optional.empty(), true, payment.backing(), Optional.empty());
  }

  /**
   * What stands on no credit grants the tail as well where another bill does, so that it never cuts
   * that one short. Alone it ends by no credit: what is asked is granted.
   */
  private static PartStep.Reserve reserve(UsageStep.Asked asked, RunPayment payment, Terms terms) {
    long most = Math.max(asked.least(), asked.most() / terms.share());
    if (payment == RunPayment.RESERVED) {
      return new PartStep.Reserve(most, asked.least(), asked.tail());
    }
    long tail = terms.isOnCredit() ? asked.tail() : 0;
    return new PartStep.Reserve(Math.min(most + tail, PartStep.USAGE_MAX), asked.least());
  }
}
