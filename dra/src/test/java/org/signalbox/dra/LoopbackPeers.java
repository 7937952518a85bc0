package org.signalbox.dra;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/** Clients and servers of S6a that dial an agent over loopback. Closes them. */
final class LoopbackPeers implements AutoCloseable {

  static final int S6A = 16_777_251;

  private static final int VENDOR_3GPP = 10_415;
  private static final int PATIENCE_SECONDS = 20;

  private final RoutingAgent agent;
  private final String realm;
  private final List<Runnable> running = new ArrayList<>();

  LoopbackPeers(RoutingAgent agent, String realm) {
    this.agent = agent;
    this.realm = realm;
  }

  /** A server, and what it has received. */
  record Server(DiameterNode node, List<DiameterMessage> received) implements AutoCloseable {

    @Override
    public void close() {
      node.close();
    }
  }

  RoutingAgent agent() {
    return agent;
  }

  /** Peers of another realm at the same agent. */
  LoopbackPeers inRealm(String other) {
    LoopbackPeers peers = new LoopbackPeers(agent, other);
    running.add(peers::close);
    return peers;
  }

  /** A client that tries to connect. */
  DiameterClient dial(String identity) {
    DiameterClient client =
        DiameterClient.dial(Origin.of(identity, realm), agentPeer(), application());
    running.add(client::close);
    return client;
  }

  /** A client that is connected. */
  DiameterClient client(String identity) {
    DiameterClient client = dial(identity);
    await(client.connected());
    return client;
  }

  /** A connected server that answers every request with one result. */
  Server server(String identity, int result) {
    List<DiameterMessage> received = new CopyOnWriteArrayList<>();
    Origin origin = Origin.of(identity, realm);
    DiameterApplication answering =
        new DiameterApplication() {
          @Override
          public AdvertisedApplication advertised() {
            return application();
          }

          @Override
          public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
            received.add(request.message());
            MessageBuilder answer = request.message().answer().result(result).origin(origin);
            return CompletableFuture.completedFuture(
                result == ResultCode.SUCCESS
                    ? answer.build()
                    : ErrorAnswer.of(request.message(), origin, result, "as told"));
          }
        };
    DiameterNode node =
        DiameterNode.start(
            NodeConfig.of(identity, realm).withPeer(agentPeer()),
            NodeHooks.defaults().withApplication(answering));
    running.add(node::close);
    await(agent.node().whenOpen(DiameterIdentity.of(identity)));
    return new Server(node, received);
  }

  private PeerConfig agentPeer() {
    return PeerConfig.dialling(
        agent.origin().host().text(), "127.0.0.1", agent.node().addresses().getFirst().getPort());
  }

  private static AdvertisedApplication application() {
    return AdvertisedApplication.vendor(S6A, VENDOR_3GPP);
  }

  /** Waits for a bounded time. */
  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("nothing came: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    running.reversed().forEach(Runnable::run);
  }
}
