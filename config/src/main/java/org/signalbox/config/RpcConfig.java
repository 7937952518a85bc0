package org.signalbox.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The JSON-RPC doors.
 *
 * @param http JSON-RPC at {@code /jsonrpc}; empty when off
 * @param tcp JSON-RPC on raw TCP; empty when off
 * @param limits what one client may take
 * @param auth who may call
 */
public record RpcConfig(
    Optional<ListenAddress> http, Optional<ListenAddress> tcp, Limits limits, AuthConfig auth) {

  /**
   * What one client may take.
   *
   * @param requestOctets largest request
   * @param nesting deepest nesting of a request
   * @param connections most open connections at each door
   * @param inFlight most requests under way of one TCP connection
   * @param calls most calls of stores under way of all clients
   * @param requestTimeout longest time from the first to the last octet of a request
   */
  public record Limits(
      long requestOctets,
      int nesting,
      int connections,
      int inFlight,
      int calls,
      Duration requestTimeout) {}
}
