package org.signalbox.app.internal.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.call.Sentence;
import org.signalbox.app.internal.call.SentenceParser;
import org.signalbox.app.internal.text.ExplanationText;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code signalbox explain}. */
@Command(
    name = "explain",
    description =
        "Tells step by step how a price comes about, or which step refuses it; how a request is"
            + " routed; what became of an account; why a session was granted what it was.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ExplainRouteCommand.class,
      ExplainAccountCommand.class,
      ExplainSessionCommand.class
    },
    footer = {
      "",
      "Example:",
      "  signalbox explain 'cost Category=\"call\" Subject=\"1001\" Destination=\"6140000\""
          + " AnswerTime=\"2025-08-04T13:00:00Z\" Usage=\"123s\"'"
    })
final class ExplainCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Prints the explanation as JSON.")
  private boolean json;

  @Parameters(
      paramLabel = "SENTENCE",
      arity = "0..*",
      description = "cost Key=\"value\"..., with the members of GetCost.")
  private List<String> words = List.of();

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    // Not asked of picocli, which would ask it of the subcommands' lines as well.
    if (words.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "Missing required parameter: 'SENTENCE'");
    }
    Sentence sentence = SentenceParser.parse(String.join(" ", words));
    if (!sentence.command().equals("cost")) {
      throw new OperatorFault(
          "found \"explain " + sentence.command() + "\", expected \"explain cost Key=...\"");
    }
    Terminal terminal = Terminal.standard();
    try (RpcCaller caller = server.open()) {
      JsonNode explanation = caller.call("SignalboxV1.ExplainCost", sentence.parameters());
      if (json) {
        terminal.line(CallJson.pretty(explanation));
      } else {
        new ExplanationText(terminal).print(explanation);
      }
      return explanation.path("Error").isNull() ? 0 : 1;
    }
  }
}
