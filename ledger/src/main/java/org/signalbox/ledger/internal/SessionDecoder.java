package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.Series;
import org.signalbox.ledger.Session;
import org.signalbox.ledger.SessionPart;

/** Octets to sessions. */
final class SessionDecoder {

  private static final Refusal[] REFUSALS = Refusal.values();

  /** Bound on what is held at once: one draw for each balance that can pay. */
  private static final int HELD_MAX = 1_000_000;

  private SessionDecoder() {}

  static Session session(OctetReader in) {
    return new Session(
        in.text(),
        in.count(),
        in.momentNanos(),
        in.number(),
        in.list(Session.PARTS_MAX, SessionDecoder::part));
  }

  private static SessionPart part(OctetReader in) {
    PartKey key = ChargeDecoder.key(in);
    int kind = in.octet();
    long missed = kind == SessionEncoder.MISSED ? in.number() : 0;
    if (kind == SessionEncoder.MISSED) {
      if (missed == 0) {
        throw in.fault("found that nothing was missed where something should be");
      }
      kind = in.octet();
    }
    if (kind > SessionEncoder.TURNED) {
      throw in.fault("found terms of an unknown kind: " + kind);
    }
    Optional<PartTerms> terms = kind == 0 ? Optional.empty() : Optional.of(ChargeDecoder.terms(in));
    List<PriceTurn> turns =
        kind == SessionEncoder.TURNED
            ? in.list(SessionPart.TURNS_MAX, ChargeDecoder::turn)
            : List.of();
    if (kind == SessionEncoder.TURNED && turns.isEmpty()) {
      throw in.fault("found no turn where there should be some");
    }
    String tariffHash = in.text();
    long used = in.count();
    List<Draw> spent = in.list(SessionPart.SPENT_MAX, SessionDecoder::draw);
    List<Draw> held = in.list(HELD_MAX, SessionDecoder::draw);
    Amount charged = in.amount();
    return new SessionPart(
        key,
        terms,
        turns,
        tariffHash,
        used,
        spent,
        held,
        charged,
        in.count(),
        missed,
        ReplyDecoder.outcome(in),
        in.text());
  }

  private static Draw draw(OctetReader in) {
    Series series = series(in);
    Draw.Source source = ChargeDecoder.source(in);
    return new Draw(series, source, in.count(), in.count(), in.count(), in.amount(), in.amount());
  }

  private static Series series(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> money(in.text(), in.count());
      case 2 -> steps(in.count(), in.amount(), in.count());
      case 3 -> increments(in.text(), in.amount(), in.count());
      case 4 -> new Series.ConnectFee(in.count());
      case 5 -> unpaid(in.constant(REFUSALS), in.count());
      default -> throw in.fault("found an unknown series: " + kind);
    };
  }

  private static Series money(String subject, long anchor) {
    return Series.Money.of(anchor, subject);
  }

  private static Series steps(long step, Amount factor, long anchor) {
    return new Series.Steps(anchor, step, factor);
  }

  private static Series increments(String subject, Amount factor, long anchor) {
    return new Series.Increments(anchor, subject, factor);
  }

  private static Series unpaid(Refusal reason, long anchor) {
    return new Series.Unpaid(anchor, reason);
  }
}
