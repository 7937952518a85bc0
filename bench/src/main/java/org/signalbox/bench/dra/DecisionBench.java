package org.signalbox.bench.dra;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.node.RoutingRequest;
import org.signalbox.dra.SupposedPeer;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import org.signalbox.dra.role.LearnedSides;
import org.signalbox.dra.role.PeerRoles;
import org.signalbox.dra.role.RoleTable;
import org.signalbox.dra.route.AgentSetup;
import org.signalbox.dra.route.AgentSource;
import org.signalbox.dra.yaml.RouteFileSource;

/**
 * What one routing decision costs by itself: the router of an agent's files, asked in this process.
 * CPU time of the thread, so that a busy machine changes little.
 *
 * <p>Arguments: the main file or the routing file, and connected clients. Prints nanoseconds for
 * each decision, the median of some rounds.
 */
public final class DecisionBench {

  private static final int REQUESTS = 4_096;
  private static final int ROUNDS = 20;
  private static final int WARM_UP_ROUNDS = 20;
  private static final int DECISIONS = 40_000;

  private DecisionBench() {}

  public static void main(String[] arguments) {
    MessageRouter router = router(Path.of(arguments[0]));
    PeerSnapshot peers = peers(Integer.parseInt(arguments[1]));
    List<DiameterMessage> requests = requests();
    long[] nanos = new long[ROUNDS];
    long sent = 0;
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadCpuTime();
      sent += decide(router, requests, peers);
      long after = threads.getCurrentThreadCpuTime();
      nanos[round % ROUNDS] = (after - before) / DECISIONS;
    }
    if (sent != (long) DECISIONS * (WARM_UP_ROUNDS + ROUNDS)) {
      throw new IllegalStateException("the router refused requests of the bench");
    }
    System.out.println(Arrays.stream(nanos).sorted().skip(ROUNDS / 2).findFirst().orElse(0));
  }

  private static MessageRouter router(Path file) {
    AgentSource source =
        file.toString().endsWith(".yaml")
            ? new RouteFileSource(file)
            : new FreeDiameterSource(file);
    AgentSetup setup = source.read();
    InstantSource clock = InstantSource.system();
    return setup
        .routers()
        .create(
            clock,
            new PeerRoles(
                RoleTable.standard(),
                setup.policy().roles(),
                new LearnedSides(RoleTable.standard())));
  }

  private static long decide(
      MessageRouter router, List<DiameterMessage> requests, PeerSnapshot peers) {
    Optional<DiameterIdentity> source =
        Optional.of(DiameterIdentity.of(BenchMessages.clientHost(0)));
    long sent = 0;
    for (int i = 0; i < DECISIONS; i++) {
      DiameterMessage request = requests.get(i % REQUESTS);
      if (router.route(new RoutingRequest(request, source, peers)) instanceof RouteDecision.Send) {
        sent++;
      }
    }
    return sent;
  }

  private static PeerSnapshot peers(int clients) {
    List<RoutablePeer> open = new ArrayList<>();
    open.add(
        new SupposedPeer(DiameterIdentity.of(BenchMessages.SERVER), BenchMessages.SERVER_REALM));
    for (int i = 0; i < clients; i++) {
      open.add(
          new SupposedPeer(
              DiameterIdentity.of(BenchMessages.clientHost(i)), BenchMessages.CLIENT_REALM));
    }
    return new PeerSnapshot(1, open);
  }

  private static List<DiameterMessage> requests() {
    RequestTemplate template = BenchMessages.request(BenchMessages.clientHost(0));
    List<DiameterMessage> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      ByteBuffer out = ByteBuffer.allocate(template.length());
      template.append(out, i * 31);
      requests.add(DiameterMessage.owning(out.array()));
    }
    return requests;
  }
}
