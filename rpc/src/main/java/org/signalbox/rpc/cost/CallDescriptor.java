package org.signalbox.rpc.cost;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.PartKey;
import org.signalbox.ledger.PartRequest;
import org.signalbox.ledger.PartStep;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.account.RequestIds;

/**
 * A piece of a call as {@code Responder} methods are asked to charge it.
 *
 * <p>Where the request names the call by {@code CgrID} and the place of the piece in it by {@code
 * DurationIndex}, the pieces belong together: they are measured from the start of the call, so they
 * add up however it is cut, and the last one gets its first answer when it comes again. A request
 * with {@code CgrID} alone is a call of its own, the same again only where {@code TimeStart},
 * {@code TimeEnd} and {@code LoopIndex} are; one without is it where its {@code *requestID} is, and
 * never without that.
 *
 * @param terms who is charged for what
 * @param usage of the piece, nanoseconds or units
 * @param call by what the call is known that the piece belongs to, for {@link #KNOWN_FOR} after the
 *     piece; empty where the request does not say
 * @param number of the piece in the call
 */
record CallDescriptor(PartTerms terms, long usage, Optional<String> call, long number) {

  /** The one part that such a call has. */
  static final PartKey PART = new PartKey("", "");

  /** How long after the end of its last piece a call is forgotten, which holds nothing. */
  static final Duration KNOWN_FOR = Duration.ofMinutes(15);

  private static final Duration LONGEST_PIECE = Duration.ofDays(3);

  /**
   * Reads one.
   *
   * @throws MalformedParameters when something is missing or cannot be read
   */
  static CallDescriptor of(RpcParameters parameters, CostRequest request) {
    RpcParameters sent =
        parameters.as("CallDescriptorWithAPIOpts").requiring("Account", "TimeStart", "TimeEnd");
    CallPartQuery piece = request.ofResponder(sent);
    PriceQuery query = piece.call();
    String cgrId = sent.text("CgrID");
    try {
      AccountId account = new AccountId(query.tenant(), piece.account());
      boolean isPart = !cgrId.isEmpty() && sent.integer("DurationIndex") > 0;
      boolean isAlone = !isPart && query.tor().isTimed();
      ZonedDateTime start = isAlone ? query.start().plusNanos(piece.before()) : query.start();
      PartTerms terms =
          new PartTerms(
              account,
              query.tor(),
              new Pricing.ByTariff(query.subject()),
              query.category(),
              query.destination(),
              start);
      Optional<String> call =
          cgrId.isEmpty()
              ? RequestIds.of("call", account, sent).map(RequestKey::session)
              : Optional.of(
                  "call:"
                      + query.tenant()
                      + ":"
                      + cgrId
                      + ":"
                      + sent.text("RunID")
                      + (isPart ? "" : stretch(sent)));
      call.ifPresent(session -> new RequestKey(session, 0));
      long before = isPart ? piece.before() : 0;
      return new CallDescriptor(terms, piece.usage(), call, before + piece.usage());
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  private static String stretch(RpcParameters sent) {
    return ":"
        + sent.text("TimeStart")
        + ":"
        + sent.text("TimeEnd")
        + ":"
        + sent.decimal("LoopIndex");
  }

  /** Until when the next piece of the call may be expected. */
  private Duration supervision() {
    Duration piece = terms.tor().isTimed() ? Duration.ofNanos(usage) : Duration.ZERO;
    return KNOWN_FOR.plus(piece.compareTo(LONGEST_PIECE) > 0 ? LONGEST_PIECE : piece);
  }

  /** The command that charges the piece. */
  Charge charge(PartStep step, Instant at) {
    RequestKey key =
        call.map(session -> new RequestKey(session, number))
            .orElseGet(() -> new RequestKey("call:" + UUID.randomUUID(), 0));
    return new Charge(
        at,
        key,
        call.isPresent() ? SessionPhase.INITIAL : SessionPhase.EVENT,
        supervision(),
        List.of(new PartRequest(PART, Optional.of(terms), step)));
  }
}
