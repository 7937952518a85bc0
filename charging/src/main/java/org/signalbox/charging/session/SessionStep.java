package org.signalbox.charging.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.PriceTurn;
import org.signalbox.rating.TypeOfRecord;

/**
 * One request about one service and what came of it: what a grant is explained by.
 *
 * @param number of the request
 * @param service as the session names it
 * @param tor the kind of usage
 * @param at when it was answered
 * @param step what was asked
 * @param answer what came of it
 * @param turn where within what was used the price turned; its usage counts from the report before
 * @param uncharged usage reported beyond what can have been used
 * @param share into how many shares what was asked for was cut, for parallel sessions of the
 *     account; 1 for none
 */
public record SessionStep(
    long number,
    String service,
    TypeOfRecord tor,
    Instant at,
    UsageStep step,
    ServiceAnswer answer,
    Optional<PriceTurn> turn,
    long uncharged,
    int share) {

  /** Why the grant was what it was, in sentences for an operator. */
  public List<String> reasons() {
    return GrantReasons.of(this);
  }
}
