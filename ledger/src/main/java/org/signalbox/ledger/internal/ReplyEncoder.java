package org.signalbox.ledger.internal;

import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PartOutcome;

/** Replies to octets, as images remember them. */
final class ReplyEncoder {

  private ReplyEncoder() {}

  static void reply(OctetWriter out, LedgerReply reply) {
    switch (reply) {
      case LedgerReply.Done _ -> out.octet(1);
      case LedgerReply.Refused refused -> out.octet(2).constant(refused.reason());
      case LedgerReply.Ticked ticked -> out.octet(3).count(ticked.ended()).flag(ticked.hasMore());
      case LedgerReply.PlanRan ran -> out.octet(5).count(ran.accounts()).flag(ran.hasMore());
      case LedgerReply.Charged charged ->
          out.octet(4)
              .list(charged.parts(), ReplyEncoder::outcome)
              .amount(charged.cost())
              .flag(charged.isOpen());
    }
  }

  static void outcome(OctetWriter out, PartOutcome outcome) {
    ChargeEncoder.key(out, outcome.key());
    out.count(outcome.granted())
        .optional(outcome.refusal(), OctetWriter::constant)
        .flag(outcome.isFinal())
        .count(outcome.used())
        .amount(outcome.charged());
  }
}
