package org.signalbox.ocs.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.rating.TypeOfRecord;

/**
 * What is remembered of an open session beside the charging core. Immutable.
 *
 * @param id Session-Id
 * @param host the client's Origin-Host
 * @param realm the client's Origin-Realm
 * @param from the peer that brought its last request, which need not be the client
 * @param services that it has, in the order they began; at most {@value #SERVICES_MAX}
 */
record ClientSession(
    String id, DiameterIdentity host, String realm, DiameterIdentity from, List<Service> services) {

  /** Of a service without a rating group. */
  static final long NO_GROUP = -1;

  /** Of a service of which nobody here was told a request. */
  static final long NO_NUMBER = -1;

  /** More are not remembered: what they cost is only that a name or a bound is less exact. */
  static final int SERVICES_MAX = 100;

  /**
   * A service of a session.
   *
   * @param name as the charging core knows it
   * @param ratingGroup its rating group; {@link #NO_GROUP} for none
   * @param tor what its usage counts
   * @param reportedAt when usage was last reported of it, or it began; empty where nobody here was
   *     told
   * @param number of the request that reported it last; {@link #NO_NUMBER} where nobody here was
   *     told
   * @param validitySeconds how long its client may be silent of it, as far as it was told; 0 for no
   *     such time
   * @param free how it is granted where nobody pays for it; empty for what is paid
   */
  record Service(
      String name,
      long ratingGroup,
      TypeOfRecord tor,
      Optional<ReportTime> reportedAt,
      long number,
      long validitySeconds,
      Optional<GrantPolicy> free) {}

  ClientSession {
    services = List.copyOf(services);
  }

  /** The service of a name. */
  Optional<Service> service(String name) {
    for (Service service : services) {
      if (service.name().equals(name)) {
        return Optional.of(service);
      }
    }
    return Optional.empty();
  }

  /**
   * The only service of a rating group that is counted so; empty for none, or several.
   *
   * @param tor what is counted; empty where nothing is, so that any may be meant
   */
  Optional<Service> onlyOf(long ratingGroup, Optional<TypeOfRecord> tor) {
    Service found = null;
    for (Service service : services) {
      boolean isCountedSo = tor.isEmpty() || tor.get().equals(service.tor());
      if (service.ratingGroup() == ratingGroup && isCountedSo) {
        if (found != null) {
          return Optional.empty();
        }
        found = service;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The same session, heard of by another peer. */
  ClientSession heardFrom(DiameterIdentity peer) {
    return peer.equals(from) ? this : new ClientSession(id, host, realm, peer, services);
  }

  /** With services as they are now, in the place of those of their names or behind all others. */
  ClientSession with(List<Service> changed) {
    boolean isAll = services.size() <= 1 && changed.size() == 1;
    if (isAll
        && (services.isEmpty() || services.getFirst().name().equals(changed.getFirst().name()))) {
      // Most sessions have one service.
      return new ClientSession(id, host, realm, from, changed);
    }
    List<Service> all = new ArrayList<>(services);
    for (Service service : changed) {
      int at = 0;
      while (at < all.size() && !all.get(at).name().equals(service.name())) {
        at++;
      }
      if (at < all.size()) {
        all.set(at, service);
      } else if (all.size() < SERVICES_MAX) {
        all.add(service);
      }
    }
    return new ClientSession(id, host, realm, from, all);
  }
}
