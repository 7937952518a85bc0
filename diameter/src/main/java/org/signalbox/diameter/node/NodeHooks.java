package org.signalbox.diameter.node;

import java.util.ArrayList;
import java.util.List;

/**
 * What a node calls.
 *
 * @param applications answer requests in this node
 * @param router decides about all other requests
 * @param admission decides about peers that are not listed
 * @param metrics counts
 * @param trace sees every message
 * @param sending limits what peers are sent
 * @param time clock and timers
 */
public record NodeHooks(
    List<DiameterApplication> applications,
    MessageRouter router,
    PeerAdmission admission,
    DiameterMetrics metrics,
    MessageTrace trace,
    SendingLimit sending,
    NodeTime time) {

  public NodeHooks {
    applications = List.copyOf(applications);
  }

  /** No applications, routing by destination, listed peers only, nothing counted or traced. */
  public static NodeHooks defaults() {
    return new NodeHooks(
        List.of(),
        new DirectRouter(),
        PeerAdmission.LISTED_ONLY,
        DiameterMetrics.NONE,
        MessageTrace.NONE,
        SendingLimit.NONE,
        NodeTime.system());
  }

  public NodeHooks withApplication(DiameterApplication application) {
    List<DiameterApplication> all = new ArrayList<>(applications);
    all.add(application);
    return new NodeHooks(all, router, admission, metrics, trace, sending, time);
  }

  public NodeHooks withRouter(MessageRouter changed) {
    return new NodeHooks(applications, changed, admission, metrics, trace, sending, time);
  }

  public NodeHooks withAdmission(PeerAdmission changed) {
    return new NodeHooks(applications, router, changed, metrics, trace, sending, time);
  }

  public NodeHooks withMetrics(DiameterMetrics changed) {
    return new NodeHooks(applications, router, admission, changed, trace, sending, time);
  }

  public NodeHooks withTrace(MessageTrace changed) {
    return new NodeHooks(applications, router, admission, metrics, changed, sending, time);
  }

  public NodeHooks withSending(SendingLimit changed) {
    return new NodeHooks(applications, router, admission, metrics, trace, changed, time);
  }

  public NodeHooks withTime(NodeTime changed) {
    return new NodeHooks(applications, router, admission, metrics, trace, sending, changed);
  }
}
