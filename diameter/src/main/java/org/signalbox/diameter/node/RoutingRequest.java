package org.signalbox.diameter.node;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * A request that waits for a router's decision. The routing AVPs are read once, at first use. Used
 * by one thread.
 */
public final class RoutingRequest {

  private final DiameterMessage message;
  private final Optional<DiameterIdentity> source;
  private final PeerSnapshot peers;
  private @Nullable RoutingFields fields;

  /** The first of each routing AVP, in lower case for comparisons. */
  private record RoutingFields(
      Optional<String> host, Optional<String> realm, Set<String> routeRecords) {}

  /**
   * A request.
   *
   * @param message as received, before Route-Record is added
   * @param source the peer it came from; empty for a request of this node's own applications
   * @param peers the peers that take requests now
   */
  public RoutingRequest(
      DiameterMessage message, Optional<DiameterIdentity> source, PeerSnapshot peers) {
    this.message = message;
    this.source = source;
    this.peers = peers;
  }

  public DiameterMessage message() {
    return message;
  }

  /** The peer it came from; empty for this node's own requests. */
  public Optional<DiameterIdentity> source() {
    return source;
  }

  public PeerSnapshot peers() {
    return peers;
  }

  /** The first Destination-Host. */
  public Optional<String> destinationHost() {
    return fields().host();
  }

  /** The first Destination-Realm. */
  public Optional<String> destinationRealm() {
    return fields().realm();
  }

  /**
   * True when the request must not go to a peer: it came from it, or has passed it already by its
   * Route-Records.
   */
  public boolean hasPassed(DiameterIdentity peer) {
    return (source.isPresent() && source.get().equals(peer))
        || fields().routeRecords().contains(peer.key());
  }

  private RoutingFields fields() {
    RoutingFields known = fields;
    if (known == null) {
      known = read();
      fields = known;
    }
    return known;
  }

  private RoutingFields read() {
    Optional<String> host = Optional.empty();
    Optional<String> realm = Optional.empty();
    Set<String> passed = Set.of();
    AvpCursor cursor = message.cursor();
    while (cursor.next()) {
      if (host.isEmpty() && cursor.is(BaseAvp.DESTINATION_HOST)) {
        host = Optional.of(cursor.text());
      } else if (realm.isEmpty() && cursor.is(BaseAvp.DESTINATION_REALM)) {
        realm = Optional.of(cursor.text());
      } else if (cursor.is(BaseAvp.ROUTE_RECORD)) {
        passed = passed.isEmpty() ? new HashSet<>() : passed;
        passed.add(cursor.text().toLowerCase(Locale.ROOT));
      }
    }
    return new RoutingFields(host, realm, passed);
  }
}
