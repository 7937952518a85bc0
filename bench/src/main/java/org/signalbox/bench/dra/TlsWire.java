package org.signalbox.bench.dra;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;

/** The octets of a connection by TLS, as a client. One thread reads and writes. */
final class TlsWire implements BenchWire {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final ByteBuffer sealedIn;
  private final ByteBuffer sealedOut;

  private TlsWire(SocketChannel channel, SSLEngine engine) {
    this.channel = channel;
    this.engine = engine;
    int packet = engine.getSession().getPacketBufferSize();
    this.sealedIn = ByteBuffer.allocateDirect(packet * 4).flip();
    this.sealedOut = ByteBuffer.allocateDirect(packet).flip();
  }

  /** Shakes hands over a channel that blocks. */
  static TlsWire handshake(SocketChannel channel, BenchKeys keys) throws IOException {
    SSLEngine engine = keys.context().createSSLEngine();
    engine.setUseClientMode(true);
    TlsWire wire = new TlsWire(channel, engine);
    engine.beginHandshake();
    ByteBuffer none = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> engine.getDelegatedTask().run();
        case NEED_WRAP -> wire.write(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (wire.read(none) < 0) {
            throw new IOException("the relay closed during the TLS handshake");
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          // The condition of the loop ends it.
        }
      }
    }
    return wire;
  }

  @Override
  public SocketChannel channel() {
    return channel;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int before = into.position();
    Status status = unseal(into);
    if (status == Status.BUFFER_UNDERFLOW && into.position() == before) {
      sealedIn.compact();
      int count = channel.read(sealedIn);
      sealedIn.flip();
      if (count < 0) {
        return count;
      }
      status = unseal(into);
    }
    return status == Status.CLOSED ? -1 : into.position() - before;
  }

  /** Unseals whole records until none is left, or the handshake wants something else. */
  private Status unseal(ByteBuffer into) throws IOException {
    Status status = Status.OK;
    boolean more = true;
    while (more) {
      boolean shaking = engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
      status = engine.unwrap(sealedIn, into).getStatus();
      HandshakeStatus next = engine.getHandshakeStatus();
      if (!shaking && next == HandshakeStatus.NEED_TASK) {
        engine.getDelegatedTask().run();
      }
      more = status == Status.OK && !shaking && sealedIn.hasRemaining();
    }
    return status;
  }

  /** Seals one record and waits until the other side has taken it. */
  @Override
  public int write(ByteBuffer from) throws IOException {
    sealedOut.clear();
    int taken = engine.wrap(from, sealedOut).bytesConsumed();
    sealedOut.flip();
    while (sealedOut.hasRemaining()) {
      if (channel.write(sealedOut) == 0) {
        Thread.onSpinWait();
      }
    }
    return taken;
  }
}
