package org.signalbox.app.internal.agent;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.dra.CommandTraffic;
import org.signalbox.dra.PeerTraffic;
import org.signalbox.dra.RoutingAgent;
import org.signalbox.dra.guard.PeerGuard;
import org.signalbox.dra.guard.RateLimit;
import org.signalbox.dra.role.LearnedSides.Shown;
import org.signalbox.dra.role.Side;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code status}: the agent and its peers as an object of JSON. Any thread may ask. */
final class AgentStatus {

  private final RoutingAgent agent;
  private final AgentRates rates;
  private final InstantSource clock;

  AgentStatus(RoutingAgent agent, AgentRates rates, InstantSource clock) {
    this.agent = agent;
    this.rates = rates;
    this.clock = clock;
  }

  ObjectNode read() {
    ObjectNode answer = CallJson.object();
    answer.put("identity", agent.origin().host().text());
    answer.put("realm", agent.origin().realm());
    ArrayNode peers = answer.putArray("peers");
    agent.node().reports().forEach(report -> add(peers.addObject(), report));
    return answer;
  }

  private void add(ObjectNode peer, PeerReport report) {
    peer.put("peer", report.identity().text());
    peer.put("realm", report.realm());
    peer.put("state", report.status().name());
    peer.put("drained", isDrained(report));
    peer.put("since", report.since().toString());
    peer.put("seconds", Duration.between(report.since(), clock.instant()).toSeconds());
    peer.put("trouble", report.trouble().orElse(""));
    peer.put("address", report.address().map(Object::toString).orElse(""));
    peer.put("transport", (report.secure() ? "TLS/" : "") + report.transport());
    addTraffic(peer, report);
    addRoles(peer, report.identity());
    addLimits(peer, agent.inForce().policy().guards().of(report.identity()));
    ArrayNode applications = peer.putArray("applications");
    report.capabilities().map(ApplicationNames::of).stream()
        .flatMap(Collection::stream)
        .forEach(applications::add);
  }

  private static boolean isDrained(PeerReport report) {
    return report.drained() || report.status() == PeerStatus.DRAINING;
  }

  private void addTraffic(ObjectNode peer, PeerReport report) {
    PeerTraffic traffic = agent.counters().of(report.identity().text());
    peer.put("pending", report.pending());
    peer.put("queuedOctets", report.queuedOctets());
    peer.put("messagesPerSecond", rates.perSecond(report.identity().key()));
    peer.put("requestsReceived", traffic.sum(CommandTraffic::requestsReceivedCount));
    peer.put("requestsSent", traffic.sum(CommandTraffic::requestsSentCount));
    ObjectNode events = peer.putObject("events");
    for (Occurrence occurrence : Occurrence.values()) {
      long count = traffic.count(occurrence);
      if (count > 0) {
        events.put(AgentInstruments.lower(occurrence), count);
      }
    }
  }

  private void addRoles(ObjectNode peer, DiameterIdentity identity) {
    ArrayNode roles = peer.putArray("roles");
    agent.roles().namesOf(identity).forEach(roles::add);
    ArrayNode sides = peer.putArray("shownSides");
    for (Shown shown : agent.roles().learned().all()) {
      if (shown.peer().equals(identity.key())) {
        List<String> words = shown.sides().stream().map(Side::word).sorted().toList();
        sides.add(shown.application() + " " + String.join(" and ", words));
      }
    }
  }

  private static void addLimits(ObjectNode peer, PeerGuard guard) {
    ObjectNode limits = peer.putObject("limits");
    add(limits, "receivingPerSecond", guard.receiving());
    add(limits, "sendingPerSecond", guard.sending());
  }

  private static void add(ObjectNode limits, String name, Optional<RateLimit> limit) {
    limit.ifPresent(known -> limits.put(name, known.perSecond()));
  }
}
