package org.signalbox.diameter.internal;

import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.ErrorAnswer;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.NodeTime;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.PeerTimers;
import org.signalbox.diameter.peer.Watchdog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What two neighbours say to each other on one connection: capabilities, watchdog, disconnection,
 * and the timers of these. Runs on the connection's event loop, but for the methods that say
 * otherwise.
 */
final class ConnectionControl {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionControl.class);

  private final NodeCore node;
  private final Connection connection;
  private boolean greeted;
  private boolean mute;
  private boolean ended;
  private @Nullable Watchdog watchdog;
  private NodeTime.@Nullable Timer watchdogTimer;
  private NodeTime.@Nullable Timer capabilitiesTimer;

  ConnectionControl(NodeCore node, Connection connection) {
    this.node = node;
    this.connection = connection;
  }

  /** The transport is there: CER must follow in time. */
  void awaitCapabilities(Duration limit) {
    capabilitiesTimer =
        schedule(
            limit,
            () -> {
              if (!connection.isOpen()) {
                connection.close(
                    greeted ? "the TLS that was agreed did not begin" : "no CER or CEA in time");
              }
            });
  }

  /** A message of the base protocol, or the first one of a connection. */
  void onMessage(DiameterMessage message, long nowNanos) {
    if (mute) {
      return;
    }
    boolean base = message.applicationId() == 0 && BaseCommand.isHopByHop(message.commandCode());
    if (!base) {
      // RFC 6733 §5.6: before capabilities are exchanged nothing else is spoken.
      connection.close("first message is no CER");
      return;
    }
    switch (message.commandCode()) {
      case BaseCommand.CAPABILITIES_EXCHANGE -> onCapabilities(message);
      case BaseCommand.DEVICE_WATCHDOG -> onWatchdog(message, nowNanos);
      default -> onDisconnect(message, nowNanos);
    }
  }

  private void onCapabilities(DiameterMessage message) {
    Peer peer = connection.peer();
    if (!message.isRequest()) {
      if (peer != null && connection.isInitiator() && !greeted) {
        greeted = true;
        peer.onCapabilitiesAnswer(connection, message);
      }
      return;
    }
    if (connection.isOpen()) {
      String reason = "capabilities are not updated on an open connection";
      refuse(message, ResultCode.UNABLE_TO_COMPLY, reason);
    } else if (connection.isInitiator() || greeted) {
      connection.close("CER from the answering side");
    } else {
      greeted = true;
      node.greeter().onRequest(connection, message);
    }
  }

  private void refuse(DiameterMessage request, int resultCode, String reason) {
    connection.write(ErrorAnswer.of(request, node.origin(), resultCode, reason));
  }

  private void onWatchdog(DiameterMessage message, long nowNanos) {
    if (!connection.isOpen()) {
      connection.close("watchdog before capabilities");
      return;
    }
    Peer peer = connection.peer();
    OptionalLong state = message.avps().unsigned32(BaseAvp.ORIGIN_STATE_ID);
    if (peer != null && state.isPresent()) {
      peer.onOriginState(state.getAsLong());
    }
    if (message.isRequest()) {
      onTraffic(nowNanos);
      connection.write(
          message
              .answer()
              .result(ResultCode.SUCCESS)
              .origin(node.origin())
              .build()
              .append(BaseAvp.ORIGIN_STATE_ID, node.originStateOctets()));
      return;
    }
    Watchdog dog = watchdog;
    if (dog != null) {
      act(dog.onAnswer(nowNanos));
      arm();
    }
  }

  private void onDisconnect(DiameterMessage message, long nowNanos) {
    Peer peer = connection.peer();
    if (peer == null || !(connection.isOpen() || peer.isClosing(connection))) {
      connection.close("DPR or DPA before capabilities");
      return;
    }
    onTraffic(nowNanos);
    if (message.isRequest()) {
      Optional<DisconnectCause> cause =
          DisconnectCause.fromCode(message.avps().integer32(BaseAvp.DISCONNECT_CAUSE).orElse(0));
      peer.onDisconnectRequest(connection, message, cause.orElse(DisconnectCause.REBOOTING));
    } else {
      peer.onDisconnectAnswer(connection);
    }
  }

  // Watchdog.

  /** The connection has opened: watch it. */
  void watch(PeerTimers timers, boolean afterFault) {
    long now = node.time().nanoTime();
    cancel(capabilitiesTimer);
    watchdog = new Watchdog(timers.watchdog(), afterFault, ConnectionControl::jitter, now);
    arm();
  }

  private static long jitter() {
    long max = Watchdog.jitterNanosMax();
    return ThreadLocalRandom.current().nextLong(-max, max + 1);
  }

  /** Any message came. */
  void onTraffic(long nowNanos) {
    Watchdog dog = watchdog;
    if (dog != null) {
      act(dog.onTraffic(nowNanos));
    }
  }

  /** Asks at once: another connection claims to be this peer. */
  void probe() {
    connection
        .loop()
        .execute(() -> {
          Watchdog dog = watchdog;
          if (dog != null && dog.probe(node.time().nanoTime())) {
            sendWatchdog();
            arm();
          }
        });
  }

  private void arm() {
    Watchdog dog = watchdog;
    cancel(watchdogTimer);
    if (dog == null || ended || dog.state() == Watchdog.State.DOWN) {
      return;
    }
    long delay = Math.max(0, dog.deadlineNanos() - node.time().nanoTime());
    watchdogTimer = schedule(Duration.ofNanos(delay), this::onWatchdogTimer);
  }

  private void onWatchdogTimer() {
    Watchdog dog = watchdog;
    if (dog == null || ended) {
      return;
    }
    long now = node.time().nanoTime();
    if (connection.flow().isPaused()) {
      dog.onOwnPause(now);
    }
    act(dog.onTimer(now));
    arm();
  }

  private void act(Watchdog.Action action) {
    Peer peer = connection.peer();
    if (action == Watchdog.Action.NONE || peer == null) {
      return;
    }
    switch (action) {
      case SEND_DWR -> sendWatchdog();
      case FAIL_OVER -> {
        node.metrics().occurred(Occurrence.WATCHDOG_TIMEOUT, connection.peerName());
        peer.onSuspect(connection);
        connection.outstanding().failOver();
      }
      case FAIL_BACK -> peer.onTrusted(connection);
      case CLOSE -> {
        LOG.atWarn().addKeyValue("peer", connection.peerName()).log("watchdog_closed_connection");
        connection.close("no watchdog answer");
      }
      case NONE -> {
        // Nothing to do.
      }
    }
  }

  private void sendWatchdog() {
    connection.write(
        node.ownRequest(BaseCommand.DEVICE_WATCHDOG)
            .origin(node.origin())
            .build()
            .append(BaseAvp.ORIGIN_STATE_ID, node.originStateOctets()));
  }

  /** Sends DPR. Any thread may call it. */
  void sendDisconnect(DisconnectCause cause) {
    connection
        .loop()
        .execute(() -> {
          var request = node.ownRequest(BaseCommand.DISCONNECT_PEER).origin(node.origin());
          request.integer32(BaseAvp.DISCONNECT_CAUSE, cause.code());
          connection.write(request.build());
        });
  }

  /** Sends any message of the base protocol. Any thread may call it. */
  void send(DiameterMessage message) {
    connection.loop().execute(() -> connection.write(message));
  }

  // The end.

  /** Reading goes on after a pause of our own. */
  void onResumed(long nowNanos) {
    Watchdog dog = watchdog;
    if (dog != null) {
      dog.onOwnPause(nowNanos);
    }
  }

  /** The connection closes once its last message has left. */
  void onLastWords() {
    mute = true;
    schedule(Duration.ofSeconds(5), () -> connection.close("last words not taken"));
  }

  void onUserEvent(Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (!handshake.isSuccess()) {
        onTlsFailed(handshake.cause());
      } else if (connection.isInMessage()) {
        connection.close("octets in clear came after in-band TLS was agreed");
      } else {
        node.greeter().onSecured(connection);
      }
    }
  }

  private void onTlsFailed(Throwable cause) {
    if (connection.peer() != null || node.greeter().mayAnswer()) {
      LOG.atWarn()
          .addKeyValue("peer", connection.peerName())
          .addKeyValue("address", connection.remoteAddress())
          .addKeyValue("reason", String.valueOf(cause.getMessage()))
          .log("tls_failed");
    }
    connection.close("TLS failed");
  }

  void onClosed() {
    ended = true;
    cancel(watchdogTimer);
    cancel(capabilitiesTimer);
  }

  private NodeTime.Timer schedule(Duration delay, Runnable task) {
    return node.time().schedule(delay, connection.loop().executor(), task);
  }

  private static void cancel(NodeTime.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
