package org.signalbox.charging.session;

import java.util.List;
import org.signalbox.core.Amount;

/** What became of a request. */
public sealed interface SessionAnswer {

  /**
   * It was done; each service has an answer of its own.
   *
   * @param services in the order of the request
   * @param cost of the session so far, or of the event: of all its services, also of those that the
   *     request does not name, on the bills that come first
   */
  record Answered(List<ServiceAnswer> services, Amount cost) implements SessionAnswer {
    public Answered {
      services = List.copyOf(services);
    }

    /** Of services that are all there is. */
    static Answered of(List<ServiceAnswer> services) {
      Amount cost = Amount.ZERO;
      for (ServiceAnswer service : services) {
        cost = cost.plus(service.cost());
      }
      return new Answered(services, cost);
    }
  }

  /** Nothing was done, nothing moved. */
  record Refused(SessionRefusal refusal) implements SessionAnswer {}
}
