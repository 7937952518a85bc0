package org.signalbox.interop.dra;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterMessage;

/** One transport connection of a {@link TestPeer}. One thread reads, any thread may write. */
final class PeerConnection implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final Socket socket;
  private final BufferedInputStream buffer;
  private final DataInputStream in;
  private final OutputStream out;

  PeerConnection(Socket socket) {
    try {
      this.socket = socket;
      socket.setTcpNoDelay(true);
      buffer = new BufferedInputStream(socket.getInputStream(), BUFFER);
      in = new DataInputStream(buffer);
      out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next message; empty when the connection is closed. */
  Optional<DiameterMessage> read() {
    try {
      int first = in.readInt();
      byte[] frame = new byte[first & 0xFF_FFFF];
      ByteBuffer.wrap(frame).putInt(first);
      in.readFully(frame, 4, frame.length - 4);
      return Optional.of(DiameterMessage.owning(frame));
    } catch (EOFException | SocketException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a message; it may wait for {@link #flush}. */
  void write(DiameterMessage message) {
    try {
      synchronized (out) {
        out.write(message.encoded());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void flush() {
    try {
      synchronized (out) {
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether everything that has come so far is read. */
  boolean isDrained() {
    try {
      return buffer.available() == 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
