package org.signalbox.app.internal.command;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.core.OperatorFault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The root of the command line. */
@Command(
    name = "signalbox",
    description = "The charging core of a small mobile operator.",
    mixinStandardHelpOptions = true,
    versionProvider = SignalboxCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Also: signalbox test | bench NAME | fuzz NAME, which need the sources.",
      "First steps: signalbox demo"
    },
    subcommands = {
      StartCommand.class,
      DemoCommand.class,
      CheckCommand.class,
      LoadCommand.class,
      RpcCommand.class,
      ExplainCommand.class,
      CdrsCommand.class,
      VoucherCommand.class,
      DraCommand.class,
      LedgerInspectCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      CertCommand.class,
      ResetCommand.class,
      VersionCommand.class,
      TrainCommand.class
    })
public final class SignalboxCommand implements Callable<Integer> {

  private static final int FAULT = 1;
  private static final int USAGE = 2;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /**
   * Runs one command line.
   *
   * @return the exit status: 0 done, 1 an operator's mistake or a refusal, 2 wrong usage
   */
  public static int run(String[] arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    try {
      return switch (first) {
        case "cgr-console" -> new CgrConsoleCommand().run(rest);
        case "cgr-loader" -> new CgrLoaderCommand().run(rest);
        case "cgr-migrator" -> new CgrMigratorCommand().run(rest);
        default -> commandLine().execute(arguments);
      };
    } catch (OperatorFault e) {
      System.err.println(e.getMessage());
      return FAULT;
    }
  }

  /** The command line, for running and for checking its help. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new SignalboxCommand());
    line.setExecutionExceptionHandler((exception, command, result) -> {
      if (exception instanceof OperatorFault fault) {
        command.getErr().println(fault.getMessage());
        return FAULT;
      }
      throw exception;
    });
    line.setUsageHelpWidth(100);
    return line;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return USAGE;
  }

  /** Tells the version to picocli. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"Signalbox " + SignalboxVersion.text()};
    }
  }
}
