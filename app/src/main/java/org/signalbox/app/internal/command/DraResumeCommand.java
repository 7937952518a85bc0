package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.internal.agent.AgentCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signalbox dra resume}. */
@Command(
    name = "resume",
    description = "Takes a drained peer back.",
    mixinStandardHelpOptions = true)
final class DraResumeCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(paramLabel = "PEER", description = "The peer's identity, as dra status shows it.")
  private String peer = "";

  @Override
  public Integer call() {
    new AgentCaller(node.read().data()).call("resume " + peer);
    Terminal.standard().line(peer + " is taken back");
    return 0;
  }
}
