package org.signalbox.ledger.internal;

import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Repayment;

/** What is charged to octets. */
public final class ChargeEncoder {

  /** In the place of the phase: an event that repays others. */
  static final int REPAYING_EVENT = 0x10;

  /** Before the phase: parts are pooled. */
  static final int POOLED = 0x20;

  /** Beside the kind of a step: a note follows. */
  static final int NOTE = 0x10;

  private ChargeEncoder() {}

  /** All but the head of the command. */
  public static void charge(OctetWriter out, Charge charge) {
    boolean repays = !charge.repayments().isEmpty();
    if (charge.isPooled()) {
      out.octet(POOLED);
    }
    (repays ? out.octet(REPAYING_EVENT) : out.constant(charge.phase()))
        .count(charge.supervision().toNanos())
        .list(charge.parts(), ChargeEncoder::request);
    if (repays) {
      out.list(charge.repayments(), ChargeEncoder::repayment);
    }
  }

  private static void repayment(OctetWriter out, Repayment repayment) {
    source(out, repayment.source());
    out.amount(repayment.value());
  }

  static void source(OctetWriter out, Draw.Source source) {
    ActionEncoder.account(out, source.account());
    out.count(source.serial()).text(source.kind());
  }

  static void key(OctetWriter out, PartKey key) {
    out.text(key.service()).text(key.run());
  }

  private static void request(OctetWriter out, PartRequest request) {
    key(out, request.key());
    out.optional(request.terms(), ChargeEncoder::terms);
    int flag = request.note().isEmpty() ? 0 : NOTE;
    switch (request.step()) {
      case PartStep.Report report ->
          report(report.isPlain() ? out.octet(1 | flag) : out.octet(5 | flag), report);
      case PartStep.DirectDebit debit -> out.octet(2 | flag).count(debit.units());
      case PartStep.Refund refund -> out.octet(3 | flag).count(refund.units());
      case PartStep.MaxDebit debit -> out.octet(4 | flag).count(debit.units());
    }
    if (flag != 0) {
      out.text(request.note());
    }
  }

  private static void report(OctetWriter out, PartStep.Report report) {
    out.count(report.used())
        .optional(
            report.reserve(),
            (writer, reserve) -> writer.count(reserve.asked()).count(reserve.least()))
        .flag(report.isLast());
    if (!report.isPlain()) {
      out.count(report.reserve().map(PartStep.Reserve::tail).orElse(0L))
          .constant(report.backing())
          .optional(report.turn(), ChargeEncoder::turn);
    }
  }

  static void turn(OctetWriter out, PriceTurn turn) {
    out.count(turn.at()).moment(turn.from().toInstant()).text(turn.from().getZone().getId());
  }

  static void terms(OctetWriter out, PartTerms terms) {
    ActionEncoder.account(out, terms.account());
    out.text(terms.tor().text());
    switch (terms.pricing()) {
      case Pricing.ByTariff byTariff -> out.octet(1).text(byTariff.subject());
      case Pricing.Fixed fixed ->
          out.octet(2)
              .amount(fixed.connectFee())
              .amount(fixed.rate())
              .count(fixed.unit())
              .count(fixed.increment());
    }
    out.text(terms.category())
        .text(terms.destination())
        .moment(terms.startNanos())
        .text(terms.offset().getId());
  }
}
