package org.signalbox.sbi.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.signalbox.sbi.http.internal.ClientEngine;

/**
 * Sends requests to other network functions over HTTP/2: without TLS with prior knowledge, with TLS
 * by ALPN. Any thread may call; nothing is opened before the first call.
 */
public final class SbiClient implements AutoCloseable {

  private final ClientEngine engine;

  private SbiClient(ClientEngine engine) {
    this.engine = engine;
  }

  /**
   * Makes a client.
   *
   * @param tls whose certificate is shown and whose authority is trusted; empty shows none and
   *     trusts what the platform does
   */
  public static SbiClient open(Optional<SbiTls> tls) {
    return new SbiClient(new ClientEngine(tls));
  }

  /** Sends one request; fails where no whole answer comes in time. Never waits. */
  public CompletableFuture<SbiReply> send(SbiCall call) {
    return engine.send(call);
  }

  /** Lets go of every connection. */
  @Override
  public void close() {
    engine.close();
  }
}
