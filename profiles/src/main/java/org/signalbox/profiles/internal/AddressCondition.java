package org.signalbox.profiles.internal;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.MatchTerms;

/**
 * The element is an address in any of the ranges.
 *
 * @param element read from the event; what is no address is in no range
 * @param networks ranges, or fields that hold one
 */
record AddressCondition(Expression element, List<Expression> networks) implements Condition {

  AddressCondition {
    networks = List.copyOf(networks);
  }

  @Override
  public boolean holds(EventView event, MatchTerms terms) {
    Optional<InetAddress> address = element.text(event).flatMap(IpNetwork::address);
    if (address.isEmpty()) {
      return false;
    }
    for (Expression network : networks) {
      Optional<IpNetwork> range = network.text(event).flatMap(IpNetwork::parse);
      if (range.isPresent() && range.get().contains(address.get())) {
        return true;
      }
    }
    return false;
  }
}
