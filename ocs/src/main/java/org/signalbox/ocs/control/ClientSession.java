package org.signalbox.ocs.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.rating.TypeOfRecord;

/**
 * What is remembered of an open session beside the charging core. Immutable.
 *
 * <p>A hundred thousand are remembered, and the collector copies each of their objects: so the one
 * service that nearly all have needs no list, and moments are numbers.
 */
final class ClientSession {

  /** Of a service without a rating group. */
  static final long NO_GROUP = -1;

  /** Of a service of which nobody here was told a request. */
  static final long NO_NUMBER = -1;

  /** More are not remembered: what they cost is only that a name or a bound is less exact. */
  static final int SERVICES_MAX = 100;

  private final String id;
  private final DiameterIdentity host;
  private final String realm;
  private final DiameterIdentity from;

  /** The service that began first; null where none did yet. */
  private final @Nullable Service first;

  /** Immutable; those that began behind it. */
  private final List<Service> others;

  /**
   * A service of a session.
   *
   * @param name as the charging core knows it
   * @param ratingGroup its rating group; {@link #NO_GROUP} for none
   * @param tor what its usage counts
   * @param arrival of {@link #reportedAt()}; {@link ReportTime#UNTOLD} where nobody here was told
   * @param byClient of {@link #reportedAt()}
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
      long arrival,
      long byClient,
      long number,
      long validitySeconds,
      Optional<GrantPolicy> free) {

    /**
     * A service.
     *
     * @param reportedAt as of {@link #reportedAt()}
     */
    Service(
        String name,
        long ratingGroup,
        TypeOfRecord tor,
        Optional<ReportTime> reportedAt,
        long number,
        long validitySeconds,
        Optional<GrantPolicy> free) {
      this(
          name,
          ratingGroup,
          tor,
          reportedAt.isPresent() ? reportedAt.get().arrival() : ReportTime.UNTOLD,
          reportedAt.isPresent() ? reportedAt.get().byClient() : ReportTime.UNTOLD,
          number,
          validitySeconds,
          free);
    }

    /**
     * When usage was last reported of it, or it began; empty where nobody here was told. Made anew
     * each time.
     */
    Optional<ReportTime> reportedAt() {
      return arrival == ReportTime.UNTOLD
          ? Optional.empty()
          : Optional.of(new ReportTime(arrival, byClient));
    }
  }

  /**
   * A session.
   *
   * @param id Session-Id
   * @param host the client's Origin-Host
   * @param realm the client's Origin-Realm
   * @param from the peer that brought its last request, which need not be the client
   * @param services that it has, in the order they began; at most {@value #SERVICES_MAX}
   */
  ClientSession(
      String id,
      DiameterIdentity host,
      String realm,
      DiameterIdentity from,
      List<Service> services) {
    this.id = id;
    this.host = host;
    this.realm = realm;
    this.from = from;
    this.first = services.isEmpty() ? null : services.getFirst();
    this.others =
        services.size() <= 1 ? List.of() : List.copyOf(services.subList(1, services.size()));
  }

  private ClientSession(ClientSession before, DiameterIdentity from) {
    this.id = before.id;
    this.host = before.host;
    this.realm = before.realm;
    this.from = from;
    this.first = before.first;
    this.others = before.others;
  }

  /** Session-Id. */
  String id() {
    return id;
  }

  /** The client's Origin-Host. */
  DiameterIdentity host() {
    return host;
  }

  /** The client's Origin-Realm. */
  String realm() {
    return realm;
  }

  /** The peer that brought its last request, which need not be the client. */
  DiameterIdentity from() {
    return from;
  }

  /** The services that it has, in the order they began; made anew each time. */
  List<Service> services() {
    if (first == null) {
      return List.of();
    }
    if (others.isEmpty()) {
      return List.of(first);
    }
    List<Service> all = new ArrayList<>(1 + others.size());
    all.add(first);
    all.addAll(others);
    return all;
  }

  /** The service of a name. */
  Optional<Service> service(String name) {
    if (first == null || first.name().equals(name)) {
      return Optional.ofNullable(first);
    }
    for (Service service : others) {
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
    for (Service service : services()) {
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
    return peer.equals(from) ? this : new ClientSession(this, peer);
  }

  /** With services as they are now, in the place of those of their names or behind all others. */
  ClientSession with(List<Service> changed) {
    boolean isOne = changed.size() == 1 && others.isEmpty();
    if (isOne && (first == null || first.name().equals(changed.getFirst().name()))) {
      // Most sessions have one service.
      return new ClientSession(id, host, realm, from, changed);
    }
    List<Service> all = new ArrayList<>(services());
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
