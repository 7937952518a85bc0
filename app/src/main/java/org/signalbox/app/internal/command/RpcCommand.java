package org.signalbox.app.internal.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.ConsoleCommands;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.call.Sentence;
import org.signalbox.app.internal.call.SentenceParser;
import org.signalbox.app.internal.text.ResultText;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code signalbox rpc}. */
@Command(
    name = "rpc",
    description = "Calls a running node.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  signalbox rpc ping",
      "  signalbox rpc 'cost Category=\"call\" Subject=\"1001\" Destination=\"6140000\""
          + " AnswerTime=\"2025-08-04T13:00:00Z\" Usage=\"123s\"'",
      "  signalbox rpc 'APIerSv1.GetRatingProfileIDs {\"Tenant\": \"cgrates.org\"}'",
      "  signalbox rpc help"
    })
final class RpcCommand implements Callable<Integer> {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  @Parameters(
      paramLabel = "SENTENCE",
      arity = "1..*",
      description = "COMMAND Key=\"value\"... or METHOD {json}.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    if (words.equals(List.of("help"))) {
      ConsoleCommands.names()
          .forEach(name ->
              terminal.line(
                  Terminal.padded(name, 26)
                      + terminal.dim(ConsoleCommands.method(name).orElse(""))));
      return 0;
    }
    Sentence sentence = SentenceParser.parse(String.join(" ", words));
    try (RpcCaller caller = server.open()) {
      JsonNode result = caller.call(sentence.method(), sentence.parameters());
      if (json) {
        terminal.line(CallJson.pretty(result));
      } else {
        new ResultText(terminal).print(result);
      }
    }
    return 0;
  }
}
