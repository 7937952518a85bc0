package org.signalbox.diameter.peer;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.signalbox.diameter.message.BaseCommand;
import org.signalbox.diameter.message.Origin;

/**
 * What a CER or CEA says of the node that sends it (RFC 6733 §5.3).
 *
 * @param origin its identity and realm
 * @param addresses Host-IP-Address
 * @param vendorId of the maker
 * @param productName of the product
 * @param originStateId Origin-State-Id
 * @param applications what it serves, asks for or relays
 * @param inbandTls true when it asks for TLS on this connection (RFC 3588 §13.1)
 */
public record Capabilities(
    Origin origin,
    List<InetAddress> addresses,
    int vendorId,
    String productName,
    OptionalLong originStateId,
    List<AdvertisedApplication> applications,
    boolean inbandTls) {

  public Capabilities {
    addresses = List.copyOf(addresses);
    applications = List.copyOf(applications);
  }

  /** True when it relays whatever comes. */
  public boolean isRelay() {
    return applications.stream().anyMatch(a -> a.id() == BaseCommand.RELAY_APPLICATION);
  }

  /**
   * The ids of its applications. A vendor does not tell two applications apart here: ids are unique
   * and many peers name a vendor wrongly.
   */
  public Set<Integer> applicationIds() {
    Set<Integer> ids = new HashSet<>();
    applications.forEach(application -> ids.add(application.id()));
    return Set.copyOf(ids);
  }

  /** The applications that both have; a relay on either side has those of the other. */
  public Set<Integer> common(Capabilities other) {
    Set<Integer> ours = applicationIds();
    Set<Integer> theirs = other.applicationIds();
    if (isRelay()) {
      return theirs;
    }
    if (other.isRelay()) {
      return ours;
    }
    Set<Integer> both = new HashSet<>(ours);
    both.retainAll(theirs);
    return Set.copyOf(both);
  }

  public Capabilities withApplications(List<AdvertisedApplication> advertised) {
    return new Capabilities(
        origin, addresses, vendorId, productName, originStateId, advertised, inbandTls);
  }

  public Capabilities withAddresses(List<InetAddress> local) {
    return new Capabilities(
        origin, local, vendorId, productName, originStateId, applications, inbandTls);
  }

  public Capabilities withInbandTls(boolean asked) {
    return new Capabilities(
        origin, addresses, vendorId, productName, originStateId, applications, asked);
  }
}
