package org.signalbox.app.internal.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
    List<JsonNode> answers = new ArrayList<>();
    follow(line, answers::add);
    if (answers.isEmpty()) {
      throw notRunning();
    }
    return answers.getFirst();
  }

  /**
   * Sends a command and takes each line of its answer until the agent ends it.
   *
   * @throws OperatorFault when no agent runs there, or with the sentence of its refusal
   */
  public void follow(String line, Consumer<JsonNode> each) {
    Path socket = AgentControl.path(folder);
    if (!Files.exists(socket)) {
      throw notRunning();
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      for (String answer = in.readLine(); answer != null; answer = in.readLine()) {
        if (!answer.isEmpty()) {
          each.accept(checked(CallJson.read(answer)));
        }
      }
    } catch (IOException e) {
      throw notRunning();
    }
  }

  private static JsonNode checked(JsonNode answer) {
    JsonNode error = answer.path("error");
    if (answer.size() == 1 && error.isString()) {
      throw new OperatorFault(error.stringValue());
    }
    return answer;
  }

  private OperatorFault notRunning() {
    return new OperatorFault(
        "no signalbox dra runs on the data folder "
            + folder.toAbsolutePath()
            + ": start one with ./signalbox dra --freediameter FILE, or name its folder with"
            + " --data DIR");
  }
}
