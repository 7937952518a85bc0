package org.signalbox.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterClient;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.IncomingRequest;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.dra.freediameter.FreeDiameterSource;

/** Agents, clients and servers of one realm over loopback. One thread. */
final class AgentNetwork implements AutoCloseable {

  static final String REALM = "lab.example";
  static final int S6A = 16_777_251;
  static final int ULR = 316;

  private static final int VENDOR_3GPP = 10_415;
  private static final int PATIENCE_SECONDS = 20;

  private final Path folder;
  private final InstantSource clock;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Map<String, DiameterNode> servers = new HashMap<>();
  private final List<Runnable> closing = new ArrayList<>();

  AgentNetwork(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    write("acl.conf", "ALLOW_IPSEC *");
  }

  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port for an agent that is yet to be started: port 0 would close the port. */
  int port(String agent) {
    return ports.computeIfAbsent(agent, name -> freePort());
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line that makes one agent the peer of another. */
  String connectTo(String agent) {
    return "ConnectPeer = \"%s.%s\" { No_TLS; ConnectTo = \"127.0.0.1\"; Port = %d; TcTimer = 1; };\n"
        .formatted(agent, REALM, port(agent));
  }

  /** An agent that lets everybody in, with more lines in its file. */
  RoutingAgent agent(String name, String more) {
    write(
        name + ".conf",
        """
        Identity = "%s.%s"; Realm = "%s";
        Port = %d; SecPort = 0; No_SCTP; No_IPv6; ListenOn = "127.0.0.1";
        LoadExtension = "acl_wl.fdx" : "acl.conf";
        %s
        """
            .formatted(name, REALM, REALM, port(name), more));
    RoutingAgent agent =
        RoutingAgent.start(new FreeDiameterSource(folder.resolve(name + ".conf")), clock);
    closing.add(agent::close);
    return agent;
  }

  private PeerConfig peer(String agent) {
    return PeerConfig.dialling(agent + "." + REALM, "127.0.0.1", port(agent));
  }

  private static AdvertisedApplication s6a() {
    return AdvertisedApplication.vendor(S6A, VENDOR_3GPP);
  }

  DiameterClient client(RoutingAgent agent, String name) {
    DiameterClient client =
        DiameterClient.dial(Origin.of(name + "." + REALM, REALM), peer(nameOf(agent)), s6a());
    closing.add(client::close);
    await(client.connected());
    return client;
  }

  private static String nameOf(RoutingAgent agent) {
    String host = agent.origin().host().text();
    return host.substring(0, host.indexOf('.'));
  }

  /**
   * A server at an agent.
   *
   * @param answers the answer to each request, built from it
   * @return how many requests it got
   */
  AtomicInteger server(RoutingAgent agent, String name, UnaryOperator<DiameterMessage> answers) {
    AtomicInteger count = new AtomicInteger();
    DiameterApplication application =
        new DiameterApplication() {
          @Override
          public AdvertisedApplication advertised() {
            return s6a();
          }

          @Override
          public CompletionStage<DiameterMessage> handle(IncomingRequest request) {
            count.incrementAndGet();
            return CompletableFuture.completedFuture(answers.apply(request.message()));
          }
        };
    String identity = name + "." + REALM;
    DiameterNode node =
        DiameterNode.start(
            NodeConfig.of(identity, REALM).withPeer(peer(nameOf(agent))),
            NodeHooks.defaults().withApplication(application));
    servers.put(name, node);
    closing.add(node::close);
    open(agent, name);
    return count;
  }

  void stop(String server) {
    Objects.requireNonNull(servers.get(server)).close();
  }

  /** Waits until an agent has a peer. */
  void open(RoutingAgent agent, String name) {
    await(agent.node().whenOpen(DiameterIdentity.of(name + "." + REALM)));
  }

  /** A success from a server. */
  static UnaryOperator<DiameterMessage> success(String name) {
    return request ->
        request.answer().result(2001).origin(Origin.of(name + "." + REALM, REALM)).build();
  }

  /** An update location of a subscriber. */
  static MessageBuilder request(String user) {
    MessageBuilder builder = DiameterMessage.request(S6A, ULR);
    builder.text(BaseAvp.SESSION_ID, "mme;1;" + user);
    builder.text(BaseAvp.ORIGIN_HOST, "mme." + REALM);
    builder.text(BaseAvp.ORIGIN_REALM, REALM);
    builder.text(BaseAvp.DESTINATION_REALM, REALM);
    builder.text(BaseAvp.USER_NAME, user);
    return builder;
  }

  static DiameterMessage to(String host, DiameterMessage request) {
    return request.append(
        BaseAvp.DESTINATION_HOST, (host + "." + REALM).getBytes(StandardCharsets.US_ASCII));
  }

  static long resultCode(DiameterMessage answer) {
    return answer.avps().unsigned32(BaseAvp.RESULT_CODE).orElseThrow();
  }

  /** The host that answered. */
  static String origin(DiameterMessage answer) {
    return answer.avps().text(BaseAvp.ORIGIN_HOST).orElseThrow();
  }

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

  /** Waits until something holds; patiently but not for ever. */
  static void until(BooleanSupplier holds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("what was waited for did not come");
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    closing.reversed().forEach(Runnable::run);
  }
}
