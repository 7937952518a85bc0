package org.signalbox.app.internal.agent;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.JsonNode;

/** Sends commands to the agent that runs on a data folder. */
public final class AgentCaller {

  private final Path folder;

  public AgentCaller(Path folder) {
    this.folder = folder;
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @return the answer's object
   * @throws OperatorFault when no agent runs there, or with the sentence of its refusal
   */
  public JsonNode call(String line) {
    Path socket = AgentControl.path(folder);
    if (!Files.exists(socket)) {
      throw notRunning();
    }
    JsonNode answer = CallJson.read(exchange(socket, line));
    JsonNode error = answer.path("error");
    if (error.isString()) {
      throw new OperatorFault(error.stringValue());
    }
    return answer;
  }

  private String exchange(Path socket, String line) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw notRunning();
    }
  }

  private OperatorFault notRunning() {
    return new OperatorFault(
        "no signalbox dra runs on the data folder "
            + folder.toAbsolutePath()
            + ": start one with ./signalbox dra --freediameter FILE, or name its folder with"
            + " --data DIR");
  }
}
