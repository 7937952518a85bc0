package org.signalbox.ledger.internal;

import org.signalbox.ledger.Draw;
import org.signalbox.ledger.Series;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;

/** Sessions to octets, as images hold them. */
final class SessionEncoder {

  /** In the place of whether there are terms: terms and turns. */
  static final int TURNED = 2;

  /** Before whether there are terms: which requests did not come to it. */
  static final int MISSED = 3;

  private SessionEncoder() {}

  static void session(OctetWriter out, Session session) {
    out.text(session.id())
        .count(session.number())
        .moment(session.openedAt())
        .number(session.deadlineBase())
        .list(session.parts(), SessionEncoder::part);
  }

  private static void part(OctetWriter out, SessionPart part) {
    ChargeEncoder.key(out, part.key());
    if (part.missed() != 0) {
      out.octet(MISSED).number(part.missed());
    }
    if (part.turns().isEmpty()) {
      out.optional(part.terms(), ChargeEncoder::terms);
    } else {
      ChargeEncoder.terms(out.octet(TURNED), part.terms().orElseThrow());
      out.list(part.turns(), ChargeEncoder::turn);
    }
    out.text(part.tariffHash())
        .count(part.used())
        .list(part.spent(), SessionEncoder::draw)
        .list(part.held(), SessionEncoder::draw)
        .amount(part.charged())
        .count(part.number());
    ReplyEncoder.outcome(out, part.outcome());
    out.text(part.note());
  }

  private static void draw(OctetWriter out, Draw draw) {
    series(out, draw.series());
    ChargeEncoder.source(out, draw.source());
    out.count(draw.from())
        .count(draw.to())
        .count(draw.paidUntil())
        .amount(draw.before())
        .amount(draw.amount());
  }

  private static void series(OctetWriter out, Series series) {
    switch (series) {
      case Series.Money money -> out.octet(1).text(money.subject());
      case Series.Steps steps -> out.octet(2).count(steps.step()).amount(steps.factor());
      case Series.Increments increments ->
          out.octet(3).text(increments.subject()).amount(increments.factor());
      case Series.ConnectFee _ -> out.octet(4);
      case Series.Unpaid unpaid -> out.octet(5).constant(unpaid.reason());
    }
    out.count(series.anchor());
  }
}
