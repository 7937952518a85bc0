package org.signalbox.app.internal.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.CdrTableText;
import org.signalbox.app.internal.text.CdrTotalsText;
import org.signalbox.app.internal.text.ResultText;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox cdrs}. */
@Command(
    name = "cdrs",
    description = "Lists CDRs, or adds up what they cost.",
    mixinStandardHelpOptions = true,
    subcommands = {CdrsCommand.Sum.class, CdrsCommand.Ls.class},
    synopsisSubcommandLabel = "(sum | ls)")
final class CdrsCommand implements Callable<Integer> {

  @picocli.CommandLine.Spec
  private picocli.CommandLine.Model.CommandSpec spec =
      picocli.CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** Which CDRs. */
  static final class Selection {

    @Option(names = "--tenant", description = "Of this tenant.")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--account", description = "Of this account.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--run", description = "Of this run, such as *default.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--from", description = "Answered at this time or later: 2022-02-01T00:00:00Z.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", description = "Answered before this time.")
    private Optional<String> to = Optional.empty();

    ObjectNode filter() {
      ObjectNode filter = CallJson.object();
      tenant.ifPresent(value -> filter.putArray("Tenants").add(value));
      account.ifPresent(value -> filter.putArray("Accounts").add(value));
      run.ifPresent(value -> filter.putArray("RunIDs").add(value));
      from.ifPresent(value -> filter.put("AnswerTimeStart", value));
      to.ifPresent(value -> filter.put("AnswerTimeEnd", value));
      return filter;
    }
  }

  /** {@code signalbox cdrs sum}. */
  @Command(
      name = "sum",
      description = "Adds up costs exactly, by run.",
      mixinStandardHelpOptions = true)
  static final class Sum implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Mixin private Selection selection = new Selection();

    @Option(names = "--json", description = "Prints the totals as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      Terminal terminal = Terminal.standard();
      try (RpcCaller caller = server.open()) {
        JsonNode totals = caller.call("CDRsV1.SumCDRs", selection.filter());
        if (json) {
          terminal.line(CallJson.pretty(totals));
        } else {
          new CdrTotalsText(terminal).print(totals);
        }
      }
      return 0;
    }
  }

  /** {@code signalbox cdrs ls}. */
  @Command(name = "ls", description = "Lists CDRs.", mixinStandardHelpOptions = true)
  static final class Ls implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Mixin private Selection selection = new Selection();

    @Option(
        names = "--limit",
        description = "Most CDRs listed; 100 by default.",
        defaultValue = "100")
    private int limit = 100;

    @Option(names = "--json", description = "Prints the CDRs as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      Terminal terminal = Terminal.standard();
      ObjectNode filter = selection.filter();
      filter.put("Limit", limit);
      try (RpcCaller caller = server.open()) {
        JsonNode cdrs = cdrs(caller, filter);
        if (json) {
          terminal.line(CallJson.pretty(cdrs));
        } else if (CdrTableText.suits(cdrs)) {
          new CdrTableText(terminal).print(cdrs);
        } else {
          new ResultText(terminal).print(cdrs);
        }
      }
      return 0;
    }

    private static JsonNode cdrs(RpcCaller caller, ObjectNode filter) {
      try {
        return caller.call("APIerSv2.GetCDRs", filter);
      } catch (RpcCaller.RpcFailure failure) {
        if ("NOT_FOUND".equals(failure.getMessage())) {
          return CallJson.read("[]");
        }
        throw failure;
      }
    }
  }
}
