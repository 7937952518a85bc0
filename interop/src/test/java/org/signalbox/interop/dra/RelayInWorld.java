package org.signalbox.interop.dra;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.testsupport.PrivateNetwork;

/**
 * A relay among the peers of a {@link RoutingWorld}, in a network of its own, so that two relays
 * run at once under the very same files.
 */
final class RelayInWorld implements AutoCloseable {

  /** The outcome of a request that is not answered. */
  static final String SILENCE = "no answer";

  private final PrivateNetwork network;
  private final List<TestPeer> servers = new ArrayList<>();
  private final List<TestPeer> clients = new ArrayList<>();

  /** freeDiameter 1.2.1 lets pending requests outweigh rules; one at a time, there are none. */
  private final boolean countsPending;

  private final List<Runnable> closing = new ArrayList<>();

  /**
   * Starts the servers, the relay, and the clients.
   *
   * @param network already has the files in {@link RoutingWorld#FOLDER}
   * @param relay starts the relay in the network under a main file, and returns what ends it
   */
  RelayInWorld(PrivateNetwork network, RoutingWorld world, Function<Path, Runnable> relay) {
    this.network = network;
    this.countsPending = world.mainFile().contains("rt_load_balance");
    for (RoutingWorld.Neighbour each : world.servers()) {
      servers.add(answering(each).listen(PrivateNetwork.ADDRESS, each.port()));
    }
    closing.add(relay.apply(Path.of(RoutingWorld.FOLDER, "freeDiameter.conf")));
    servers.forEach(TestPeer::awaitOpen);
    for (RoutingWorld.Neighbour each : world.clients()) {
      clients.add(answering(each).dial(3868));
    }
  }

  private TestPeer answering(RoutingWorld.Neighbour neighbour) {
    TestPeer peer = neighbour.peer(network);
    peer.answering(request -> witness(peer, request));
    closing.add(peer::close);
    return peer;
  }

  /** Success, with what the server saw in a Class AVP, since a relay may change Origin-Host. */
  private static DiameterMessage witness(TestPeer peer, DiameterMessage request) {
    String seen = peer.host() + " saw";
    for (AvpKey key :
        List.of(BaseAvp.DESTINATION_HOST, BaseAvp.DESTINATION_REALM, BaseAvp.USER_NAME)) {
      seen += " " + request.avps().text(key).orElse("-");
    }
    return peer.success(request).append(BaseAvp.CLASS, seen.getBytes(StandardCharsets.UTF_8));
  }

  /** What becomes of a request that is sent a number of times. */
  Set<String> outcomes(RoutingWorld.Question question, int times) {
    TestPeer client = clients.get(question.client());
    Set<String> outcomes = new TreeSet<>();
    int atOnce = countsPending ? 1 : times;
    for (int sent = 0; sent < times; sent += atOnce) {
      List<CompletableFuture<DiameterMessage>> answers =
          client.sendAll(Collections.nCopies(atOnce, question.message()));
      if (!Answers.haveAllCome(answers)) {
        outcomes.add(SILENCE);
        break;
      }
      answers.forEach(answer -> outcomes.add(outcome(answer.join())));
    }
    return outcomes;
  }

  private static String outcome(DiameterMessage answer) {
    return answer
        .avps()
        .text(BaseAvp.CLASS)
        .orElseGet(() -> Answers.result(answer) + " from " + Answers.originHost(answer));
  }

  @Override
  public void close() {
    closing.reversed().forEach(Runnable::run);
  }
}
