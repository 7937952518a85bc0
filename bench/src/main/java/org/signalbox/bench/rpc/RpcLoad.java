package org.signalbox.bench.rpc;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A closed loop: so many calls are always under way, and each answer is followed by the next call.
 *
 * @param name of the case, for people
 * @param door which protocol
 * @param server where
 * @param call what is called
 * @param inFlight calls under way; over TCP on one connection, over HTTP on as many connections
 * @param warmup before counting
 * @param duration of the counting
 */
public record RpcLoad(
    String name,
    Door door,
    InetSocketAddress server,
    CallTemplate call,
    int inFlight,
    Duration warmup,
    Duration duration) {

  /** A door of the server. */
  public enum Door {
    TCP,
    HTTP
  }
}
