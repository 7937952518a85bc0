package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.internal.agent.AgentCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code signalbox dra reload}. */
@Command(
    name = "reload",
    description = "Has the running agent read its files again; a bad file changes nothing.",
    mixinStandardHelpOptions = true)
final class DraReloadCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Override
  public Integer call() {
    JsonNode answer = new AgentCaller(node.read().data()).call("reload");
    for (JsonNode warning : answer.path("warnings")) {
      System.err.println("warning: " + warning.stringValue(""));
    }
    Terminal.standard().line("the files are in force");
    return 0;
  }
}
