package org.signalbox.dra;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.dra.guard.GuardedRouter;
import org.signalbox.dra.guard.RateBuckets;
import org.signalbox.dra.role.LearnedSides;
import org.signalbox.dra.role.PeerRoles;
import org.signalbox.dra.role.RoleTable;
import org.signalbox.dra.route.AgentSetup;
import org.signalbox.dra.route.AgentSource;
import org.signalbox.dra.route.ExplainingRouter;
import org.signalbox.dra.trace.RequestTracer;
import org.signalbox.dra.trace.TracingRouter;

/**
 * A running Diameter Routing Agent under an operator's files.
 *
 * <p>{@link #reload} reads the files again: peers and rules change together, traffic of peers that
 * stay is not touched, and a bad file leaves everything as it is. Any thread may use it.
 */
public final class RoutingAgent implements AutoCloseable {

  private final AgentSource source;
  private final InstantSource clock;
  private final AgentCounters counters;
  private final DiameterMetrics metrics;
  private final LearnedSides learned = new LearnedSides(RoleTable.standard());
  private final RateBuckets buckets = new RateBuckets(NodeTime.system()::nanoTime);
  private final MessageDumps dumps;
  private final RequestTracer tracer = new RequestTracer();
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("alarms").unstarted(task));
  private final DiameterNode node;
  private volatile AgentSetup inForce;
  private volatile PeerRoles roles;
  private volatile GuardedRouter guarded;
  private volatile ExplainingRouter router;

  private RoutingAgent(AgentSource source, InstantSource clock, AgentSetup setup) {
    this.source = source;
    this.clock = clock;
    this.inForce = setup;
    this.roles = rolesOf(setup);
    this.counters = new AgentCounters();
    this.metrics =
        new CombinedMetrics(counters, List.of(counters, new AlarmLog(NodeTime.system()::nanoTime)));
    this.dumps = new MessageDumps(setup.dumpMask());
    this.guarded = guardedOf(setup);
    this.router = new TracingRouter(guarded, tracer);
    NodeHooks hooks =
        NodeHooks.defaults()
            .withRouter(router)
            .withAdmission(new AdmissionInForce(() -> inForce.admission()))
            .withMetrics(metrics)
            .withSending(peer -> guarded.mayBeSent(peer))
            .withTrace(new CombinedTrace(List.of(dumps, tracer)));
    this.node = DiameterNode.start(setup.node(), hooks);
    AnswerErrorAlarm errors = new AnswerErrorAlarm(counters);
    var _ = alarms.scheduleAtFixedRate(errors::sample, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * Starts the agent.
   *
   * @param clock for what routers remember for a time
   * @throws OperatorFault naming every problem, when the files cannot be used
   */
  public static RoutingAgent start(AgentSource source, InstantSource clock) {
    return new RoutingAgent(source, clock, source.usable());
  }

  /** What the agent runs under: the files as they were last taken over. */
  public AgentSetup inForce() {
    return inForce;
  }

  /** Who the agent is. */
  public Origin origin() {
    return inForce.node().origin();
  }

  /** The traffic since the start. */
  public AgentCounters counters() {
    return counters;
  }

  /** How many requests each rule has decided since the files were last taken over. */
  public Map<String, Long> decisions() {
    return router.decisions();
  }

  /** The roles of peers, given and learned. */
  public PeerRoles roles() {
    return roles;
  }

  /** For those who follow requests. */
  public RequestTracer tracer() {
    return tracer;
  }

  /** The node, for status and operations. */
  public DiameterNode node() {
    return node;
  }

  /**
   * Reads the files again and takes over peers and rules.
   *
   * @return what was read
   * @throws OperatorFault naming every problem; then nothing has changed
   */
  public synchronized AgentSetup reload() {
    AgentSetup setup = source.usable();
    if (!setup.node().origin().equals(origin())) {
      throw new OperatorFault("another identity or realm needs a restart; nothing has changed");
    }
    if (!setup.node().listeners().equals(inForce.node().listeners())) {
      throw new OperatorFault("other ports or addresses need a restart; nothing has changed");
    }
    if (!setup.node().advertised().equals(inForce.node().advertised())) {
      throw new OperatorFault("other applications need a restart; nothing has changed");
    }
    if (!setup.node().tls().equals(inForce.node().tls())) {
      throw new OperatorFault("other TLS files need a restart; nothing has changed");
    }
    if (setup.node().tls().isPresent()) {
      node.reloadTls();
    }
    inForce = setup;
    roles = rolesOf(setup);
    guarded = guardedOf(setup);
    router = new TracingRouter(guarded, tracer);
    node.router(router);
    node.peers(setup.node().peers());
    dumps.mask(setup.dumpMask());
    return setup;
  }

  private PeerRoles rolesOf(AgentSetup setup) {
    return new PeerRoles(RoleTable.standard(), setup.policy().roles(), learned);
  }

  private GuardedRouter guardedOf(AgentSetup setup) {
    return new GuardedRouter(
        setup.routers().create(clock, roles),
        setup.policy(),
        roles,
        new GuardedRouter.Watch(metrics, buckets));
  }

  /** Leaves all peers with DPR and closes everything. */
  @Override
  public void close() {
    alarms.shutdownNow();
    node.close();
    dumps.close();
  }
}
