package org.signalbox.app.internal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.signalbox.app.internal.agent.AgentCaller;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.app.internal.text.TraceText;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.CommandDefinition;
import org.signalbox.diameter.dictionary.Dictionary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox dra trace}. */
@Command(
    name = "trace",
    description =
        "Follows requests through the running agent: where each came from, why it went where it"
            + " went, what came back and when.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  signalbox dra trace --imsi 00101 --application S6a --command ULR --errors"
    })
final class DraTraceCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(names = "--peer", paramLabel = "PEER", description = "Sent by or to this peer.")
  private Optional<String> peer = Optional.empty();

  @Option(
      names = {"--user", "--imsi", "--msisdn"},
      paramLabel = "TEXT",
      description = "Of subscribers whose name, IMSI or number holds this.")
  private Optional<String> user = Optional.empty();

  @Option(names = "--application", paramLabel = "NAME", description = "Such as S6a, Gy or 4.")
  private Optional<String> application = Optional.empty();

  @Option(names = "--command", paramLabel = "NAME", description = "Such as ULR or 316.")
  private Optional<String> command = Optional.empty();

  @Option(names = "--errors", description = "Only requests whose answer is no success.")
  private boolean errors;

  @Option(names = "--count", paramLabel = "N", description = "Ends after so many requests.")
  private long count;

  @Option(names = "--clear", description = "Shows subscribers unmasked.")
  private boolean clear;

  @Option(names = "--json", description = "One line of JSON for each request.")
  private boolean json;

  @Override
  public Integer call() {
    if (count < 0) {
      throw new OperatorFault("found --count " + count + ", expected a number from 1 on");
    }
    ObjectNode options = CallJson.object();
    peer.ifPresent(name -> options.put("peer", name));
    user.ifPresent(text -> options.put("user", text));
    Optional<Integer> id = application.map(DraTraceCommand::applicationId);
    id.ifPresent(number -> options.put("application", Integer.toUnsignedLong(number)));
    command.ifPresent(name -> options.put("command", commandCode(name, id)));
    options.put("errors", errors).put("count", count).put("clear", clear);
    Terminal terminal = Terminal.standard();
    TraceText text = new TraceText(terminal);
    new AgentCaller(node.read().data())
        .follow("trace " + CallJson.line(options), line -> show(line, terminal, text));
    return 0;
  }

  private void show(JsonNode line, Terminal terminal, TraceText text) {
    if (json) {
      terminal.line(CallJson.line(line));
    } else {
      text.print(line);
    }
    terminal.flush();
  }

  private static int applicationId(String name) {
    return Dictionary.standard()
        .application(name)
        .map(ApplicationDefinition::id)
        .or(() -> number(name))
        .orElseThrow(() ->
            new OperatorFault(
                "found --application " + name + ", expected an application such as S6a or 4"));
  }

  private static int commandCode(String name, Optional<Integer> application) {
    List<CommandDefinition> known =
        Dictionary.standard().commands(name).stream()
            .filter(each -> application.map(each::isOf).orElse(true))
            .toList();
    if (known.size() > 1) {
      String all = known.stream().map(CommandDefinition::name).collect(Collectors.joining(" and "));
      throw new OperatorFault(
          "found --command " + name + ", which is " + all + ": name the --application as well");
    }
    return known.stream()
        .map(CommandDefinition::code)
        .findFirst()
        .or(() -> number(name))
        .orElseThrow(() ->
            new OperatorFault(
                "found --command " + name + ", expected a command such as ULR or 316"));
  }

  private static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseUnsignedInt(text.toLowerCase(Locale.ROOT)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
