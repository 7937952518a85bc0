package org.signalbox.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./signalbox dra} in a {@link PrivateNetwork}, with its control socket, which is no part of
 * that network. Whoever starts it closes it.
 */
public final class RoutingAgentProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PrivateProgram program;
  private final Path data;

  private RoutingAgentProcess(PrivateProgram program, Path data) {
    this.program = program;
    this.data = data;
  }

  /**
   * Starts the agent and waits until its listeners are open.
   *
   * @param data its data folder
   * @param arguments after {@code dra}, such as {@code --freediameter FILE}
   */
  public static RoutingAgentProcess start(PrivateNetwork network, Path data, String... arguments) {
    List<String> all =
        Stream.concat(Stream.of("dra", "--data", data.toString()), Stream.of(arguments)).toList();
    List<String> command = ProgramCommand.java(SignalboxProcess.MAIN_CLASS, all);
    return new RoutingAgentProcess(
        PrivateProgram.start(network, command, SignalboxProcess.READY), data);
  }

  /** What {@code dra status --json} prints. */
  public JsonNode status() {
    return call("status");
  }

  /** Has the agent do a command such as {@code drain PEER}, and returns its answer. */
  public JsonNode call(String line) {
    try (SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(data.resolve("dra.sock")))) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return RpcAnswer.MAPPER.readTree(new String(answer, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(line + ": " + program.output(), e);
    }
  }

  /** The state of a peer as {@code dra status} shows it; empty text when there is no such peer. */
  public String stateOf(String peer) {
    for (JsonNode each : status().path("peers")) {
      if (each.path("peer").stringValue("").equalsIgnoreCase(peer)) {
        return each.path("state").stringValue("");
      }
    }
    return "";
  }

  /** Waits until each of these peers takes requests. */
  public void awaitOpen(String... peers) {
    awaitState("OPEN", peers);
  }

  /** Waits until each of these peers is in a state. */
  public void awaitState(String state, String... peers) {
    Await.until(
        PATIENCE,
        () -> Stream.of(peers).allMatch(peer -> stateOf(peer).equals(state)),
        () -> List.of(peers) + " to be " + state + " in " + status() + "\n" + program.output());
  }

  /** The last lines that the agent wrote. */
  public String output() {
    return program.output();
  }

  /** The line that lists its listeners. */
  public String readyLine() {
    return program.readyLine();
  }

  /** SIGTERM, and waits for the clean end. */
  public int stop() {
    return program.stop();
  }

  @Override
  public void close() {
    program.close();
  }
}
