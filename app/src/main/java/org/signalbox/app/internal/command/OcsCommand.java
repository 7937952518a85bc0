package org.signalbox.app.internal.command;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code signalbox ocs}. */
@Command(
    name = "ocs",
    description = "Online charging: makes a charged call, shows sessions, ends one.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(call | sessions | session | end)",
    subcommands = {
      OcsCallCommand.class,
      OcsSessionsCommand.class,
      OcsSessionCommand.class,
      OcsEndCommand.class
    })
final class OcsCommand implements Callable<Integer> {

  private static final int USAGE = 2;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return USAGE;
  }
}
