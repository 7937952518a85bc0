package org.signalbox.bench.ocs;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens the accounts of the bench with money, many calls under way at a time; what is refused as
 * too busy is sent again. One thread.
 */
public final class AccountOpener {

  private static final int IN_FLIGHT = 256;
  private static final int PATIENCE_MILLIS = 60_000;
  private static final Duration REST = Duration.ofMillis(5);

  /** A minute of rests. */
  private static final int REFUSALS_MAX = 12_000;

  private static final String SUCCESS = "\"error\":null";

  /** The ledger has done nothing of it. */
  private static final String BUSY = "the ledger is too busy";

  private static final String ID = "\"id\":";

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
      Deque<Integer> again = new ArrayDeque<>();
      int sent = 0;
      int underWay = 0;
      int refusals = 0;
      while (sent < count || underWay > 0 || !again.isEmpty()) {
        while (underWay < IN_FLIGHT && (sent < count || !again.isEmpty())) {
          int subscriber = again.isEmpty() ? sent++ : again.remove();
          out.write(call(subscriber).getBytes(StandardCharsets.US_ASCII));
          underWay++;
        }
        out.flush();
        Optional<Integer> refused = refused(in);
        underWay--;
        if (refused.isPresent()) {
          again.add(refused.get());
          rest(refusals++);
        }
      }
    }
  }

  /** Gives a busy node time. */
  private static void rest(int refusals) throws IOException {
    if (refusals >= REFUSALS_MAX) {
      throw new IOException("the node is too busy to open accounts: " + refusals + " were refused");
    }
    LockSupport.parkNanos(REST.toNanos());
  }

  private static String call(int subscriber) {
    return "{\"id\":%d,\"method\":\"APIerSv1.AddBalance\",\"params\":[{\"Tenant\":\"cgrates.org\",\"Account\":\"%s\",\"BalanceType\":\"*monetary\",\"Value\":1000000}]}\n"
        .formatted(subscriber, SessionTemplates.account(subscriber));
  }

  /** Reads an answer: whose account is to be opened again, if one is. */
  private static Optional<Integer> refused(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder(64);
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("the node closed the connection");
      }
      answer.append((char) octet);
    }
    if (answer.indexOf(SUCCESS) >= 0) {
      return Optional.empty();
    }
    if (answer.indexOf(BUSY) >= 0) {
      // As while the collector of a large heap stops the node for a second.
      int from = answer.indexOf(ID) + ID.length();
      return Optional.of(Integer.valueOf(answer.substring(from, answer.indexOf(",", from))));
    }
    throw new IOException("an account was not opened: " + answer);
  }
}
