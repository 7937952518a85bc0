package org.signalbox.app.internal.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import org.signalbox.core.OperatorFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door through which commands on the same machine reach a running agent: a Unix domain socket
 * in the data folder that only the folder's owner may open. One line in, its answer out, then it is
 * closed.
 *
 * <p>Each connection has its own virtual thread; at most {@value #MAX_CONNECTIONS} at a time.
 */
public final class AgentControl implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AgentControl.class);
  private static final String SOCKET = "dra.sock";
  private static final int MAX_CONNECTIONS = 8;
  private static final int MAX_LINE = 1_024;

  private final Path socket;
  private final ServerSocketChannel channel;
  private final ControlAnswers answers;
  private final Semaphore connections = new Semaphore(MAX_CONNECTIONS);

  private AgentControl(Path socket, ServerSocketChannel channel, ControlAnswers answers) {
    this.socket = socket;
    this.channel = channel;
    this.answers = answers;
  }

  /**
   * Opens the door.
   *
   * @param folder the data folder; made where it is missing
   * @param answers answers lines; called on several threads
   * @throws OperatorFault when another agent runs on the folder, or the socket cannot be made
   */
  public static AgentControl open(Path folder, ControlAnswers answers) {
    Path socket = path(folder);
    try {
      Files.createDirectories(folder);
      if (isAnswered(socket)) {
        throw new OperatorFault(
            "another signalbox dra runs on the data folder "
                + folder.toAbsolutePath()
                + ": stop that one, or give this one its own with --data DIR");
      }
      Files.deleteIfExists(socket);
      ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      channel.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      AgentControl control = new AgentControl(socket, channel, answers);
      Thread.ofPlatform().daemon().name("control").start(control::accept);
      return control;
    } catch (IOException e) {
      throw new OperatorFault("the socket " + socket + " cannot be opened: " + e.getMessage(), e);
    }
  }

  /** Where the agent of a data folder listens. */
  static Path path(Path folder) {
    return folder.resolve(SOCKET);
  }

  public Path socket() {
    return socket;
  }

  private static boolean isAnswered(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return probe.isConnected();
    } catch (IOException e) {
      // Left behind by an agent that was killed.
      return false;
    }
  }

  private void accept() {
    try {
      while (channel.isOpen()) {
        SocketChannel caller = channel.accept();
        connections.acquireUninterruptibly();
        Thread.ofVirtual().name("control-call").start(() -> serve(caller));
      }
    } catch (IOException e) {
      if (channel.isOpen()) {
        LOG.error("the control socket failed", e);
      }
    }
  }

  private void serve(SocketChannel caller) {
    try (caller) {
      OutputStream out = Channels.newOutputStream(caller);
      answers.answer(
          line(caller), text -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      LOG.debug("a caller left before its answer", e);
    } finally {
      connections.release();
    }
  }

  private static String line(SocketChannel caller) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.UTF_8),
            MAX_LINE);
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() >= MAX_LINE) {
        throw new IOException("the line is too long");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      LOG.warn("the control socket could not be removed", e);
    }
  }
}
