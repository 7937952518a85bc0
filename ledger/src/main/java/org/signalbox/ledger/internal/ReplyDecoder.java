package org.signalbox.ledger.internal;

import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartOutcome;
import org.signalbox.ledger.Refusal;

/** Octets to replies. */
final class ReplyDecoder {

  private static final Refusal[] REFUSALS = Refusal.values();

  private ReplyDecoder() {}

  static LedgerReply reply(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> LedgerReply.DONE;
      case 2 -> new LedgerReply.Refused(in.constant(REFUSALS));
      case 3 -> new LedgerReply.Ticked(in.count(Integer.MAX_VALUE), in.flag());
      case 4 ->
          new LedgerReply.Charged(
              in.list(Charge.PARTS_MAX, ReplyDecoder::outcome), in.amount(), in.flag());
      case 5 -> new LedgerReply.PlanRan(in.count(Integer.MAX_VALUE), in.flag());
      default -> throw in.fault("found an unknown reply: " + kind);
    };
  }

  static PartOutcome outcome(OctetReader in) {
    return new PartOutcome(
        ChargeDecoder.key(in),
        in.count(),
        in.optional(reader -> reader.constant(REFUSALS)),
        in.flag(),
        in.count(),
        in.amount());
  }
}
