package org.signalbox.ocs.control;

import java.time.Instant;
import java.util.List;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.GrantPolicy;

/**
 * Who is charged for what: what an operator's file makes of requests. Called on event loops for
 * every request, several at once: pure, and never blocks.
 */
public interface ServiceMapPort {

  /** What holds for all sessions of a request's service context, also of one that no rule knows. */
  ContextPolicy context(CreditControlRequest request);

  /** How what is free is granted. */
  GrantPolicy freePolicy();

  /**
   * What the services of a request are about.
   *
   * @param sentAt when the request was sent, as far as its Event-Timestamp can be believed
   * @return one for each service of the request, in its order
   */
  List<MappedService> services(CreditControlRequest request, Instant sentAt);
}
