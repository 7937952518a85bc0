package org.signalbox.testsupport;

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

/**
 * Diameter messages as octets over a plain blocking socket, so that a fault of a node's transport
 * cannot hide on both ends: the second to fourth octet of a message say how long it is. One thread
 * reads, any thread may write.
 */
public final class FramedSocket implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;
  private static final int LENGTH_MASK = 0xFF_FFFF;

  private final Socket socket;
  private final BufferedInputStream buffer;
  private final DataInputStream in;
  private final OutputStream out;

  /** A socket that is connected. */
  public FramedSocket(Socket socket) {
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

  /** Fails a read that nothing comes for. */
  public FramedSocket withPatience(int millis) {
    try {
      socket.setSoTimeout(millis);
      return this;
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next message; empty when the connection is closed. */
  public Optional<byte[]> read() {
    try {
      int first = in.readInt();
      byte[] frame = new byte[first & LENGTH_MASK];
      ByteBuffer.wrap(frame).putInt(first);
      in.readFully(frame, Integer.BYTES, frame.length - Integer.BYTES);
      return Optional.of(frame);
    } catch (EOFException | SocketException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes octets; they may wait for {@link #flush}. */
  public void write(byte[] octets) {
    try {
      synchronized (out) {
        out.write(octets);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends what waits. */
  public void flush() {
    try {
      synchronized (out) {
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether everything that has come so far is read. */
  public boolean isDrained() {
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
