package org.signalbox.rpc;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.signalbox.rpc.internal.RpcDoors;

/**
 * The running JSON-RPC doors.
 *
 * <p>Any thread may start and close. Calls run on event loops ({@link RpcMethod.Execution#INLINE})
 * or on virtual threads ({@link RpcMethod.Execution#BLOCKING}).
 */
public final class RpcServer implements AutoCloseable {

  private final RpcDoors doors;

  private RpcServer(RpcDoors doors) {
    this.doors = doors;
  }

  /**
   * Opens the doors; returns when all accept connections.
   *
   * @throws org.signalbox.core.OperatorFault when an address cannot be bound, or is reachable from
   *     outside this machine while callers need no credentials
   */
  public static RpcServer start(
      RpcServerConfig config, RpcRegistry registry, RpcMetricsPort metrics) {
    return new RpcServer(RpcDoors.open(config, registry, metrics));
  }

  /** Where the HTTP door really is; empty when it is off. */
  public Optional<InetSocketAddress> httpAddress() {
    return doors.httpAddress();
  }

  /** Where the TCP door really is; empty when it is off. */
  public Optional<InetSocketAddress> tcpAddress() {
    return doors.tcpAddress();
  }

  /** Accepts nothing more, answers what is under way (bounded in time), and closes. */
  @Override
  public void close() {
    doors.close();
  }
}
