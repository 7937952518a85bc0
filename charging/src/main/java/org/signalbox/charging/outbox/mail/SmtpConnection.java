package org.signalbox.charging.outbox.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines to a mail server and its replies, each bounded, and all in a time. One thread. */
final class SmtpConnection implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

  /** RFC 5321 §4.5.3.1.5 has 512 octets; real servers say more. */
  private static final int LINE_OCTETS_MAX = 4_096;

  private static final int LINES_MAX = 100;

  private final MailServer server;
  private final long deadline;

  /**
   * Ends the connection at the deadline: a timeout of a socket bounds reads alone, and a server
   * that reads nothing keeps a write waiting for ever.
   */
  private final Thread watchdog;

  private Socket socket;
  private InputStream in;

  private SmtpConnection(MailServer server, long deadline, Socket socket) throws IOException {
    this.server = server;
    this.deadline = deadline;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    // The socket beneath TLS: to close TLS itself may wait for the write that is to be ended.
    this.watchdog = Thread.ofVirtual().name("smtp-deadline").start(() -> endAt(deadline, socket));
  }

  private static void endAt(long deadline, Socket socket) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      socket.close();
    } catch (InterruptedException e) {
      // The dialogue is over in time.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("a connection to a mail server did not close", e);
    }
  }

  /**
   * A reply.
   *
   * @param code three digits
   * @param lines the texts behind it, at least one
   */
  record Reply(int code, List<String> lines) {

    boolean isPositive() {
      return code / 100 == 2;
    }

    @Override
    public String toString() {
      return code + " " + String.join(" ", lines);
    }
  }

  /**
   * Connects.
   *
   * @param patience for the whole dialogue
   */
  static SmtpConnection open(MailServer server, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    SmtpConnection connection = new SmtpConnection(server, deadline, connected(server, patience));
    try {
      if (server.tls() == MailServer.Tls.IMMEDIATE) {
        connection.protect();
      }
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private static Socket connected(MailServer server, Duration patience) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(server.host(), server.port()),
          Math.toIntExact(patience.toMillis()));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Goes on under TLS, with a certificate for the server's name. */
  void protect() throws IOException {
    if (in.available() > 0) {
      // What came before the handshake could be anybody's (RFC 3207 §6).
      throw new IOException("the server said more before TLS began");
    }
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured =
        (SSLSocket) factory.createSocket(socket, server.host(), server.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    socket.setSoTimeout(millisLeft());
    secured.startHandshake();
    socket = secured;
    in = new BufferedInputStream(secured.getInputStream());
  }

  boolean isProtected() {
    return socket instanceof SSLSocket;
  }

  boolean isLoopback() {
    return socket.getInetAddress().isLoopbackAddress();
  }

  /** This end, as a client without a name says it (RFC 5321 §4.1.3). */
  String ownName() {
    String address = socket.getLocalAddress().getHostAddress();
    int zone = address.indexOf('%');
    String bare = zone < 0 ? address : address.substring(0, zone);
    return bare.indexOf(':') < 0 ? "[" + bare + "]" : "[IPv6:" + bare + "]";
  }

  Reply ask(String line) throws IOException {
    send(line);
    return reply();
  }

  void send(String line) throws IOException {
    try {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // After the deadline that is the reason, whatever the closed socket says.
      var _ = millisLeft();
      throw e;
    }
  }

  /** The next reply, of one line or several. */
  Reply reply() throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.size() < LINES_MAX) {
      String line = line();
      boolean isReply = line.length() >= 3 && line.chars().limit(3).allMatch(Character::isDigit);
      if (!isReply) {
        throw new IOException("found no reply but \"" + line + "\"");
      }
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() == 3 || line.charAt(3) != '-') {
        return new Reply(Integer.parseInt(line.substring(0, 3)), lines);
      }
    }
    throw new IOException("the server's reply does not end");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() <= LINE_OCTETS_MAX) {
      socket.setSoTimeout(millisLeft());
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("the server closed the connection");
      }
      if (octet == '\n') {
        return line.toString();
      }
      if (octet >= ' ' && octet < 127) {
        line.append((char) octet);
      }
    }
    throw new IOException("the server's line does not end");
  }

  private int millisLeft() throws SocketTimeoutException {
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException("the server took too long");
    }
    return Math.toIntExact(left);
  }

  @Override
  public void close() throws IOException {
    try {
      socket.close();
    } finally {
      watchdog.interrupt();
    }
  }
}
