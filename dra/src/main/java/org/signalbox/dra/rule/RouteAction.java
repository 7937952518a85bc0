package org.signalbox.dra.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a request that meets a route. */
public sealed interface RouteAction {

  /**
   * It is sent on.
   *
   * @param to where, tried in this order; empty: where the request itself says
   * @param rewrite what is changed in it before
   * @param retry answers after which the next peer is tried, and how long is waited
   */
  record Forward(List<Destination> to, Rewrite rewrite, Retry retry) implements RouteAction {

    public Forward {
      to = List.copyOf(to);
    }
  }

  /**
   * Its sender is told to ask others itself (3006, RFC 6733 §6.13).
   *
   * @param hosts DiameterURIs
   * @param usage value of Redirect-Host-Usage
   * @param cacheTime how long the sender may remember it; must not, when zero
   */
  record Redirect(List<String> hosts, int usage, Duration cacheTime) implements RouteAction {

    public Redirect {
      hosts = List.copyOf(hosts);
    }
  }

  /** It is answered with a result code. */
  record Refuse(int resultCode, String reason) implements RouteAction {}

  /**
   * New values; what is absent stays as it is.
   *
   * @param realm Destination-Realm
   * @param host Destination-Host
   * @param dropHost true to take Destination-Host out
   */
  record Rewrite(Optional<String> realm, Optional<String> host, boolean dropHost) {

    /** Changes nothing. */
    public static final Rewrite NOTHING = new Rewrite(Optional.empty(), Optional.empty(), false);

    /** What of it changes the realm. */
    Rewrite ofRealm() {
      return new Rewrite(realm, Optional.empty(), false);
    }

    /** The same, with a realm where it has none of its own. */
    Rewrite withRealm(Optional<String> other) {
      return realm.isPresent() || other.isEmpty() ? this : new Rewrite(other, host, dropHost);
    }
  }

  /**
   * When the next peer is tried.
   *
   * @param on result codes of answers that do not pass while a peer is left
   * @param answerLimit longest wait over all peers, instead of the first one's own
   * @param tryLimit longest wait for one peer while another is left
   */
  record Retry(Set<Integer> on, Optional<Duration> answerLimit, Optional<Duration> tryLimit) {

    /** On loss of a peer alone. */
    public static final Retry NEVER = new Retry(Set.of(), Optional.empty(), Optional.empty());

    public Retry {
      on = Set.copyOf(on);
    }
  }
}
