package org.signalbox.diameter.internal;

import io.netty.channel.EventLoop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterMetrics;
import org.signalbox.diameter.node.MessageRouter;
import org.signalbox.diameter.node.MessageTrace;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.NodeLimits;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.node.PeerSnapshot;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * What the parts of one node share: configuration, peers, event loops. Any thread may use it; the
 * peer table changes under its lock, and what the hot path reads is immutable or volatile.
 */
public final class NodeCore {

  private final NodeConfig config;
  private final NodeHooks hooks;
  private final Transports transports;
  private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
  private final Map<Integer, DiameterApplication> applications = new HashMap<>();
  private final Map<DiameterIdentity, Peer> peers = new ConcurrentHashMap<>();
  private final Greeter greeter;
  private final PeerCheck check = new PeerCheck(this);
  private final SecondRate complaints;
  private final Relay relay;
  private final Object reloading = new Object();
  private final int originStateId;
  private final byte[] originStateOctets;
  private final AtomicInteger endToEnd;
  private final Openings openings = new Openings();
  private volatile PeerSnapshot snapshot = new PeerSnapshot(0, List.of());
  private volatile MessageRouter router;
  private volatile boolean closing;

  /** A node whose listeners are not open yet. */
  public NodeCore(NodeConfig config, NodeHooks hooks) {
    this.config = config;
    this.hooks = hooks;
    this.router = hooks.router();
    hooks.applications().forEach(a -> applications.put(a.advertised().id(), a));
    long seconds = hooks.time().instant().getEpochSecond();
    this.originStateId = (int) seconds;
    this.originStateOctets = ByteBuffer.allocate(4).putInt(originStateId).array();
    // RFC 6733 §3: the high 12 bits from the time, the rest from chance.
    this.endToEnd = new AtomicInteger(((int) (seconds & 0xFFF) << 20) | (randomInt() & 0xF_FFFF));
    this.greeter = new Greeter(this);
    this.complaints = new SecondRate(hooks.time(), config.limits().refusalsPerSecond());
    this.relay = new Relay(this);
    this.transports = new Transports(this);
  }

  // What parts ask for.

  Origin origin() {
    return config.origin();
  }

  NodeConfig config() {
    return config;
  }

  NodeHooks hooks() {
    return hooks;
  }

  NodeLimits limits() {
    return config.limits();
  }

  NodeTime time() {
    return hooks.time();
  }

  DiameterMetrics metrics() {
    return hooks.metrics();
  }

  MessageTrace trace() {
    return hooks.trace();
  }

  MessageRouter router() {
    return router;
  }

  /** Replaces the router; requests that are under way keep the decision of the old one. */
  public void router(MessageRouter changed) {
    router = changed;
  }

  Greeter greeter() {
    return greeter;
  }

  PeerCheck check() {
    return check;
  }

  /** Bounds the lines of the log about what peers do wrong. */
  SecondRate complaints() {
    return complaints;
  }

  Relay relay() {
    return relay;
  }

  /** Listeners and dialled connections. */
  public Transports transports() {
    return transports;
  }

  Loop loop(EventLoop executor) {
    return loops.computeIfAbsent(executor, known -> new Loop(known, time()));
  }

  Loop anyLoop() {
    return loop(transports.nextLoop());
  }

  @Nullable DiameterApplication application(int id) {
    return applications.get(id);
  }

  int randomInt() {
    return ThreadLocalRandom.current().nextInt();
  }

  byte[] originStateOctets() {
    return originStateOctets.clone();
  }

  // Own messages.

  MessageBuilder ownRequest(int commandCode) {
    return DiameterMessage.request(BaseCommand.COMMON_APPLICATION, commandCode)
        .notProxiable()
        .identifiers(randomInt(), endToEnd.getAndIncrement());
  }

  DiameterMessage ownAnswer(DiameterMessage request) {
    return request.answer().result(ResultCode.SUCCESS).origin(origin()).build();
  }

  DiameterMessage identified(DiameterMessage request) {
    return request.withHopByHop(randomInt()).withEndToEnd(endToEnd.getAndIncrement());
  }

  Capabilities capabilities(PeerConfig peer, Connection connection) {
    return capabilities(peer).withAddresses(connection.localAddresses());
  }

  Capabilities capabilities(Connection connection) {
    return capabilities(Optional.empty()).withAddresses(connection.localAddresses());
  }

  Capabilities capabilities(PeerConfig peer) {
    return capabilities(peer.advertised());
  }

  private Capabilities capabilities(Optional<List<AdvertisedApplication>> instead) {
    List<AdvertisedApplication> own = new ArrayList<>(config.advertised());
    hooks
        .applications()
        .forEach(application -> {
          own.add(application.advertised());
          own.addAll(application.alsoAdvertised());
        });
    return new Capabilities(
        origin(),
        List.of(),
        0,
        config.productName(),
        OptionalLong.of(Integer.toUnsignedLong(originStateId)),
        instead.orElse(own),
        false);
  }

  // Peers.

  Optional<Peer> peer(DiameterIdentity identity) {
    return Optional.ofNullable(peers.get(identity));
  }

  /** All peers that are listed or connected. */
  public List<Peer> allPeers() {
    return List.copyOf(peers.values());
  }

  /** The peers that take requests now. */
  public PeerSnapshot snapshot() {
    return snapshot;
  }

  /** A peer that an accept-list lets in. */
  Peer admit(PeerHello hello, PeerConfig config) {
    return peers.computeIfAbsent(
        config.identity(), identity -> new Peer(this, config, Optional.of(hello)));
  }

  void forget(Peer peer) {
    peers.remove(peer.identity(), peer);
  }

  void onPeersChanged() {
    synchronized (peers) {
      List<Peer> open = peers.values().stream().filter(Peer::isOpen).toList();
      snapshot = new PeerSnapshot(snapshot.version() + 1, open);
      openings.onChange(snapshot);
    }
  }

  Openings openings() {
    return openings;
  }

  void onClosed(Connection connection) {
    greeter.leave(connection);
    Peer peer = connection.peer();
    if (peer != null) {
      peer.onClosed(connection);
    }
  }

  /** Opens the listeners and dials the peers. */
  public void start() {
    transports.listen(config.listeners());
    peers(config.peers());
  }

  /**
   * Adds, changes and removes listed peers, and asks the accept-list again about the others: who is
   * no longer let in is left, who is let in otherwise goes on so.
   */
  public void peers(List<PeerConfig> listed) {
    synchronized (reloading) {
      replacePeers(listed);
    }
  }

  private void replacePeers(List<PeerConfig> listed) {
    Set<DiameterIdentity> wanted = new HashSet<>();
    for (PeerConfig one : listed) {
      wanted.add(one.identity());
      Peer known = peers.get(one.identity());
      if (known == null || !known.isListed()) {
        Peer added = new Peer(this, one, Optional.empty());
        // Not the one that was looked up: an accept-list may have let one in since.
        Peer replaced = peers.put(one.identity(), added);
        if (replaced != null) {
          replaced.remove(DisconnectCause.REBOOTING);
        }
        added.start();
      } else if (!known.config().equals(one)) {
        known.reconfigure(one);
      }
    }
    for (Peer peer : allPeers()) {
      Optional<PeerConfig> stays =
          peer.admitted().isPresent()
              ? hooks.admission().admit(peer.admitted().get())
              : Optional.of(peer.config()).filter(config -> wanted.contains(config.identity()));
      if (stays.isEmpty()) {
        peers.remove(peer.identity(), peer);
        peer.remove(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
      } else if (!stays.get().equals(peer.config())) {
        peer.reconfigure(stays.get());
      }
    }
  }

  // Own requests.

  /** Sends a request by the router's decision, or another router's for this one request. */
  public CompletionStage<DiameterMessage> send(DiameterMessage request, MessageRouter by) {
    CompletableFuture<DiameterMessage> answer = new CompletableFuture<>();
    DiameterMessage identified =
        request.endToEnd() == 0 ? request.withEndToEnd(endToEnd.getAndIncrement()) : request;
    Loop loop = anyLoop();
    RelayedRequest relayed =
        new RelayedRequest(identified, Optional.empty(), loop, answer::complete);
    loop.execute(() -> relay.route(relayed, by));
    return answer;
  }

  /** Sends a request by the node's own router. */
  public CompletionStage<DiameterMessage> send(DiameterMessage request) {
    return send(request, router);
  }

  boolean isClosing() {
    return closing;
  }

  /** Leaves all peers with DPR, and closes everything. Blocks for as long as that takes. */
  public void close() {
    closing = true;
    transports.stopListening();
    List<CompletableFuture<Void>> leaving = new ArrayList<>();
    for (Peer peer : allPeers()) {
      leaving.add(peer.stop(DisconnectCause.REBOOTING).toCompletableFuture());
    }
    CompletableFuture.allOf(leaving.toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, 3, TimeUnit.SECONDS)
        .join();
    transports.close();
  }
}
