package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signalbox ocs end}. */
@Command(
    name = "end",
    description =
        "Asks the client of a session to end it (Abort-Session-Request); the client then reports"
            + " what was used.",
    mixinStandardHelpOptions = true)
final class OcsEndCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Mixin private SessionArgument session = new SessionArgument();

  @Override
  public Integer call() {
    try (RpcCaller caller = server.open()) {
      session.call(caller, "SignalboxV1.EndSession");
      Terminal.standard().line("the client was asked to end " + session.id());
    }
    return 0;
  }
}
