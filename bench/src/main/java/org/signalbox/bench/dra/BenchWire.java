package org.signalbox.bench.dra;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The octets of a connection, in clear or by TLS; does not block after the handshake. */
interface BenchWire {

  /** The channel to wait on. */
  SocketChannel channel();

  /** Reads what is there; negative at the end. */
  int read(ByteBuffer into) throws IOException;

  /** Writes what the other side takes now. */
  int write(ByteBuffer from) throws IOException;

  /** Octets as they are. */
  record Clear(SocketChannel channel) implements BenchWire {

    @Override
    public int read(ByteBuffer into) throws IOException {
      return channel.read(into);
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
      return channel.write(from);
    }
  }
}
