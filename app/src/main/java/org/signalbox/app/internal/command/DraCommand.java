package org.signalbox.app.internal.command;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.signalbox.app.SignalboxLogging;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.app.internal.agent.AgentCommands;
import org.signalbox.app.internal.agent.AgentControl;
import org.signalbox.app.internal.agent.AgentInstruments;
import org.signalbox.app.internal.agent.AgentRates;
import org.signalbox.app.internal.agent.HangUpSignal;
import org.signalbox.app.internal.node.PartConfigs;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.console.ConsoleServer;
import org.signalbox.console.NodeFacts;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.peer.PeerTransport;
import org.signalbox.dra.RoutingAgent;
import org.signalbox.dra.route.AgentSetup;
import org.signalbox.dra.route.AgentSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code signalbox dra}. */
@Command(
    name = "dra",
    description =
        "Runs a Diameter Routing Agent under a routing file, or under freeDiameter's own files,"
            + " until SIGTERM or Ctrl-C; SIGHUP reads them again.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  signalbox dra check config/dra.yaml",
      "  signalbox dra --routes config/dra.yaml",
      "  signalbox dra --freediameter /etc/freeDiameter/freeDiameter.conf"
    },
    subcommands = {
      DraCheckCommand.class,
      DraStatusCommand.class,
      DraTraceCommand.class,
      DraSendCommand.class,
      DraDrainCommand.class,
      DraResumeCommand.class,
      DraForgetCommand.class,
      DraReloadCommand.class
    })
final class DraCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(DraCommand.class);
  private static final int USAGE = 2;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Mixin private NodeOptions node = new NodeOptions();

  @Mixin private AgentFileOptions files = new AgentFileOptions();

  @Mixin private AdvertiseOptions advertise = new AdvertiseOptions();

  @Option(
      names = "--metrics",
      paramLabel = "HOST:PORT",
      description = "Serves /metrics, /health and a status page there, such as 127.0.0.1:9090.")
  private Optional<String> metrics = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    Optional<AgentSource> source = files.source().map(advertise::over);
    if (source.isEmpty()) {
      spec.commandLine().usage(spec.commandLine().getErr());
      return USAGE;
    }
    SignalboxConfig config = node.read();
    SignalboxLogging.configure(config.logging());
    RoutingAgent agent = RoutingAgent.start(source.get(), InstantSource.system());
    warn(agent.inForce());
    AgentRates rates = AgentRates.over(agent.counters());
    AgentControl control = control(config, agent, rates);
    Optional<ConsoleServer> console = metrics.map(address -> console(config, address, agent));
    HangUpSignal.onEach(() -> reload(agent));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  console.ifPresent(ConsoleServer::close);
                  control.close();
                  rates.close();
                  agent.close();
                  stopped.countDown();
                }));
    System.out.println(readyLine(agent) + " control=" + control.socket());
    System.out.flush();
    stopped.await();
    return 0;
  }

  /** Opens the control socket; without it the agent is not kept. */
  private static AgentControl control(
      SignalboxConfig config, RoutingAgent agent, AgentRates rates) {
    try {
      return AgentControl.open(
          config.data(), new AgentCommands(agent, rates, InstantSource.system()));
    } catch (OperatorFault e) {
      agent.close();
      rates.close();
      throw e;
    }
  }

  private static ConsoleServer console(SignalboxConfig config, String address, RoutingAgent agent) {
    try {
      AgentInstruments instruments = new AgentInstruments(agent);
      NodeFacts facts =
          new NodeFacts(
              agent.origin().host().text(),
              SignalboxVersion.text(),
              InstantSource.system().instant(),
              Map.of("console", address));
      return ConsoleServer.start(
          PartConfigs.console(config, listenAddress(address)),
          instruments.metrics(),
          instruments,
          facts);
    } catch (OperatorFault e) {
      agent.close();
      throw e;
    }
  }

  private static ListenAddress listenAddress(String text) {
    int colon = text.lastIndexOf(':');
    try {
      return new ListenAddress(
          text.substring(0, Math.max(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new OperatorFault("found --metrics " + text + ", expected HOST:PORT", e);
    }
  }

  private static void reload(RoutingAgent agent) {
    try {
      AgentSetup setup = agent.reload();
      warn(setup);
      LOG.info("files_read_again");
    } catch (OperatorFault e) {
      LOG.atError().addKeyValue("reason", e.getMessage()).log("files_not_taken");
    }
  }

  private static void warn(AgentSetup setup) {
    setup.warnings().stream().map(AgentReport::warning).forEach(System.err::println);
  }

  private static String readyLine(RoutingAgent agent) {
    StringBuilder line = new StringBuilder("signalbox ready");
    List<ListenerConfig> listeners = agent.inForce().node().listeners();
    List<InetSocketAddress> addresses = agent.node().addresses();
    for (int i = 0; i < addresses.size(); i++) {
      InetSocketAddress address = addresses.get(i);
      line.append(" diameter." + kind(listeners.get(i)) + "=");
      line.append(ListenAddress.of(address));
    }
    return line.toString();
  }

  private static String kind(ListenerConfig listener) {
    if (listener.transport() == PeerTransport.SCTP) {
      return "sctp";
    }
    return listener.tls() ? "tls" : "tcp";
  }
}
