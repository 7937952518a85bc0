package org.signalbox.dra.freediameter;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;

/**
 * What decided about requests: their Destination-Host, the scores, or a refusal. Under scores no
 * one rule decides. Any thread may count and read.
 */
final class DecisionCounts {

  private final LongAdder byHost = new LongAdder();
  private final LongAdder byScore = new LongAdder();
  private final LongAdder refused = new LongAdder();

  void count(RoutingRequest request, RouteDecision decision) {
    if (!(decision instanceof RouteDecision.Send send)) {
      refused.increment();
      return;
    }
    boolean isHost =
        request.destinationHost().isPresent()
            && request
                .destinationHost()
                .get()
                .equalsIgnoreCase(send.candidates().getFirst().identity().text());
    (isHost ? byHost : byScore).increment();
  }

  Map<String, Long> all() {
    return Map.of(
        "destination-host", byHost.sum(), "score", byScore.sum(), "refused", refused.sum());
  }
}
