package org.signalbox.testsupport.http2;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client of one connection with prior knowledge. It sends what it is told, legal or not, as one
 * write each. Used by one thread.
 */
public final class Http2Connection implements AutoCloseable {

  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_TABLE_SIZE = 0x1;
  private static final int ENABLE_PUSH = 0x2;
  private static final int INITIAL_WINDOW_SIZE = 0x4;
  private static final int WINDOW = 10 << 20;
  private static final int FRAME_MAX = 16_384;
  private static final int PATIENCE_MILLIS = 20_000;

  /** RFC 9113 §7. */
  public static final int CANCEL = 0x8;

  private final Socket socket;
  private final DataInputStream in;
  private final Map<Integer, Parts> open = new HashMap<>();
  private final Map<Integer, Integer> resets = new HashMap<>();
  private Optional<Integer> goneWith = Optional.empty();
  private int nextStream = 1;

  private Http2Connection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Connects and says the preface and the settings. */
  public static Http2Connection to(InetSocketAddress address) {
    try {
      return over(new Socket(address.getAddress(), address.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same from one of the addresses of this machine, as another client. */
  public static Http2Connection to(InetSocketAddress address, InetAddress from) {
    try {
      return over(new Socket(address.getAddress(), address.getPort(), from, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same over a socket that is connected, such as one with TLS. */
  public static Http2Connection over(Socket socket) {
    try {
      Http2Connection connection = new Http2Connection(socket);
      ByteBuffer settings = ByteBuffer.allocate(18);
      settings.putShort((short) HEADER_TABLE_SIZE).putInt(0);
      settings.putShort((short) ENABLE_PUSH).putInt(0);
      settings.putShort((short) INITIAL_WINDOW_SIZE).putInt(WINDOW);
      ByteBuffer window = ByteBuffer.allocate(4).putInt(WINDOW);
      connection.write(
          PREFACE,
          new Http2Frame(Http2Frame.SETTINGS, 0, 0, settings.array()).octets(),
          new Http2Frame(Http2Frame.WINDOW_UPDATE, 0, 0, window.array()).octets());
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number of a new stream. */
  public int stream() {
    int stream = nextStream;
    nextStream += 2;
    return stream;
  }

  /** The frames of a whole request, its body in parts of legal size. */
  public static byte[] frames(int stream, Http2Request request) {
    byte[] body = request.body();
    int flags = Http2Frame.END_HEADERS | (body.length == 0 ? Http2Frame.END_STREAM : 0);
    byte[] block = HeaderBlock.encode(request.fields());
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    frames.writeBytes(new Http2Frame(Http2Frame.HEADERS, flags, stream, block).octets());
    for (int from = 0; from < body.length; from += FRAME_MAX) {
      int to = Math.min(body.length, from + FRAME_MAX);
      int end = to == body.length ? Http2Frame.END_STREAM : 0;
      byte[] part = Arrays.copyOfRange(body, from, to);
      frames.writeBytes(new Http2Frame(Http2Frame.DATA, end, stream, part).octets());
    }
    return frames.toByteArray();
  }

  /** The frame that gives a stream up. */
  public static byte[] reset(int stream) {
    byte[] code = ByteBuffer.allocate(4).putInt(CANCEL).array();
    return new Http2Frame(Http2Frame.RST_STREAM, 0, stream, code).octets();
  }

  /** Sends octets in one write. */
  public void write(byte[]... parts) {
    try {
      socket.getOutputStream().write(joined(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A server that has gone meanwhile needs no acknowledgement. */
  private void tryWrite(byte[] octets) {
    try {
      socket.getOutputStream().write(octets);
    } catch (SocketException e) {
      // What it sent before can still be read.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  /** Sends a request; its stream. */
  public int send(Http2Request request) {
    int stream = stream();
    write(frames(stream, request));
    return stream;
  }

  /** Sends a request and waits for its answer. */
  public Http2Response ask(Http2Request request) {
    return answer(send(request));
  }

  /**
   * Waits for the answer on a stream.
   *
   * @throws AssertionError when the stream is reset or the connection ends first
   */
  public Http2Response answer(int stream) {
    while (true) {
      Parts parts = open.get(stream);
      if (parts != null && parts.ended) {
        open.remove(stream);
        return new Http2Response(parts.fields, parts.body.toByteArray());
      }
      Integer code = resets.get(stream);
      if (code != null) {
        throw new AssertionError("stream " + stream + " was reset with code " + code);
      }
      if (!readOne()) {
        throw new AssertionError("the connection ended before stream " + stream + " was answered");
      }
    }
  }

  /**
   * Waits until the server resets a stream; the code it gives.
   *
   * @throws AssertionError when the connection ends first
   */
  public int resetCode(int stream) {
    while (!resets.containsKey(stream)) {
      if (!readOne()) {
        throw new AssertionError("the connection ended before stream " + stream + " was reset");
      }
    }
    return resets.get(stream);
  }

  /** Reads until the server ends the connection; the error code of its GOAWAY, if it sent one. */
  public Optional<Integer> end() {
    while (readOne()) {
      // What comes meanwhile is kept.
    }
    return goneWith;
  }

  /** Reads and takes in one frame; false at the end of the connection. */
  private boolean readOne() {
    try {
      take(Http2Frame.read(in));
      return true;
    } catch (EOFException | SocketException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(Http2Frame frame) {
    switch (frame.type()) {
      case Http2Frame.HEADERS, Http2Frame.CONTINUATION, Http2Frame.DATA ->
          open.computeIfAbsent(frame.stream(), ignored -> new Parts()).take(frame);
      case Http2Frame.RST_STREAM -> resets.put(frame.stream(), frame.number(0));
      case Http2Frame.GOAWAY -> goneWith = Optional.of(frame.number(4));
      case Http2Frame.SETTINGS -> acknowledge(frame, new byte[0]);
      case Http2Frame.PING -> acknowledge(frame, frame.payload());
      default -> {
        // Windows are far larger than any answer here.
      }
    }
  }

  private void acknowledge(Http2Frame frame, byte[] payload) {
    if (!frame.has(Http2Frame.ACK) && !socket.isClosed()) {
      tryWrite(new Http2Frame(frame.type(), Http2Frame.ACK, 0, payload).octets());
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

  /** What has come of an answer. */
  private static final class Parts {

    final List<Map.Entry<String, String>> fields = new ArrayList<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    final ByteArrayOutputStream block = new ByteArrayOutputStream();
    boolean ended;

    void take(Http2Frame frame) {
      if (frame.type() == Http2Frame.DATA) {
        body.writeBytes(frame.payload());
      } else {
        block.writeBytes(frame.payload());
        if (frame.has(Http2Frame.END_HEADERS)) {
          fields.addAll(HeaderBlock.decode(block.toByteArray()));
          block.reset();
        }
      }
      boolean canEnd = frame.type() != Http2Frame.CONTINUATION;
      ended |= canEnd && frame.has(Http2Frame.END_STREAM);
    }
  }
}
