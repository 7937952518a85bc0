package org.signalbox.app.internal.call;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.signalbox.core.OperatorFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls over raw TCP, as cgr-console does. */
public final class TcpRpcCaller implements RpcCaller {

  private static final int CONNECT_PATIENCE_MILLIS = 5_000;

  private final String address;
  private final Socket socket;
  private final JsonParser answers;
  private long calls;

  private TcpRpcCaller(String address, Socket socket, JsonParser answers) {
    this.address = address;
    this.socket = socket;
    this.answers = answers;
  }

  /**
   * Connects.
   *
   * @throws OperatorFault when nothing listens there
   */
  public static TcpRpcCaller connect(String address) {
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new OperatorFault("found the server \"" + address + "\", expected HOST:PORT");
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(
              address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
          CONNECT_PATIENCE_MILLIS);
      JsonMapper mapper =
          JsonMapper.builder()
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
              .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
              .build();
      // A parser of octets would wait for the first answer to tell its encoding; a reader does not.
      Reader answers = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
      return new TcpRpcCaller(address, socket, mapper.createParser(answers));
    } catch (IOException | IllegalArgumentException e) {
      throw new OperatorFault(
          "no node listens at " + address + ": start one with ./signalbox start", e);
    }
  }

  @Override
  public JsonNode call(String method, ObjectNode parameters) {
    try {
      socket
          .getOutputStream()
          .write(CallJson.request(method, parameters, ++calls).getBytes(StandardCharsets.UTF_8));
      answers.nextToken();
      JsonNode answer = answers.readValueAsTree();
      return CallJson.result(answer);
    } catch (IOException | JacksonException e) {
      throw new OperatorFault("the connection to " + address + " broke: " + e.getMessage(), e);
    }
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new OperatorFault("the connection to " + address + " cannot be closed", e);
    }
  }
}
