package org.signalbox.ocs.control;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.NodeLimits;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/** A client of credit control on a real connection, which also hears what the server asks of it. */
final class TestClient implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private final DiameterNode node;
  private final BlockingQueue<DiameterMessage> heard = new LinkedBlockingQueue<>();
  private volatile Function<IncomingRequest, CompletionStage<DiameterMessage>> says =
      TestClient::success;

  TestClient(String host, DiameterNode server) {
    node =
        DiameterNode.start(
            NodeConfig.of(host, host.substring(host.indexOf('.') + 1))
                .withPeer(
                    PeerConfig.dialling(
                        OnlineCharging.HOST.text(),
                        "127.0.0.1",
                        server.addresses().getFirst().getPort()))
                .withLimits(NodeLimits.defaults().withEventLoops(1)),
            NodeHooks.defaults().withApplication(new Hearing()));
    OnlineCharging.await(node.whenOpen(OnlineCharging.HOST));
  }

  /** What the server asks. */
  private final class Hearing implements DiameterApplication {
    @Override
    public AdvertisedApplication advertised() {
      return AdvertisedApplication.auth(4);
    }

    @Override
    public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
      heard.add(request.message());
      return says.apply(request);
    }
  }

  private static CompletionStage<DiameterMessage> success(IncomingRequest request) {
    return CompletableFuture.completedFuture(
        request.message().answer().result(ResultCode.SUCCESS).origin(request.local()).build());
  }

  /** From now on the client answers what the server asks so. */
  TestClient saying(Function<IncomingRequest, CompletionStage<DiameterMessage>> answer) {
    says = answer;
    return this;
  }

  CompletionStage<Cca> sending(DiameterMessage request) {
    return node.sendTo(OnlineCharging.HOST, request).thenApply(Cca::new);
  }

  Cca send(Ccr request) {
    return send(request.build());
  }

  Cca send(DiameterMessage request) {
    return OnlineCharging.await(sending(request));
  }

  /** The next request of the server. */
  DiameterMessage hear() {
    try {
      DiameterMessage next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("the server asks nothing");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean hasHeardNothing() {
    return heard.isEmpty();
  }

  @Override
  public void close() {
    node.close();
  }
}
