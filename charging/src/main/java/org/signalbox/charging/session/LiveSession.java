package org.signalbox.charging.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A session as it is remembered beside the ledger. Any thread; guarded by itself. */
final class LiveSession {

  private final String id;
  private final Instant openedAt;
  private final List<LiveService> services = new ArrayList<>(1);
  private State state = State.BEGINNING;

  /** What is known of a session. */
  enum State {
    /** Its first request is under way. */
    BEGINNING,
    OPEN,
    /** Over, or given up. */
    ENDED,
    /** Its first request was refused. */
    REFUSED
  }

  LiveSession(String id, Instant openedAt) {
    this.id = id;
    this.openedAt = openedAt;
  }

  String id() {
    return id;
  }

  Instant openedAt() {
    return openedAt;
  }

  synchronized State state() {
    return state;
  }

  synchronized void setState(State now) {
    state = now;
  }

  synchronized List<LiveService> services() {
    return List.copyOf(services);
  }

  /**
   * The service that a request means. Clients leave out the service id, or all names, in their last
   * requests: where a session has but one service that can be meant, it is.
   */
  synchronized Optional<LiveService> service(String named) {
    LiveService meant = null;
    for (LiveService service : services) {
      if (service.name().equals(named)) {
        return Optional.of(service);
      }
      boolean mayBeMeant =
          named.equals(ServiceRequest.ONLY) || service.name().startsWith(named + "/");
      if (mayBeMeant) {
        if (meant != null) {
          return Optional.empty();
        }
        meant = service;
      }
    }
    return Optional.ofNullable(meant);
  }

  /** Begins a service, unless another request did meanwhile. */
  synchronized LiveService begin(LiveService fresh) {
    for (LiveService service : services) {
      if (service.name().equals(fresh.name())) {
        return service;
      }
    }
    services.add(fresh);
    return fresh;
  }
}
