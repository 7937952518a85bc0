package org.signalbox.ledger.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.Backing;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.Repayment;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;

/** Octets to what is charged. */
public final class ChargeDecoder {

  private static final SessionPhase[] PHASES = SessionPhase.values();
  private static final Backing[] BACKINGS = Backing.values();

  private ChargeDecoder() {}

  /** All but the head of the command. */
  public static Charge charge(OctetReader in, Instant at, RequestKey key) {
    int first = in.octet();
    boolean isPooled = first == ChargeEncoder.POOLED;
    int phase = isPooled ? in.octet() : first;
    boolean repays = phase == ChargeEncoder.REPAYING_EVENT;
    if (phase >= PHASES.length && !repays) {
      throw in.fault("found an unknown phase: " + phase);
    }
    Duration supervision = Duration.ofNanos(in.count());
    List<PartRequest> parts = in.list(Charge.PARTS_MAX, ChargeDecoder::request);
    List<Repayment> repayments =
        repays ? in.list(Charge.REPAYMENTS_MAX, ChargeDecoder::repayment) : List.of();
    if (repays && repayments.isEmpty()) {
      throw in.fault("found no repayment where there should be some");
    }
    return new Charge(
        at,
        key,
        repays ? SessionPhase.EVENT : PHASES[phase],
        supervision,
        parts,
        repayments,
        isPooled);
  }

  private static Repayment repayment(OctetReader in) {
    return new Repayment(source(in), in.amount());
  }

  static Draw.Source source(OctetReader in) {
    return new Draw.Source(ActionDecoder.account(in), in.count(Integer.MAX_VALUE), in.text());
  }

  static PartKey key(OctetReader in) {
    return new PartKey(in.text(), in.text());
  }

  private static PartRequest request(OctetReader in) {
    PartKey key = key(in);
    Optional<PartTerms> terms = in.optional(ChargeDecoder::terms);
    int kind = in.octet();
    PartStep step = step(in, kind & ~ChargeEncoder.NOTE);
    boolean hasNote = (kind & ChargeEncoder.NOTE) != 0;
    String note = hasNote ? in.text() : "";
    if (hasNote && note.isEmpty()) {
      throw in.fault("found a note without text");
    }
    return new PartRequest(key, terms, step, note);
  }

  private static PartStep step(OctetReader in, int kind) {
    return switch (kind) {
      case 1 -> new PartStep.Report(in.count(), in.optional(ChargeDecoder::reserve), in.flag());
      case 2 -> new PartStep.DirectDebit(in.count());
      case 3 -> new PartStep.Refund(in.count());
      case 4 -> new PartStep.MaxDebit(in.count());
      case 5 -> report(in);
      default -> throw in.fault("found an unknown step: " + kind);
    };
  }

  private static PartStep.Report report(OctetReader in) {
    long used = in.count();
    Optional<PartStep.Reserve> reserve = in.optional(ChargeDecoder::reserve);
    boolean isLast = in.flag();
    long tail = in.count();
    if (reserve.isEmpty() && tail != 0) {
      throw in.fault("found a tail of nothing");
    }
    PartStep.Report report =
        new PartStep.Report(
            used,
            reserve.map(plain -> new PartStep.Reserve(plain.asked(), plain.least(), tail)),
            isLast,
            in.constant(BACKINGS),
            in.optional(ChargeDecoder::turn));
    if (report.isPlain()) {
      throw in.fault("found a plain report that is not in its one form");
    }
    return report;
  }

  static PriceTurn turn(OctetReader in) {
    return new PriceTurn(in.count(), in.moment().atZone(offset(in)));
  }

  private static PartStep.Reserve reserve(OctetReader in) {
    return new PartStep.Reserve(in.count(), in.count());
  }

  static PartTerms terms(OctetReader in) {
    return new PartTerms(
        ActionDecoder.account(in),
        ActionDecoder.tor(in),
        pricing(in),
        in.text(),
        in.text(),
        in.momentNanos(),
        offset(in));
  }

  private static Pricing pricing(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Pricing.ByTariff(in.text());
      case 2 -> new Pricing.Fixed(in.amount(), in.amount(), in.count(), in.count());
      default -> throw in.fault("found an unknown pricing: " + kind);
    };
  }

  private static ZoneOffset offset(OctetReader in) {
    String text = in.text();
    ZoneOffset offset = ZoneOffset.of(text);
    if (!offset.getId().equals(text)) {
      throw in.fault("found an offset that is not in its one form: " + text);
    }
    return offset;
  }
}
