package org.signalbox.diameter.internal;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerHello;
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

/**
 * One peer: runs the {@link PeerStateMachine} over its up to two connections.
 *
 * <p>Events come from the event loops of both connections, from timers and from operators; they are
 * rare, short, and handled one at a time under this object's lock. No action waits: connections are
 * told to send or close and do so on their own loops.
 */
final class Peer extends PeerView {

  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  /** A CER that waits for the election. */
  private record Greeting(
      Connection connection, DiameterMessage cer, Capabilities remote, boolean inbandTls) {}

  private final NodeCore node;
  private final PeerDialer dialer;
  private final PeerDeparture departure = new PeerDeparture();
  private final Optional<PeerHello> admitted;
  private volatile long originState = -1;
  private PeerState state = PeerState.CLOSED;
  private @Nullable Connection initiator;
  private @Nullable Connection responder;
  private @Nullable Greeting greeting;
  private boolean lostByFault;
  private boolean opened;

  /** What the watchdog thinks of the connection in use; a drain hides it. */
  private PeerStatus trust = PeerStatus.OPEN;

  private boolean anew;
  private boolean forgotten;

  /**
   * A peer that is not connected.
   *
   * @param admitted the CER by which an accept-list let it in; such a peer is forgotten when it
   *     leaves, unless an operator drained it. Empty for a listed peer
   */
  Peer(NodeCore node, PeerConfig config, Optional<PeerHello> admitted) {
    super(node, config);
    this.node = node;
    this.dialer = new PeerDialer(node, this);
    this.admitted = admitted;
  }

  boolean isListed() {
    return admitted.isEmpty();
  }

  /** The CER by which an accept-list let it in; empty for a listed peer. */
  Optional<PeerHello> admitted() {
    return admitted;
  }

  // What operators and the peer list want.

  /** Takes the peer into use, and dials it if it is to be dialled. */
  synchronized void start() {
    departure.revoke();
    dialer.forgive();
    if (status() == PeerStatus.DRAINING) {
      become(trust);
    }
    if (state == PeerState.CLOSED) {
      dial();
    } else if (state == PeerState.CLOSING) {
      anew = true;
    }
  }

  private void dial() {
    if (config().dials() && !node.isClosing()) {
      fire(PeerEvent.START);
    }
  }

  /**
   * Changes the configuration; a connection that no longer fits it is left and made anew. A peer
   * that an operator took out of use stays out.
   */
  synchronized void reconfigure(PeerConfig changed) {
    boolean fits = changed.connectsLike(config());
    config(changed);
    if (departure.isStopped()) {
      return;
    }
    if (state == PeerState.CLOSED) {
      start();
    } else if (!fits) {
      anew = true;
      departure.reconnect();
      fire(PeerEvent.STOP);
    }
  }

  /** Leaves the peer: DPR, then no dialling until {@link #start}. */
  synchronized CompletionStage<Void> stop(DisconnectCause cause) {
    departure.stop(cause);
    return leave();
  }

  /** Leaves the peer for good: who greets it from now on must look it up again. */
  synchronized void remove(DisconnectCause cause) {
    forgotten = true;
    var _ = stop(cause);
  }

  private CompletionStage<Void> leave() {
    anew = false;
    dialer.cancel();
    if (state == PeerState.CLOSED) {
      return CompletableFuture.completedFuture(null);
    }
    CompletionStage<Void> whenLeft = departure.whenLeft();
    fire(PeerEvent.STOP);
    return whenLeft;
  }

  /** Sends no new requests; leaves the peer once nothing is under way, or after the limit. */
  synchronized CompletionStage<Void> drain() {
    departure.drain();
    Connection used = connection();
    if (!state.isOpen() || used == null) {
      return leave();
    }
    CompletionStage<Void> whenLeft = departure.whenLeft();
    become(PeerStatus.DRAINING);
    departure.limit(
        node.time().schedule(config().timers().answer(), used.loop().executor(), this::endDrain));
    // Behind the requests that were handed to the connection's loop before the status changed.
    used.loop()
        .post(() -> {
          if (used.outstanding().isIdle()) {
            endDrain();
          }
        });
    return whenLeft;
  }

  private synchronized void endDrain() {
    if (departure.isDraining() && state.isOpen()) {
      fire(PeerEvent.STOP);
    }
  }

  /** A connection has nothing under way any more; on its loop. */
  void onIdle(Connection idle) {
    if (departure.waitsForIdle() && idle == connection()) {
      endDrain();
      endAgreed(idle);
    }
  }

  private synchronized void endAgreed(Connection idle) {
    if (departure.isAgreed() && state == PeerState.CLOSING) {
      fire(idle == initiator ? PeerEvent.I_RCV_DPA : PeerEvent.R_RCV_DPA);
    }
  }

  @Override
  boolean isDrained() {
    return departure.isDraining();
  }

  /** Forgets a peer that an accept-list let in and that did not connect after all. */
  synchronized void forgetIfUnused() {
    if (!isListed() && state == PeerState.CLOSED && !isDrained()) {
      forget();
    }
  }

  private void forget() {
    forgotten = true;
    node.forget(this);
  }

  // What connections bring.

  /** A dialled connection is up. */
  synchronized void onConnected(Connection connection, int dial) {
    boolean waits = state == PeerState.WAIT_CONN_ACK || state == PeerState.WAIT_CONN_ACK_ELECT;
    if (!dialer.isCurrent(dial) || !waits) {
      connection.close("no longer wanted");
      return;
    }
    if (connection.isClosed()) {
      // It came and went before anybody was told: no event of its end will follow.
      onConnectFailed(dial, connection.closeReason());
      return;
    }
    initiator = connection;
    connection.peer(this);
    connection.control().awaitCapabilities(config().timers().capabilities());
    fire(PeerEvent.I_RCV_CONN_ACK);
  }

  /** Dialling failed. */
  synchronized void onConnectFailed(int dial, String reason) {
    if (dialer.isCurrent(dial)) {
      trouble(reason);
      fire(PeerEvent.I_RCV_CONN_NACK);
    }
  }

  /**
   * A CER of this peer came and was judged good.
   *
   * @return false when this peer has been forgotten meanwhile
   */
  synchronized boolean onGreeting(
      Connection connection, DiameterMessage cer, Capabilities capabilities) {
    if (forgotten) {
      return false;
    }
    boolean takes =
        PeerStateMachine.on(state, PeerEvent.R_CONN_CER).stream()
            .anyMatch(row -> row.actions().contains(PeerAction.R_ACCEPT));
    if (takes && responder == null) {
      boolean inband = config().security() == PeerSecurity.INBAND_TLS && capabilities.inbandTls();
      greeting = new Greeting(connection, cer, capabilities, inband);
      fire(PeerEvent.R_CONN_CER);
      return true;
    }
    LOG.atWarn()
        .addKeyValue("peer", identity())
        .addKeyValue("address", connection.remoteAddress())
        .log("second_connection_refused");
    String reason = "this peer is connected already";
    node.greeter().refuse(connection, cer, MessageFault.of(ResultCode.UNABLE_TO_COMPLY, reason));
    Connection inUse = connection();
    if (inUse != null) {
      inUse.control().probe();
    }
    return true;
  }

  /** A CEA came on the dialled connection. */
  synchronized void onCapabilitiesAnswer(Connection connection, DiameterMessage cea) {
    if (connection != initiator) {
      connection.close("answer on a connection that lost");
      return;
    }
    switch (node.check().judge(connection, config(), cea)) {
      case CapabilitiesDecoder.Result.Read read -> {
        capabilities(read.capabilities());
        fire(PeerEvent.I_RCV_CEA);
      }
      case CapabilitiesDecoder.Result.Refused refused -> {
        LOG.atWarn()
            .addKeyValue("peer", identity())
            .addKeyValue("reason", refused.fault().reason())
            .log("cea_refused");
        trouble(refused.fault().reason());
        dialer.onRefused(refused.fault().resultCode() == ResultCode.TOO_BUSY);
        fire(PeerEvent.I_RCV_NON_CEA);
      }
    }
  }

  /**
   * A message told the peer's Origin-State-Id. A greater one than before means that the peer has
   * restarted and lost its sessions (RFC 6733 §8.16).
   */
  void onOriginState(long told) {
    long known = originState;
    originState = Math.max(known, told);
    if (known >= 0 && told > known) {
      LOG.atWarn().addKeyValue("peer", identity()).log("peer_restarted");
      node.metrics().occurred(Occurrence.PEER_RESTARTED, identity().text());
    }
  }

  /** A DPR came. */
  synchronized void onDisconnectRequest(
      Connection connection, DiameterMessage dpr, DisconnectCause cause) {
    LOG.atInfo().addKeyValue("peer", identity()).addKeyValue("cause", cause).log("peer_leaves");
    lostByFault = false;
    trouble("it left with DPR: " + cause);
    dialer.onLeft(cause);
    connection.control().send(node.ownAnswer(dpr));
    fire(connection == initiator ? PeerEvent.I_RCV_DPR : PeerEvent.R_RCV_DPR);
  }

  /** A DPA came; the connection ends once every request under way on it is answered. */
  synchronized void onDisconnectAnswer(Connection connection) {
    if (state == PeerState.CLOSING) {
      departure.agree();
      if (connection.outstanding().isIdle()) {
        endAgreed(connection);
      }
    }
  }

  synchronized boolean isClosing(Connection connection) {
    return state == PeerState.CLOSING && (connection == initiator || connection == responder);
  }

  /** A connection of this peer has ended. */
  synchronized void onClosed(Connection connection) {
    if (state.isOpen() && (connection == initiator || connection == responder)) {
      trouble(connection.closeReason());
    }
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
    if (connection != connection()) {
      return;
    }
    trust = PeerStatus.SUSPECT;
    if (status() == PeerStatus.OPEN) {
      become(PeerStatus.SUSPECT);
    }
  }

  synchronized void onTrusted(Connection connection) {
    if (connection != connection() || trust == PeerStatus.OPEN) {
      return;
    }
    trust = PeerStatus.OPEN;
    lostByFault = false;
    if (status() == PeerStatus.SUSPECT || status() == PeerStatus.REOPEN) {
      become(PeerStatus.OPEN);
    }
  }

  /** The timer of a dial has fired. */
  synchronized void onDialTimer() {
    if (!departure.isStopped() && state == PeerState.CLOSED) {
      dial();
    }
  }

  // The state machine's actions.

  private void fire(PeerEvent event) {
    Optional<PeerTransition> row = PeerStateMachine.on(state, event);
    if (row.isEmpty()) {
      LOG.atDebug()
          .addKeyValue("peer", identity())
          .addKeyValue("state", state)
          .addKeyValue("event", event)
          .log("event_ignored");
      return;
    }
    PeerState before = state;
    state = row.get().next();
    if (before.isOpen() && !state.isOpen()) {
      if (state != PeerState.CLOSED) {
        lostByFault = false;
        become(PeerStatus.CLOSING);
      } else if (opened) {
        lostByFault = true;
      }
      opened = false;
    }
    row.get().actions().forEach(this::perform);
    if (state == PeerState.CLOSED && before != PeerState.CLOSED) {
      onAllClosed(before);
    } else if (!state.isOpen() && state != PeerState.CLOSING) {
      become(PeerStatus.CONNECTING);
    }
  }

  private void perform(PeerAction action) {
    switch (action) {
      case I_SND_CONN_REQ -> dialer.dial();
      case I_SND_CER -> sendCapabilities(present(initiator));
      case R_ACCEPT -> acceptGreeting();
      case R_REJECT -> {
        // Answered by onGreeting, which knows the connection.
      }
      case PROCESS_CER -> capabilities(greeted().remote());
      case PROCESS_CEA -> onAgreed(present(initiator), wantsInband());
      case R_SND_CEA -> answerGreeting();
      case ELECT -> elect();
      case I_DISC -> disconnectInitiator();
      case R_DISC -> disconnectResponder();
      case I_SND_DPR -> sendDisconnect(present(initiator));
      case R_SND_DPR -> sendDisconnect(present(responder));
      case I_SND_DPA, R_SND_DPA -> awaitEnd();
      case ERROR, CLEANUP -> {
        disconnectInitiator();
        disconnectResponder();
      }
    }
  }

  private void sendCapabilities(Connection connection) {
    Capabilities local =
        node.capabilities(config(), connection)
            .withInbandTls(config().security() == PeerSecurity.INBAND_TLS);
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
        node.capabilities(config(), greeted.connection()).withInbandTls(greeted.inbandTls());
    capabilities(greeted.remote());
    greeted.connection().control().send(CapabilitiesEncoder.success(greeted.cer(), local));
    greeting = null;
    onAgreed(greeted.connection(), greeted.inbandTls());
  }

  private boolean wantsInband() {
    return config().security() == PeerSecurity.INBAND_TLS
        && capabilities().stream().anyMatch(Capabilities::inbandTls);
  }

  /** Capabilities are agreed: the connection opens, after TLS where that was agreed as well. */
  private void onAgreed(Connection connection, boolean inbandTls) {
    if (inbandTls && !connection.isSecure()) {
      node.transports().startInbandTls(connection);
    } else {
      openOn(connection);
    }
  }

  /** Opens the connection behind its CEA, and only then shows the peer to routers. */
  private void openOn(Connection connection) {
    connection(connection);
    capabilities().ifPresent(told -> told.originStateId().ifPresent(this::onOriginState));
    boolean afterFault = lostByFault;
    connection
        .loop()
        .execute(() -> {
          connection.becomeOpen();
          connection.control().watch(config().timers(), afterFault);
          onOpened(connection, afterFault);
        });
  }

  private synchronized void onOpened(Connection connection, boolean afterFault) {
    if (state.isOpen() && connection == connection()) {
      dialer.onOpen();
      opened = true;
      trust = afterFault ? PeerStatus.REOPEN : PeerStatus.OPEN;
      become(trust);
    }
  }

  private void elect() {
    if (Election.localWins(node.origin().host(), identity())) {
      fire(PeerEvent.WIN_ELECTION);
    }
  }

  private void disconnectInitiator() {
    if (initiator != null) {
      initiator.leave();
      initiator = null;
    }
  }

  private void disconnectResponder() {
    Greeting unanswered = greeting;
    if (responder != null && unanswered != null && state == PeerState.INITIATOR_OPEN) {
      refuse(unanswered, MessageFault.of(ResultCode.ELECTION_LOST, "the other connection stays"));
    } else if (responder != null) {
      responder.leave();
    }
    responder = null;
    greeting = null;
  }

  private void refuse(Greeting refused, MessageFault fault) {
    refused
        .connection()
        .loop()
        .execute(() -> node.greeter().refuse(refused.connection(), refused.cer(), fault));
  }

  private void sendDisconnect(Connection connection) {
    connection.control().sendDisconnect(departure.cause());
    awaitEnd();
  }

  private void awaitEnd() {
    departure.limit(
        node.time()
            .schedule(
                config().timers().disconnect(), node.anyLoop().executor(), this::onEndTimeout));
  }

  private synchronized void onEndTimeout() {
    if (state == PeerState.CLOSING) {
      fire(PeerEvent.TIMEOUT);
    }
  }

  private void onAllClosed(PeerState before) {
    connection(null);
    greeting = null;
    boolean again = anew && !departure.isStopped();
    anew = false;
    if (isListed() && !departure.isStopped() && !again && config().dials()) {
      dialer.dialLater(before.isOpen() || before == PeerState.CLOSING);
    }
    become(PeerStatus.CLOSED);
    departure.onLeft();
    if (!isListed() && !isDrained()) {
      forget();
    } else if (again) {
      dial();
    }
  }

  private void become(PeerStatus next) {
    status(isDrained() && next == PeerStatus.OPEN ? PeerStatus.DRAINING : next);
  }

  private Greeting greeted() {
    return Objects.requireNonNull(greeting, "a CER waits");
  }

  private static Connection present(@Nullable Connection connection) {
    return Objects.requireNonNull(connection, "the state has a connection");
  }
}
