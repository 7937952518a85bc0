package org.signalbox.charging.session;

import java.util.List;

/** What became of a request. */
public sealed interface SessionAnswer {

  /**
   * It was done; each service has an answer of its own.
   *
   * @param services in the order of the request
   */
  record Answered(List<ServiceAnswer> services) implements SessionAnswer {
    public Answered {
      services = List.copyOf(services);
    }
  }

  /** Nothing was done, nothing moved. */
  record Refused(SessionRefusal refusal) implements SessionAnswer {}
}
