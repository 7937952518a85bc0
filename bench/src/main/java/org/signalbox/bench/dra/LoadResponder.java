package org.signalbox.bench.dra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Answers every request at once with the same answer. Arguments: the relay's host and port. */
public final class LoadResponder {

  private LoadResponder() {}

  /** Runs until it is ended. */
  public static void main(String[] arguments) throws IOException {
    InetSocketAddress relay = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    byte[] cer = BenchMessages.capabilities(BenchMessages.SERVER, BenchMessages.SERVER_REALM);
    byte[] answer = BenchMessages.answer();
    BenchConnection connection = BenchConnection.open(relay, 0, cer);
    try (Selector selector = Selector.open()) {
      connection.channel().register(selector, SelectionKey.OP_READ);
      System.out.println("responder ready");
      while (true) {
        selector.select(key -> {
          try {
            connection.read((to, in, offset) ->
                to.append(answer, in.getInt(offset + 12), in.getInt(offset + 16)));
            connection.flush();
          } catch (IOException e) {
            System.exit(0);
          }
        });
      }
    }
  }
}
