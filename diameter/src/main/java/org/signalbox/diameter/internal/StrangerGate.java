package org.signalbox.diameter.internal;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.signalbox.diameter.node.NodeLimits;

/**
 * Counts the connections that have not yet brought a known peer's CER. When there are too many the
 * oldest one goes, first of all one from the same address: a peer's CER comes in its first
 * milliseconds, so a flood of silent connections pushes out itself. Any thread may use it.
 */
final class StrangerGate {

  private final int sizeMax;
  private final int perAddressMax;
  private final Map<Connection, Optional<InetAddress>> strangers = new LinkedHashMap<>();
  private final Map<InetAddress, Integer> perAddress = new HashMap<>();

  StrangerGate(NodeLimits limits) {
    this.sizeMax = limits.strangersMax();
    this.perAddressMax = limits.strangersPerAddressMax();
  }

  /** Counts a new connection; returns the one that must be closed for it. */
  synchronized Optional<Connection> enter(Connection connection) {
    Optional<InetAddress> address = connection.remoteHost();
    int fromThere = address.map(a -> perAddress.merge(a, 1, Integer::sum)).orElse(1);
    strangers.put(connection, address);
    if (fromThere > perAddressMax) {
      return oldest(address);
    }
    return strangers.size() > sizeMax ? oldest(Optional.empty()) : Optional.empty();
  }

  private Optional<Connection> oldest(Optional<InetAddress> address) {
    Optional<Connection> found =
        strangers.entrySet().stream()
            .filter(entry -> address.isEmpty() || entry.getValue().equals(address))
            .map(Map.Entry::getKey)
            .findFirst();
    found.ifPresent(this::leave);
    return found;
  }

  /** The connection is known now, or gone. */
  synchronized void leave(Connection connection) {
    Optional<InetAddress> address = strangers.getOrDefault(connection, Optional.empty());
    strangers.remove(connection);
    address.ifPresent(known -> perAddress.computeIfPresent(known, (a, n) -> n == 1 ? null : n - 1));
  }

  synchronized int size() {
    return strangers.size();
  }
}
