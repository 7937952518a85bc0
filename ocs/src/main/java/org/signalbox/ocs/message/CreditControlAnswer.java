package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;

/**
 * A Credit-Control-Answer (RFC 8506 §3.2). What it repeats of the request, the encoder takes from
 * there.
 *
 * @param resultCode Result-Code of the command
 * @param unitsPlace where the units go: as in the request
 * @param services one for each of the request; with {@link UnitsPlace#COMMAND} one at most
 * @param cost Cost-Information, where it was asked for
 * @param balance Check-Balance-Result, to a balance check alone
 * @param failure what the client is to do when this server fails
 */
public record CreditControlAnswer(
    int resultCode,
    UnitsPlace unitsPlace,
    List<ServiceAnswer> services,
    Optional<CostInformation> cost,
    Optional<CheckBalanceResult> balance,
    FailurePolicy failure) {

  public CreditControlAnswer {
    services = List.copyOf(services);
    if (unitsPlace == UnitsPlace.COMMAND && services.size() > 1) {
      throw new IllegalArgumentException("a command holds the units of one service");
    }
  }

  /** An answer that is a result code and nothing more. */
  public static CreditControlAnswer of(int resultCode) {
    return new CreditControlAnswer(
        resultCode,
        UnitsPlace.SERVICES,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        FailurePolicy.NONE);
  }
}
