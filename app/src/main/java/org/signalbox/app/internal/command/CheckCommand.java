package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.config.ConfigFault;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.SbiConfig;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.Problem;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import org.signalbox.ocs.mapping.MappingFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signalbox check}. */
@Command(
    name = "check",
    description = "Reads the configuration and reports every problem, or sums it up.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Mixin private NodeOptions node = new NodeOptions();

  @Option(
      names = "--freediameter",
      paramLabel = "FILE",
      description = "Checks freeDiameter's main file and what it names instead.")
  private Optional<Path> freeDiameter = Optional.empty();

  @Override
  public Integer call() {
    if (freeDiameter.isPresent()) {
      return AgentReport.check(new FreeDiameterSource(freeDiameter.get()));
    }
    Terminal terminal = Terminal.standard();
    try {
      SignalboxConfig config = node.read();
      config.ocsFile().ifPresent(file -> MappingFile.read(file, config.tenants()));
      summarise(terminal, config);
      return 0;
    } catch (ConfigFault fault) {
      for (Problem problem : fault.problems()) {
        System.err.println(problem);
      }
      int count = fault.problems().size();
      System.err.println(count == 1 ? "1 problem" : count + " problems");
      return 1;
    }
  }

  private void summarise(Terminal terminal, SignalboxConfig config) {
    String file = node.effectiveFile().map(Object::toString).orElse("no file, the defaults");
    line(terminal, "configuration", file);
    line(terminal, "data", config.data().toAbsolutePath().normalize().toString());
    line(terminal, "storage", config.storage().location().toString());
    line(terminal, "rpc.http", listener(config.rpc().http()));
    line(terminal, "rpc.tcp", listener(config.rpc().tcp()));
    line(terminal, "console.listen", listener(config.console().listen()));
    line(terminal, "diameter.listen", listener(config.diameter().listen()));
    line(terminal, "diameter.tls", listener(config.diameter().tls()));
    line(
        terminal,
        "diameter",
        config.diameter().identity() + ", " + config.diameter().peers().size() + " peers named");
    line(terminal, "sbi.listen", listeners(config.sbi().listen()));
    line(
        terminal,
        "sbi.tls.listen",
        listeners(config.sbi().tls().map(SbiConfig.Tls::listen).orElse(List.of())));
    line(
        terminal,
        "ocs.file",
        config.ocsFile().map(Object::toString).orElse("not set, what is built in"));
    line(
        terminal,
        "credentials",
        config.rpc().auth().users().size()
            + " users, "
            + config.rpc().auth().tokens().size()
            + " tokens");
    line(
        terminal,
        "default tenant",
        config.tenants().defaultTenant() + ", " + config.tenants().defaultZone());
    config.tenants().zones().forEach((tenant, zone) -> line(terminal, tenant, zone.getId()));
    terminal.line(terminal.green("no problems"));
  }

  private static String listeners(List<ListenAddress> addresses) {
    return addresses.isEmpty()
        ? "off"
        : addresses.stream().map(ListenAddress::toString).collect(Collectors.joining("; "));
  }

  private static String listener(Optional<ListenAddress> address) {
    return address.map(ListenAddress::toString).orElse("off");
  }

  private static void line(Terminal terminal, String name, String value) {
    terminal.line(terminal.cyan(Terminal.padded(name, 16)) + value);
  }
}
