package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code signalbox eir}. */
@Command(
    name = "eir",
    description =
        "Asks and changes the equipment register: which phones and devices may connect. Works with"
            + " a running node, or on a data folder that no node runs on.",
    mixinStandardHelpOptions = true,
    subcommands = {
      EirCheckCommand.class,
      EirAddCommand.class,
      EirRemoveCommand.class,
      EirListCommand.class,
      EirImportCommand.class,
      EirExportCommand.class,
      EirChangesCommand.class,
      EirChecksCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  signalbox eir add 58-241992-991142-3 --status black --reason stolen",
      "  signalbox eir check 582419929911423",
      "  signalbox eir add 490154203237518 --supi imsi-001010000000001 --status locked"
    })
final class EirCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }
}
