package org.signalbox.diameter.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesDecoder;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.Election;
import org.signalbox.diameter.peer.PeerAction;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerEvent;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerState;
import org.signalbox.diameter.peer.PeerStateMachine;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.diameter.peer.PeerTransition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One peer: runs the {@link PeerStateMachine} over its up to two connections.
 *
 * <p>Events come from the event loops of both connections, from timers and from operators; they are
 * rare, short, and handled one at a time under this object's lock. No action waits: connections are
 * told to send or close and do so on their own loops. What routers read is volatile.
 */
final class Peer implements RoutablePeer {

  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  /** A CER that waits for the election. */
  private record Greeting(
      Connection connection, DiameterMessage cer, Capabilities remote, boolean inbandTls) {}

  private final NodeCore node;
  private final DiameterIdentity identity;
  private final byte[] identityOctets;
  private final PeerDialer dialer;
  private final boolean listed;
  private volatile PeerConfig config;
  private volatile PeerStatus status = PeerStatus.CLOSED;
  private volatile @Nullable Capabilities remote;
  private volatile @Nullable Connection open;
  private volatile Instant since;
  private volatile long originState = -1;
  private PeerState state = PeerState.CLOSED;
  private @Nullable Connection initiator;
  private @Nullable Connection responder;
  private @Nullable Greeting greeting;
  private DisconnectCause leaving = DisconnectCause.REBOOTING;
  private volatile boolean draining;
  private boolean stopped;
  private boolean lostByFault;
  private CompletableFuture<Void> left = CompletableFuture.completedFuture(null);

  /**
   * A peer that is not connected.
   *
   * @param listed false for one that an accept-list let in, which is forgotten when it leaves
   */
  Peer(NodeCore node, PeerConfig config, boolean listed) {
    this.node = node;
    this.config = config;
    this.identity = config.identity();
    this.identityOctets = config.identity().text().getBytes(StandardCharsets.US_ASCII);
    this.dialer = new PeerDialer(node, this);
    this.listed = listed;
    this.since = node.time().instant();
  }

  // What routers and reports read, on any thread.

  @Override
  public DiameterIdentity identity() {
    return identity;
  }

  /** The identity's octets; shared, not to be changed. */
  byte[] identityOctets() {
    return identityOctets;
  }

  PeerConfig config() {
    return config;
  }

  boolean isListed() {
    return listed;
  }

  @Override
  public String realm() {
    Capabilities known = remote;
    return known != null ? known.origin().realm() : config.realm().orElseGet(identity::realmPart);
  }

  @Override
  public Set<Integer> applications() {
    Capabilities known = remote;
    return known == null ? Set.of() : known.applicationIds();
  }

  @Override
  public boolean isRelay() {
    Capabilities known = remote;
    return known != null && known.isRelay();
  }

  @Override
  public boolean isOpen() {
    return status == PeerStatus.OPEN;
  }

  @Override
  public int pending() {
    Connection connection = open;
    return connection == null ? 0 : connection.pendingCount();
  }

  /** The connection in use; null when there is none. */
  @Nullable Connection connection() {
    return open;
  }

  /** Where work on the peer's messages may run. */
  Loop loop() {
    Connection connection = open;
    return connection == null ? node.anyLoop() : connection.loop();
  }

  PeerReport report() {
    Connection connection = open;
    return new PeerReport(
        identity,
        realm(),
        status,
        since,
        Optional.ofNullable(connection).map(Connection::remoteAddress),
        connection != null && connection.isSecure(),
        config.transport(),
        pending(),
        Optional.ofNullable(remote));
  }

  // Events.

  /** Dials a peer that is to be dialled. */
  synchronized void start() {
    stopped = false;
    draining = false;
    if (state.isOpen() && status == PeerStatus.DRAINING) {
      status(PeerStatus.OPEN);
    }
    if (state == PeerState.CLOSED && config.dials()) {
      fire(PeerEvent.START);
    }
  }

  /** Changes the configuration; a connection that no longer fits it is left and made anew. */
  synchronized void reconfigure(PeerConfig changed) {
    boolean fits =
        changed.addresses().equals(config.addresses())
            && changed.transport() == config.transport()
            && changed.security() == config.security()
            && changed.advertised().equals(config.advertised());
    config = changed;
    if (!fits && state.isOpen()) {
      leaving = DisconnectCause.REBOOTING;
      fire(PeerEvent.STOP);
    } else if (state == PeerState.CLOSED) {
      start();
    }
  }

  /** Leaves the peer for good: DPR, then no dialling until {@link #start}. */
  synchronized CompletionStage<Void> stop(DisconnectCause cause) {
    stopped = true;
    leaving = cause;
    dialer.cancel();
    if (state == PeerState.CLOSED) {
      return CompletableFuture.completedFuture(null);
    }
    if (left.isDone()) {
      left = new CompletableFuture<>();
    }
    CompletionStage<Void> whenLeft = left;
    fire(PeerEvent.STOP);
    return whenLeft;
  }

  /** Sends no new requests; leaves the peer once none waits for an answer, or after the limit. */
  synchronized CompletionStage<Void> drain() {
    if (state == PeerState.CLOSED) {
      return stop(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU);
    }
    draining = true;
    stopped = true;
    if (left.isDone()) {
      left = new CompletableFuture<>();
    }
    status(PeerStatus.DRAINING);
    CompletionStage<Void> whenLeft = left;
    Connection connection = open;
    if (connection == null || connection.pendingCount() == 0) {
      fireStopAfterDrain();
    } else {
      node.time()
          .schedule(config.timers().answer(), node.anyLoop().executor(), this::fireStopAfterDrain);
    }
    return whenLeft;
  }

  /** A connection has no pending request any more. */
  void onIdle(Connection connection) {
    if (draining && connection == open) {
      fireStopAfterDrain();
    }
  }

  private synchronized void fireStopAfterDrain() {
    if (draining && state != PeerState.CLOSED && state != PeerState.CLOSING) {
      leaving = DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU;
      fire(PeerEvent.STOP);
    }
  }

  boolean isDrained() {
    return draining;
  }

  /** The dialled connection is up. */
  synchronized void onConnected(Connection connection) {
    if (state != PeerState.WAIT_CONN_ACK && state != PeerState.WAIT_CONN_ACK_ELECT) {
      connection.close("no longer wanted");
      return;
    }
    initiator = connection;
    connection.peer(this);
    connection.control().awaitCapabilities(config.timers().capabilities());
    fire(PeerEvent.I_RCV_CONN_ACK);
  }

  /** Dialling failed. */
  synchronized void onConnectFailed() {
    fire(PeerEvent.I_RCV_CONN_NACK);
  }

  /** A CER of this peer came and was judged good. */
  synchronized void onGreeting(
      Connection connection, DiameterMessage cer, Capabilities capabilities) {
    Connection other = responder;
    boolean inband = config.security() == PeerSecurity.INBAND_TLS && capabilities.inbandTls();
    boolean takes =
        PeerStateMachine.on(state, PeerEvent.R_CONN_CER).stream()
            .anyMatch(row -> row.actions().contains(PeerAction.R_ACCEPT));
    if (takes && (other == null || other == connection)) {
      greeting = new Greeting(connection, cer, capabilities, inband);
      fire(PeerEvent.R_CONN_CER);
      return;
    }
    node.metrics().occurred(Occurrence.CER_REJECTED, identity.text());
    LOG.atWarn()
        .addKeyValue("peer", identity)
        .addKeyValue("address", connection.remoteAddress())
        .log("second_connection_refused");
    node.greeter()
        .refuse(
            connection,
            cer,
            MessageFault.of(ResultCode.UNABLE_TO_COMPLY, "this peer is connected already"));
    Connection inUse = open;
    if (inUse != null) {
      inUse.control().probe();
    }
  }

  /** A CEA came on the dialled connection. */
  synchronized void onCapabilitiesAnswer(Connection connection, DiameterMessage cea) {
    if (connection != initiator) {
      connection.close("answer on a connection that lost");
      return;
    }
    Optional<String> refusal = judge(cea);
    if (refusal.isPresent()) {
      LOG.atWarn()
          .addKeyValue("peer", identity)
          .addKeyValue("reason", refusal.get())
          .log("cea_refused");
      boolean busy = cea.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0) == ResultCode.TOO_BUSY;
      dialer.onRefused(busy);
      fire(PeerEvent.I_RCV_NON_CEA);
    } else {
      fire(PeerEvent.I_RCV_CEA);
    }
  }

  private Optional<String> judge(DiameterMessage cea) {
    long result = cea.avps().unsigned32(BaseAvp.RESULT_CODE).orElse(0);
    if (!ResultCode.isSuccess((int) result)) {
      String why = cea.avps().text(BaseAvp.ERROR_MESSAGE).map(text -> ": " + text).orElse("");
      return Optional.of("result code " + result + why);
    }
    return switch (CapabilitiesDecoder.read(cea)) {
      case CapabilitiesDecoder.Result.Refused refused -> Optional.of(refused.fault().reason());
      case CapabilitiesDecoder.Result.Read read -> judge(read.capabilities());
    };
  }

  private Optional<String> judge(Capabilities answered) {
    if (!answered.origin().host().equals(identity)) {
      return Optional.of("the answer comes from " + answered.origin().host());
    }
    if (config.realm().isPresent()
        && !config.realm().get().equalsIgnoreCase(answered.origin().realm())) {
      return Optional.of("the realm is " + answered.origin().realm());
    }
    if (node.capabilities(config).common(answered).isEmpty()) {
      return Optional.of("no common application");
    }
    remote = answered;
    return Optional.empty();
  }

  /**
   * A message told the peer's Origin-State-Id. A greater one than before means that the peer has
   * restarted and lost its sessions (RFC 6733 §8.16).
   */
  void onOriginState(long told) {
    long known = originState;
    originState = Math.max(known, told);
    if (known >= 0 && told > known) {
      LOG.atWarn().addKeyValue("peer", identity).log("peer_restarted");
      node.metrics().occurred(Occurrence.PEER_RESTARTED, identity.text());
    }
  }

  /** A DPR came. */
  synchronized void onDisconnectRequest(
      Connection connection, DiameterMessage dpr, DisconnectCause cause) {
    LOG.atInfo().addKeyValue("peer", identity).addKeyValue("cause", cause).log("peer_leaves");
    lostByFault = false;
    dialer.onLeft(cause);
    connection.control().send(node.ownAnswer(dpr));
    fire(connection == initiator ? PeerEvent.I_RCV_DPR : PeerEvent.R_RCV_DPR);
  }

  synchronized void onDisconnectAnswer(Connection connection) {
    if (state == PeerState.CLOSING) {
      fire(connection == initiator ? PeerEvent.I_RCV_DPA : PeerEvent.R_RCV_DPA);
    }
  }

  synchronized boolean isClosing(Connection connection) {
    return state == PeerState.CLOSING && (connection == initiator || connection == responder);
  }

  /** A connection of this peer has ended. */
  synchronized void onClosed(Connection connection) {
    if (connection == initiator) {
      initiator = null;
      fire(PeerEvent.I_PEER_DISC);
    } else if (connection == responder) {
      responder = null;
      fire(PeerEvent.R_PEER_DISC);
    }
  }

  /** In-band TLS is up on a connection that was waiting for it. */
  synchronized void onSecured(Connection connection) {
    if (state.isOpen() && (connection == initiator || connection == responder)) {
      openOn(connection);
    }
  }

  synchronized void onSuspect(Connection connection) {
    if (connection == open && status == PeerStatus.OPEN) {
      status(PeerStatus.SUSPECT);
    }
  }

  synchronized void onTrusted(Connection connection) {
    if (connection == open && (status == PeerStatus.SUSPECT || status == PeerStatus.REOPEN)) {
      lostByFault = false;
      status(PeerStatus.OPEN);
    }
  }

  // The state machine's actions.

  private void fire(PeerEvent event) {
    Optional<PeerTransition> row = PeerStateMachine.on(state, event);
    if (row.isEmpty()) {
      LOG.atDebug()
          .addKeyValue("peer", identity)
          .addKeyValue("state", state)
          .addKeyValue("event", event)
          .log("event_ignored");
      return;
    }
    PeerState before = state;
    state = row.get().next();
    if (before.isOpen() && !state.isOpen()) {
      lostByFault = state == PeerState.CLOSED;
      if (!lostByFault) {
        status(PeerStatus.CLOSING);
      }
    }
    row.get().actions().forEach(this::perform);
    if (state == PeerState.CLOSED && before != PeerState.CLOSED) {
      onAllClosed(before);
    } else if (!state.isOpen() && state != PeerState.CLOSING) {
      status(PeerStatus.CONNECTING);
    }
  }

  private void perform(PeerAction action) {
    switch (action) {
      case I_SND_CONN_REQ -> dialer.dial();
      case I_SND_CER -> sendCapabilities();
      case R_ACCEPT -> acceptGreeting();
      case R_REJECT -> {
        // Answered by onGreeting, which knows the connection.
      }
      case PROCESS_CER -> remote = greeted().remote();
      case PROCESS_CEA -> onAgreed(connected(initiator), wantsInband());
      case R_SND_CEA -> answerGreeting();
      case ELECT -> elect();
      case I_DISC -> initiator = disconnect(initiator);
      case R_DISC -> responder = disconnect(responder);
      case I_SND_DPR, R_SND_DPR -> sendDisconnect();
      case I_SND_DPA, R_SND_DPA -> awaitEnd();
      case ERROR, CLEANUP -> {
        initiator = disconnect(initiator);
        responder = disconnect(responder);
      }
    }
  }

  private void sendCapabilities() {
    Connection connection = connected(initiator);
    Capabilities local =
        node.capabilities(config, connection.localAddress().getAddress())
            .withInbandTls(config.security() == PeerSecurity.INBAND_TLS);
    DiameterMessage cer = CapabilitiesEncoder.request(local);
    connection.control().send(node.identified(cer));
  }

  private void acceptGreeting() {
    responder = greeted().connection();
    greeted().connection().peer(this);
  }

  private void answerGreeting() {
    Greeting greeted = greeted();
    Capabilities local =
        node.capabilities(config, greeted.connection().localAddress().getAddress())
            .withInbandTls(greeted.inbandTls());
    remote = greeted.remote();
    DiameterMessage cea = CapabilitiesEncoder.success(greeted.cer(), local);
    boolean opens = !greeted.inbandTls() || greeted.connection().isSecure();
    greeted.connection().control().sendGreeting(cea, opens);
    greeting = null;
    onAgreed(greeted.connection(), greeted.inbandTls());
  }

  private boolean wantsInband() {
    Capabilities known = remote;
    return config.security() == PeerSecurity.INBAND_TLS && known != null && known.inbandTls();
  }

  /** Capabilities are agreed: the connection opens, after TLS where that was agreed as well. */
  private void onAgreed(Connection connection, boolean inbandTls) {
    if (inbandTls && !connection.isSecure()) {
      node.transports().startInbandTls(connection);
    } else {
      openOn(connection);
    }
  }

  private void openOn(Connection connection) {
    open = connection;
    Capabilities told = remote;
    if (told != null) {
      told.originStateId().ifPresent(this::onOriginState);
    }
    connection.becomeOpen();
    boolean afterFault = lostByFault;
    connection.loop().execute(() -> connection.control().watch(config.timers(), afterFault));
    dialer.onOpen();
    status(afterFault ? PeerStatus.REOPEN : PeerStatus.OPEN);
  }

  private void elect() {
    if (Election.localWins(node.origin().host(), identity)) {
      fire(PeerEvent.WIN_ELECTION);
    }
  }

  private static @Nullable Connection disconnect(@Nullable Connection connection) {
    if (connection != null) {
      connection.close("left by this node");
    }
    return null;
  }

  private void sendDisconnect() {
    connected(open).control().sendDisconnect(leaving);
    awaitEnd();
  }

  private void awaitEnd() {
    node.time()
        .schedule(config.timers().disconnect(), node.anyLoop().executor(), this::onEndTimeout);
  }

  private synchronized void onEndTimeout() {
    if (state == PeerState.CLOSING) {
      fire(PeerEvent.TIMEOUT);
    }
  }

  private void onAllClosed(PeerState before) {
    open = null;
    greeting = null;
    if (!listed) {
      node.forget(this);
    } else if (!stopped && config.dials()) {
      dialer.dialLater(before.isOpen() || before == PeerState.CLOSING);
    }
    status(PeerStatus.CLOSED);
    left.complete(null);
  }

  /** The timer of a dial has fired. */
  synchronized void onDialTimer() {
    if (!stopped && state == PeerState.CLOSED) {
      fire(PeerEvent.START);
    }
  }

  private void status(PeerStatus next) {
    PeerStatus effective = draining && next == PeerStatus.OPEN ? PeerStatus.DRAINING : next;
    if (effective == status) {
      return;
    }
    LOG.atLevel(isAlarm(effective) ? Level.WARN : Level.INFO)
        .addKeyValue("peer", identity)
        .addKeyValue("from", status)
        .addKeyValue("to", effective)
        .log("peer_status");
    status = effective;
    since = node.time().instant();
    node.metrics().peerStatus(this, effective);
    node.onPeersChanged();
  }

  private boolean isAlarm(PeerStatus next) {
    boolean lost = next == PeerStatus.CLOSED && status != PeerStatus.CLOSING;
    return next == PeerStatus.SUSPECT || (lost && status != PeerStatus.CONNECTING);
  }

  private Greeting greeted() {
    return Objects.requireNonNull(greeting, "a CER waits");
  }

  private static Connection connected(@Nullable Connection connection) {
    return Objects.requireNonNull(connection, "the state has a connection");
  }
}
