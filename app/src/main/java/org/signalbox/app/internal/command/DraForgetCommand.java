package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.internal.agent.AgentCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signalbox dra forget}. */
@Command(
    name = "forget",
    description =
        "Forgets on which side of applications a peer stands by its own requests, as when it has"
            + " become another node. roles: in the file settles it for good.",
    mixinStandardHelpOptions = true)
final class DraForgetCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(paramLabel = "PEER", description = "The peer's identity, as dra status shows it.")
  private String peer = "";

  @Override
  public Integer call() {
    new AgentCaller(node.read().data()).call("forget " + peer);
    Terminal.standard().line("what " + peer + " has shown is forgotten");
    return 0;
  }
}
