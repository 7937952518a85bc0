package org.signalbox.charging.outbox.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that says what a test has it say, and keeps what it is told. */
final class ScriptedMailServer implements AutoCloseable {

  private final ServerSocket listener;
  private final Map<String, String> replies;
  private final List<String> told = new CopyOnWriteArrayList<>();

  /**
   * @param replies by how a line begins; {@code ""} is the greeting; where nothing fits, 250
   */
  ScriptedMailServer(Map<String, String> replies) throws IOException {
    this.replies = replies;
    this.listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** All lines of all clients. */
  List<String> told() {
    return List.copyOf(told);
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        talk(client);
      } catch (IOException e) {
        told.add("(gone)");
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    say(client, replies.getOrDefault("", "220 mail.example.org"));
    boolean isData = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      told.add(line);
      isData = isData ? !line.equals(".") : line.equals("DATA") && !replies.containsKey("DATA");
      if (line.equals("DATA") && isData) {
        say(client, "354 go on");
      } else if (!isData) {
        say(client, reply(line));
      }
    }
  }

  private String reply(String line) {
    return replies.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && line.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("250 fine");
  }

  private static void say(Socket client, String reply) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
