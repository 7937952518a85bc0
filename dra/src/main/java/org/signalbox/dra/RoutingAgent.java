package org.signalbox.dra;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.dra.freediameter.FreeDiameterFiles;
import org.signalbox.dra.freediameter.FreeDiameterRouter;
import org.signalbox.dra.freediameter.NodeSetup;
import org.signalbox.dra.freediameter.NodeSetupCompiler;

/**
 * A running Diameter Routing Agent under an operator's freeDiameter files.
 *
 * <p>{@link #reload} reads the files again: peers and rules change together, traffic of peers that
 * stay is not touched, and a bad file leaves everything as it is. Any thread may use it.
 */
public final class RoutingAgent implements AutoCloseable {

  private final Path mainFile;
  private final InstantSource clock;
  private final AgentCounters counters;
  private final MessageDumps dumps;
  private final DiameterNode node;
  private volatile Reading inForce;

  private RoutingAgent(Path mainFile, InstantSource clock, Reading reading) {
    this.mainFile = mainFile;
    this.clock = clock;
    this.inForce = reading;
    this.counters = new AgentCounters();
    this.dumps = new MessageDumps(mask(reading));
    NodeHooks hooks =
        NodeHooks.defaults()
            .withRouter(router(reading, clock))
            .withAdmission(hello -> inForce.setup().admission().admit(hello))
            .withMetrics(new CombinedMetrics(counters, List.of(counters, new AlarmLog(clock))))
            .withTrace(dumps);
    this.node = DiameterNode.start(reading.setup().node(), hooks);
  }

  /**
   * What was read from the files.
   *
   * @param files the files themselves
   * @param setup what they mean for the node
   */
  public record Reading(FreeDiameterFiles files, NodeSetup setup) {

    /** Everything that keeps the files from being used. */
    public List<Problem> problems() {
      List<Problem> all = new ArrayList<>(files.problems());
      all.addAll(setup.problems());
      return all;
    }

    /** Everything that was taken differently from how it is written. */
    public List<Problem> warnings() {
      List<Problem> all = new ArrayList<>(files.warnings());
      all.addAll(setup.warnings());
      return all;
    }
  }

  /** Reads the files without starting anything. May block. */
  public static Reading read(Path mainFile) {
    FreeDiameterFiles files = FreeDiameterFiles.load(mainFile);
    return new Reading(files, new NodeSetupCompiler(mainFile, files).compile());
  }

  /**
   * Starts the agent.
   *
   * @throws OperatorFault naming every problem, when the files cannot be used
   */
  public static RoutingAgent start(Path mainFile, InstantSource clock) {
    return new RoutingAgent(mainFile, clock, usable(mainFile));
  }

  /** What the agent runs under: the files as they were last taken over. */
  public Reading inForce() {
    return inForce;
  }

  /** Who the agent is. */
  public Origin origin() {
    return inForce.setup().node().origin();
  }

  /** The traffic since the start. */
  public AgentCounters counters() {
    return counters;
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
  public synchronized Reading reload() {
    Reading reading = usable(mainFile);
    if (!reading.setup().node().origin().equals(origin())) {
      throw new OperatorFault("another identity or realm needs a restart; nothing has changed");
    }
    if (!reading.setup().node().listeners().equals(inForce.setup().node().listeners())) {
      throw new OperatorFault("other ports or addresses need a restart; nothing has changed");
    }
    if (reading.setup().node().tls().isPresent() && inForce.setup().node().tls().isPresent()) {
      node.reloadTls();
    }
    inForce = reading;
    node.router(router(reading, clock));
    node.peers(reading.setup().node().peers());
    dumps.mask(mask(reading));
    return reading;
  }

  /** Leaves all peers with DPR and closes everything. */
  @Override
  public void close() {
    node.close();
    dumps.close();
  }

  private static int mask(Reading reading) {
    return reading.files().extensions().dumpMask().orElse(0);
  }

  /**
   * Reads files that an agent could run under.
   *
   * @throws OperatorFault naming every problem
   */
  public static Reading usable(Path mainFile) {
    Reading reading = read(mainFile);
    List<Problem> problems = reading.problems();
    if (!problems.isEmpty()) {
      throw new OperatorFault(String.join("\n", problems.stream().map(Problem::toString).toList()));
    }
    return reading;
  }

  private static MessageRouter router(Reading reading, InstantSource clock) {
    if (reading.files().config().noRelay()) {
      return request -> RouteDecision.undeliverable("this node does not relay");
    }
    return new FreeDiameterRouter(
        reading.files().extensions(),
        reading.setup().node().origin().realm(),
        clock,
        ThreadLocalRandom::current);
  }
}
