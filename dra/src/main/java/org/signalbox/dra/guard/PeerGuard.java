package org.signalbox.dra.guard;

import java.util.Optional;

/**
 * What an operator lets one peer do.
 *
 * @param receiving how many of its requests are taken; more are answered with 3004
 * @param sending how many requests it is sent; more go to the next candidate, and where none is
 *     left, are answered with 3004
 * @param origin whom it may speak for; anybody when absent
 * @param commands what it may send; everything when absent
 */
public record PeerGuard(
    Optional<RateLimit> receiving,
    Optional<RateLimit> sending,
    Optional<OriginRule> origin,
    Optional<AllowedCommands> commands) {

  /** Lets everything pass. */
  public static final PeerGuard NONE =
      new PeerGuard(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public PeerGuard withReceiving(RateLimit limit) {
    return new PeerGuard(Optional.of(limit), sending, origin, commands);
  }

  public PeerGuard withSending(RateLimit limit) {
    return new PeerGuard(receiving, Optional.of(limit), origin, commands);
  }

  public PeerGuard withOrigin(OriginRule rule) {
    return new PeerGuard(receiving, sending, Optional.of(rule), commands);
  }

  public PeerGuard withCommands(AllowedCommands allowed) {
    return new PeerGuard(receiving, sending, origin, Optional.of(allowed));
  }
}
