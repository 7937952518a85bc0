package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code signalbox ledger}. */
@Command(
    name = "ledger",
    description =
        "Reads the files of a ledger, whether it runs or not; erases names in its history.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Also: signalbox ledger simulate and signalbox ledger kill, which need the sources.",
      "Example:",
      "  signalbox ledger verify ./data/ledger"
    },
    subcommands = {
      LedgerVerifyCommand.class,
      LedgerStatCommand.class,
      LedgerDumpCommand.class,
      LedgerEraseCommand.class
    })
final class LedgerInspectCommand implements Callable<Integer> {

  private static final int USAGE = 2;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return USAGE;
  }
}
