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

/**
 * A piece of a call as {@code Responder} methods are asked to charge it.
 *
 * <p>Where the request names the call by {@code CgrID}, its pieces belong together: they are
 * measured from the start of the call, so they add up however it is cut, and a piece that was
 * charged before, known by {@code DurationIndex}, gets its first answer again. Otherwise each
 * request is a call of its own.
 *
 * @param terms who is charged for what
 * @param usage of the piece, nanoseconds or units
 * @param call the call that the piece belongs to; empty where the request does not say
 * @param number of the piece in the call
 */
record CallDescriptor(PartTerms terms, long usage, Optional<String> call, long number) {

  /** The one part that such a call has. */
  static final PartKey PART = new PartKey("", "");

  /** How long after its last piece a call is forgotten, which holds nothing. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

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
      boolean isAlone = cgrId.isEmpty() && query.tor().isTimed();
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
          Optional.of(cgrId)
              .filter(id -> !id.isEmpty())
              .map(id -> "call:" + query.tenant() + ":" + id + ":" + sent.text("RunID"));
      call.ifPresent(session -> new RequestKey(session, 0));
      return new CallDescriptor(terms, piece.usage(), call, piece.before() + piece.usage());
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
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
        FORGOTTEN_AFTER,
        List.of(new PartRequest(PART, Optional.of(terms), step)));
  }
}
