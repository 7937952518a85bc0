package org.signalbox.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.signalbox.bench.rpc.CallTemplate;

/** One TCP connection to a server, for the calls that set the stage. Used by one thread. */
final class RpcConnection implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader answers;

  RpcConnection(InetSocketAddress server) {
    try {
      socket = new Socket(server.getAddress(), server.getPort());
      answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("connecting to " + server, e);
    }
  }

  /**
   * Calls and waits for success.
   *
   * @param parameters JSON in which apostrophes stand for quotes
   * @throws IllegalStateException with the answer when it is an error
   */
  void call(String method, String parameters) {
    try {
      CallTemplate call = new CallTemplate(method, parameters.replace('\'', '"'));
      socket.getOutputStream().write(call.request(1));
      String answer = answers.readLine();
      if (answer == null || !answer.endsWith("\"error\":null}")) {
        throw new IllegalStateException(method + " was answered " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(method, e);
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
