package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.internal.agent.AgentCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code signalbox dra drain}. */
@Command(
    name = "drain",
    description = "Gives a peer no new requests, waits for its answers, then leaves it with DPR.",
    mixinStandardHelpOptions = true)
final class DraDrainCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Parameters(paramLabel = "PEER", description = "The peer's identity, as dra status shows it.")
  private String peer = "";

  @Override
  public Integer call() {
    new AgentCaller(node.read().data()).call("drain " + peer);
    Terminal.standard().line(peer + " is drained; bring it back with dra resume");
    return 0;
  }
}
