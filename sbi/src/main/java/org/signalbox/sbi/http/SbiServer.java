package org.signalbox.sbi.http;

import java.net.InetSocketAddress;
import java.util.List;
import org.signalbox.sbi.http.internal.HttpEngine;

/**
 * The running listeners. Any thread may start and close.
 *
 * <p>A request whose last octet has come is carried out even if its stream is reset, or its
 * connection closed, right after.
 */
public final class SbiServer implements AutoCloseable {

  private final HttpEngine engine;

  private SbiServer(HttpEngine engine) {
    this.engine = engine;
  }

  /**
   * Listens; returns when all addresses accept connections.
   *
   * @throws org.signalbox.core.OperatorFault when an address cannot be bound or a file of TLS
   *     cannot be read
   */
  public static SbiServer start(
      SbiServerConfig config, List<SbiEndpoint> endpoints, RequestGuard guard) {
    return new SbiServer(HttpEngine.open(config, endpoints, guard));
  }

  /** How each operation was answered so far. */
  public OperationCounts counts() {
    return engine.counts();
  }

  /** Where it really listens without TLS, in the order of the configuration. */
  public List<InetSocketAddress> clearAddresses() {
    return engine.clearAddresses();
  }

  /** Where it really listens with TLS. */
  public List<InetSocketAddress> tlsAddresses() {
    return engine.tlsAddresses();
  }

  /**
   * Accepts nothing more, answers what is under way (bounded in time), and closes. Takes a second
   * where an HTTP/2 connection is open: the engine leaves it that long for its last answers.
   */
  @Override
  public void close() {
    engine.close();
  }
}
