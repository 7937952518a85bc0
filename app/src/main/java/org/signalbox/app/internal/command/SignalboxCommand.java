package org.signalbox.app.internal.command;

import java.util.Arrays;
import java.util.List;
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
    })
public final class SignalboxCommand implements Callable<Integer> {

  /** In the order of the help. */
  private static final List<Class<? extends Callable<Integer>>> COMMANDS =
      List.of(
          StartCommand.class,
          DemoCommand.class,
          CheckCommand.class,
          LoadCommand.class,
          RpcCommand.class,
          ExplainCommand.class,
          CdrsCommand.class,
          VoucherCommand.class,
          DraCommand.class,
          EirCommand.class,
          NrfCommand.class,
          OcsCommand.class,
          LedgerInspectCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          CertCommand.class,
          ResetCommand.class,
          VersionCommand.class,
          TrainCommand.class);

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
        default -> commandLine(first).execute(arguments);
      };
    } catch (OperatorFault e) {
      System.err.println(e.getMessage());
      return FAULT;
    }
  }

  /** The whole command line, for checking its help. */
  public static CommandLine commandLine() {
    return commandLine("");
  }

  /**
   * The command line as far as it is needed: looking through all commands would take a fifth of the
   * time that a node takes to start.
   *
   * @param first the first word; where it names no command, all are needed
   */
  private static CommandLine commandLine(String first) {
    CommandLine line = new CommandLine(new SignalboxCommand());
    List<Class<? extends Callable<Integer>>> named =
        COMMANDS.stream().filter(command -> nameOf(command).equals(first)).toList();
    (named.isEmpty() ? COMMANDS : named)
        .forEach(command -> line.addSubcommand(nameOf(command), command));
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

  private static String nameOf(Class<?> command) {
    return command.getAnnotation(Command.class).name();
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
