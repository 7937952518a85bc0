package org.signalbox.bench.ocs;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Opens the accounts of the bench with money, many calls under way at a time. One thread. */
public final class AccountOpener {

  private static final int IN_FLIGHT = 256;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final String SUCCESS = "\"error\":null";

  private final InetSocketAddress server;

  /** Opens at the raw TCP door of a node. */
  public AccountOpener(InetSocketAddress server) {
    this.server = server;
  }

  /** Opens accounts 0 to {@code count - 1}; returns when all are durable. */
  public void open(int count) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      int sent = 0;
      for (int answered = 0; answered < count; answered++) {
        while (sent < count && sent - answered < IN_FLIGHT) {
          out.write(call(sent).getBytes(StandardCharsets.US_ASCII));
          sent++;
        }
        out.flush();
        require(in);
      }
    }
  }

  private static String call(int subscriber) {
    return "{\"id\":%d,\"method\":\"APIerSv1.AddBalance\",\"params\":[{\"Tenant\":\"cgrates.org\",\"Account\":\"%s\",\"BalanceType\":\"*monetary\",\"Value\":1000000}]}\n"
        .formatted(subscriber, SessionTemplates.account(subscriber));
  }

  private static void require(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder(64);
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("the node closed the connection");
      }
      answer.append((char) octet);
    }
    if (answer.indexOf(SUCCESS) < 0) {
      throw new IOException("an account was not opened: " + answer);
    }
  }
}
