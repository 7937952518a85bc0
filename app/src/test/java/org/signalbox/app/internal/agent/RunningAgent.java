package org.signalbox.app.internal.agent;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
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
import org.signalbox.dra.RoutingAgent;
import org.signalbox.dra.freediameter.FreeDiameterSource;

/** An agent with its control socket, its clients and its servers, over loopback. One thread. */
final class RunningAgent implements AutoCloseable {

  private static final String REALM = "lab.example";
  private static final int S6A = 16_777_251;
  private static final int UPDATE_LOCATION = 316;
  private static final int VENDOR_3GPP = 10_415;
  private static final long PATIENCE_SECONDS = 20;

  private final RoutingAgent agent;
  private final AgentRates rates;
  private final AgentControl control;
  private final Map<String, DiameterClient> clients = new HashMap<>();
  private final List<DiameterNode> servers = new ArrayList<>();

  private RunningAgent(RoutingAgent agent, Path data) {
    this.agent = agent;
    this.rates = AgentRates.over(agent.counters());
    this.control = AgentControl.open(data, new AgentCommands(agent, rates, InstantSource.system()));
  }

  /** Starts an agent that lets everybody in. Port 0 would close the port. */
  static RunningAgent start(Path folder, String more) throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    Files.writeString(folder.resolve("acl.conf"), "ALLOW_IPSEC *");
    Path main =
        Files.writeString(
            folder.resolve("freeDiameter.conf"),
            """
            Identity = "dra.lab.example"; Realm = "lab.example";
            Port = %d; SecPort = 0; No_SCTP; No_IPv6; ListenOn = "127.0.0.1";
            LoadExtension = "acl_wl.fdx" : "acl.conf";
            %s
            """
                .formatted(port, more));
    RoutingAgent agent = RoutingAgent.start(new FreeDiameterSource(main), InstantSource.system());
    return new RunningAgent(agent, folder.resolve("data"));
  }

  static DiameterIdentity identity(String text) {
    return DiameterIdentity.of(text);
  }

  RoutingAgent agent() {
    return agent;
  }

  AgentRates rates() {
    return rates;
  }

  AgentCaller caller() {
    return new AgentCaller(Objects.requireNonNull(control.socket().getParent()));
  }

  private PeerConfig peer() {
    return PeerConfig.dialling(
        "dra.lab.example", "127.0.0.1", agent.node().addresses().getFirst().getPort());
  }

  private static AdvertisedApplication s6a() {
    return AdvertisedApplication.vendor(S6A, VENDOR_3GPP);
  }

  /** A client whose connection is up. */
  void client(String identity) {
    DiameterClient client = DiameterClient.dial(Origin.of(identity, REALM), peer(), s6a());
    clients.put(identity, client);
    await(client.connected());
    await(agent.node().whenOpen(identity(identity)));
  }

  /** A server whose connection is up, and that answers everything with 2001. */
  void server(String identity) {
    DiameterApplication application =
        new DiameterApplication() {
          @Override
          public AdvertisedApplication advertised() {
            return s6a();
          }

          @Override
          public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
            return CompletableFuture.completedFuture(
                request
                    .message()
                    .answer()
                    .result(ResultCode.SUCCESS)
                    .origin(request.local())
                    .build());
          }
        };
    servers.add(
        DiameterNode.start(
            NodeConfig.of(identity, REALM).withPeer(peer()),
            NodeHooks.defaults().withApplication(application)));
    await(agent.node().whenOpen(identity(identity)));
  }

  /** Sends an update location and waits for its answer. */
  DiameterMessage send(String client, String user) {
    MessageBuilder builder = DiameterMessage.request(S6A, UPDATE_LOCATION);
    builder.text(BaseAvp.SESSION_ID, client + ";1;2");
    builder.text(BaseAvp.ORIGIN_HOST, client);
    builder.text(BaseAvp.ORIGIN_REALM, REALM);
    builder.text(BaseAvp.DESTINATION_REALM, REALM);
    builder.text(BaseAvp.USER_NAME, user);
    return await(Objects.requireNonNull(clients.get(client)).send(builder.build()));
  }

  private static <T> T await(CompletionStage<T> stage) {
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
    clients.values().forEach(DiameterClient::close);
    servers.forEach(DiameterNode::close);
    control.close();
    rates.close();
    agent.close();
  }
}
