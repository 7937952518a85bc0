package org.signalbox.ledger.internal;

import org.signalbox.ledger.LedgerReply;

/** Replies to octets, as images remember them. */
final class ReplyEncoder {

  private ReplyEncoder() {}

  static void reply(OctetWriter out, LedgerReply reply) {
    switch (reply) {
      case LedgerReply.Done _ -> out.octet(1);
      case LedgerReply.Refused refused -> out.octet(2).constant(refused.reason());
      case LedgerReply.Ticked ticked -> out.octet(3).count(ticked.ended()).flag(ticked.hasMore());
    }
  }
}
