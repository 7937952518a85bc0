package org.signalbox.sbi.http;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How the server listens.
 *
 * @param clear where it listens without TLS (h2c with prior knowledge, and HTTP/1.1)
 * @param tls where and how it listens with TLS; empty for not at all
 * @param limits what clients may take
 * @param late what becomes of requests that came too late
 * @param clock what the times of requests are compared with
 */
public record SbiServerConfig(
    List<InetSocketAddress> clear,
    Optional<SbiTls> tls,
    SbiLimits limits,
    LateRequests late,
    InstantSource clock) {

  public SbiServerConfig {
    clear = List.copyOf(clear);
    if (clear.isEmpty() && tls.isEmpty()) {
      throw new IllegalArgumentException("a server needs an address");
    }
  }
}
