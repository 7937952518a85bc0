package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/** JSON-RPC over one raw TCP connection. One thread at a time. */
public final class TcpRpcClient implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket;
  private @Nullable MappingIterator<JsonNode> answers;
  private int lastId;

  public TcpRpcClient(InetSocketAddress server) {
    try {
      socket = new Socket(server.getAddress(), server.getPort());
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException("connecting to " + server, e);
    }
  }

  /** Calls a method; {@code parameters} is JSON text in which apostrophes stand for quotes. */
  public RpcAnswer call(String method, String parameters) {
    lastId++;
    write(new RpcCall(method, parameters).request(lastId));
    return read();
  }

  /** Sends text as it is. */
  public void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes as they are. */
  public void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next answer. */
  public RpcAnswer read() {
    return readUnlessClosed().orElseThrow(() -> new AssertionError("the server closed instead"));
  }

  /** The next answer, or nothing when the server closed the connection. */
  public Optional<RpcAnswer> readUnlessClosed() {
    MappingIterator<JsonNode> values = answers();
    if (!values.hasNextValue()) {
      return Optional.empty();
    }
    JsonNode json = values.nextValue();
    return Optional.of(new RpcAnswer(json.toString(), json));
  }

  /** Made at the first read, because making it waits for the first octet. */
  private MappingIterator<JsonNode> answers() {
    if (answers == null) {
      try {
        answers = RpcAnswer.MAPPER.readerFor(JsonNode.class).readValues(socket.getInputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return answers;
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
