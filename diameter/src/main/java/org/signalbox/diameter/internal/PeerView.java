package org.signalbox.diameter.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What routers and operators read of a peer. Any thread may read it; {@link Peer} changes it under
 * its lock.
 */
abstract class PeerView implements RoutablePeer {

  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  /** The other side's capabilities, with what is asked of them for each request. */
  private record Told(Capabilities capabilities, Set<Integer> applications, boolean relay) {}

  private final NodeCore node;
  private final DiameterIdentity identity;
  private final byte[] identityOctets;
  private volatile PeerConfig config;
  private volatile PeerStatus status = PeerStatus.CLOSED;
  private volatile Instant since;
  private volatile @Nullable Told told;
  private volatile @Nullable Connection connection;
  private volatile Optional<String> trouble = Optional.empty();

  PeerView(NodeCore node, PeerConfig config) {
    this.node = node;
    this.identity = config.identity();
    this.identityOctets = identity.text().getBytes(StandardCharsets.US_ASCII);
    this.config = config;
    this.since = node.time().instant();
  }

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

  void config(PeerConfig changed) {
    config = changed;
  }

  @Override
  public String realm() {
    Told known = told;
    return known != null
        ? known.capabilities().origin().realm()
        : config.realm().orElseGet(identity::realmPart);
  }

  @Override
  public Set<Integer> applications() {
    Told known = told;
    return known == null ? Set.of() : known.applications();
  }

  @Override
  public boolean isRelay() {
    Told known = told;
    return known != null && known.relay();
  }

  Optional<Capabilities> capabilities() {
    return Optional.ofNullable(told).map(Told::capabilities);
  }

  void capabilities(Capabilities remote) {
    told = new Told(remote, remote.applicationIds(), remote.isRelay());
  }

  @Override
  public boolean isOpen() {
    return status == PeerStatus.OPEN;
  }

  PeerStatus status() {
    return status;
  }

  /** Changes the status, which the node's routers then see. */
  void status(PeerStatus next) {
    PeerStatus before = status;
    if (next == before) {
      return;
    }
    LOG.atLevel(isAlarm(before, next) ? Level.WARN : Level.INFO)
        .addKeyValue("peer", identity)
        .addKeyValue("from", before)
        .addKeyValue("to", next)
        .log("peer_status");
    if (next == PeerStatus.OPEN) {
      trouble = Optional.empty();
    }
    status = next;
    since = node.time().instant();
    node.metrics().peerStatus(this, next);
    if (before == PeerStatus.OPEN || next == PeerStatus.OPEN) {
      node.onPeersChanged();
    }
  }

  private static boolean isAlarm(PeerStatus before, PeerStatus next) {
    boolean lost = next == PeerStatus.CLOSED && before != PeerStatus.CLOSING;
    return next == PeerStatus.SUSPECT || (lost && before != PeerStatus.CONNECTING);
  }

  @Override
  public int pending() {
    Connection used = connection;
    return used == null ? 0 : used.outstanding().pendingCount();
  }

  /** The connection in use; null when there is none. */
  @Nullable Connection connection() {
    return connection;
  }

  void connection(@Nullable Connection used) {
    connection = used;
  }

  /** Notes why the peer was lost or could not be connected. */
  void trouble(String reason) {
    trouble = Optional.of(reason);
  }

  /** True when an operator took the peer out of use. */
  abstract boolean isDrained();

  /** Where work on the peer's messages may run. */
  Loop loop() {
    Connection used = connection;
    return used == null ? node.anyLoop() : used.loop();
  }

  PeerReport report() {
    Connection used = connection;
    return new PeerReport(
        identity,
        realm(),
        status,
        since,
        Optional.ofNullable(used).map(Connection::remoteAddress),
        used != null && used.isSecure(),
        config.transport(),
        pending(),
        used == null ? 0 : used.queuedOctets(),
        isDrained(),
        capabilities(),
        trouble);
  }
}
