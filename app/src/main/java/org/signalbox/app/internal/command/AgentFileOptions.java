package org.signalbox.app.internal.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.core.OperatorFault;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import org.signalbox.dra.route.AgentSource;
import org.signalbox.dra.yaml.RouteFileSource;
import picocli.CommandLine.Option;

/** Which files a routing agent runs under. */
final class AgentFileOptions {

  private static final Path USUAL = Path.of("config", "dra.yaml");

  @Option(
      names = "--routes",
      paramLabel = "FILE",
      description = "The routing file; config/dra.yaml here, else of the installation, by default.")
  private Optional<Path> routes = Optional.empty();

  @Option(
      names = "--freediameter",
      paramLabel = "FILE",
      description = "freeDiameter's main file, such as /etc/freeDiameter/freeDiameter.conf.")
  private Optional<Path> freeDiameter = Optional.empty();

  /**
   * The files meant; empty when none is named and none is where it usually is.
   *
   * @throws OperatorFault when both kinds are named
   */
  Optional<AgentSource> source() {
    if (routes.isPresent() && freeDiameter.isPresent()) {
      throw new OperatorFault("found --routes and --freediameter, expected one of them");
    }
    return freeDiameter
        .<AgentSource>map(FreeDiameterSource::new)
        .or(() -> routes.or(AgentFileOptions::usual).map(RouteFileSource::new));
  }

  private static Optional<Path> usual() {
    return Stream.concat(
            Stream.of(USUAL),
            Stream.ofNullable(System.getProperty("signalbox.home"))
                .map(home -> Path.of(home).resolve(USUAL)))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
