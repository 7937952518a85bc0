package org.signalbox.app.internal.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.app.internal.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox voucher}. */
@Command(
    name = "voucher",
    description = "Makes vouchers, or tells what became of them.",
    mixinStandardHelpOptions = true,
    subcommands = {VoucherCommand.Make.class, VoucherCommand.Status.class},
    synopsisSubcommandLabel = "(make | status)")
final class VoucherCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** {@code signalbox voucher make}. */
  @Command(
      name = "make",
      description = {
        "Makes vouchers and prints their codes, one a line.",
        "Nobody can print them again: the node keeps only their hashes."
      },
      mixinStandardHelpOptions = true)
  static final class Make implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(names = "--batch", required = true, description = "The name of the batch.")
    private String batch = "";

    @Option(names = "--count", defaultValue = "1", description = "How many; up to 10000.")
    private long count = 1;

    @Option(
        names = "--actions",
        description = "The actions that run for whoever redeems one; needed for a new batch.")
    private Optional<String> actions = Optional.empty();

    @Option(
        names = "--valid-until",
        description = "Until when they may be redeemed: 2026-12-31T23:59:59Z, +720h.")
    private Optional<String> validUntil = Optional.empty();

    @Override
    public Integer call() {
      ObjectNode parameters = CallJson.object();
      parameters.put("BatchID", batch);
      parameters.put("Count", count);
      actions.ifPresent(value -> parameters.put("ActionsId", value));
      validUntil.ifPresent(value -> parameters.put("ValidUntil", value));
      try (RpcCaller caller = server.open()) {
        for (JsonNode code : caller.call("SignalboxV1.SetVouchers", parameters).path("Codes")) {
          System.out.println(code.asString());
        }
      }
      return 0;
    }
  }

  /** {@code signalbox voucher status}. */
  @Command(
      name = "status",
      description = "Tells how many vouchers of a batch are redeemed, or who redeemed one.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {

    @Mixin private ServerOptions server = new ServerOptions();

    @Option(names = "--batch", description = "The name of the batch.")
    private Optional<String> batch = Optional.empty();

    @Option(names = "--code", description = "The code of one voucher.")
    private Optional<String> code = Optional.empty();

    @Override
    public Integer call() {
      if (batch.isPresent() == code.isPresent()) {
        System.err.println("found neither or both of --batch and --code, expected one of them");
        return 2;
      }
      ObjectNode parameters = CallJson.object();
      batch.ifPresent(value -> parameters.put("BatchID", value));
      code.ifPresent(value -> parameters.put("Code", value));
      Terminal terminal = Terminal.standard();
      try (RpcCaller caller = server.open()) {
        String method = batch.isPresent() ? "SignalboxV1.GetVouchers" : "SignalboxV1.GetVoucher";
        caller
            .call(method, parameters)
            .properties()
            .forEach(entry ->
                terminal.line(
                    terminal.cyan(Terminal.padded(entry.getKey(), 12))
                        + entry.getValue().asString()));
      }
      return 0;
    }
  }
}
