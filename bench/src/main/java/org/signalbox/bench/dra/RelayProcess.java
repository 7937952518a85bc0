package org.signalbox.bench.dra;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A relay and the responder that is connected to it: the processes that stay while loads come and
 * go.
 *
 * @param setup what was started
 * @param address where clients connect
 * @param relay empty for the measurement without one
 * @param responder answers what the relay passes on
 */
record RelayProcess(
    RelaySetup setup,
    InetSocketAddress address,
    Optional<ChildProcess> relay,
    ChildProcess responder)
    implements AutoCloseable {

  private static final int TRIES = 100;
  private static final int PAUSE_MILLIS = 100;
  private static final String READY = "ready";

  static RelayProcess start(RelaySetup setup, Workplace workplace, int number)
      throws IOException, InterruptedException {
    Path folder = workplace.folder().resolve("relay" + number);
    RelayFiles files = RelayFiles.write(folder, setup, workplace.host(), workplace.certificates());
    Optional<ChildProcess> relay =
        switch (setup.kind()) {
          case DIRECT -> Optional.empty();
          case SIGNALBOX -> Optional.of(signalbox(files, workplace));
          case FREEDIAMETER -> Optional.of(freeDiameter(files));
        };
    ChildProcess responder =
        ChildProcess.java(
            LoadResponder.class,
            folder.resolve("responder.log"),
            responderArguments(setup, files, workplace));
    responder.line(line -> line.contains(READY));
    return new RelayProcess(setup, files.address(), relay, responder);
  }

  private static ChildProcess signalbox(RelayFiles files, Workplace workplace) throws IOException {
    List<String> command = new ArrayList<>(List.of(workplace.program(), "dra"));
    command.addAll(files.agentOptions());
    command.addAll(List.of("--data", files.folder().resolve("data").toString()));
    ChildProcess relay = ChildProcess.start(command, files.folder().resolve("relay.log"));
    relay.line(line -> line.startsWith("signalbox ready"));
    return relay;
  }

  /** The daemon logs to its standard output and says nothing that one could wait for. */
  private static ChildProcess freeDiameter(RelayFiles files)
      throws IOException, InterruptedException {
    ChildProcess relay =
        ChildProcess.start(
            List.of(
                "sh",
                "-c",
                "exec freeDiameterd -q -c \"$1\" >&2",
                "sh",
                files.mainFile().toString()),
            files.folder().resolve("relay.log"));
    for (int i = 0; i < TRIES && relay.process().isAlive(); i++) {
      try (Socket _ = new Socket(files.address().getAddress(), files.address().getPort())) {
        return relay;
      } catch (IOException e) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    relay.line(line -> false);
    throw new IOException("freeDiameterd does not listen");
  }

  private static List<String> responderArguments(
      RelaySetup setup, RelayFiles files, Workplace workplace) {
    List<String> arguments = new ArrayList<>();
    arguments.add(setup.kind() == RelaySetup.Kind.DIRECT ? "listen" : "dial");
    arguments.add(files.address().getHostString());
    arguments.add(Integer.toString(files.address().getPort()));
    if (setup.tls()) {
      arguments.add(workplace.certificates().toString());
    }
    return arguments;
  }

  /** Drives it once. */
  LoadFigures drive(RelayLoad load, int seconds, Workplace workplace) throws IOException {
    GeneratorTask task =
        new GeneratorTask(
            address,
            relay.map(child -> child.process().pid()),
            setup.tls() ? Optional.of(workplace.certificates()) : Optional.empty(),
            load,
            seconds);
    try (ChildProcess generator =
        ChildProcess.java(
            LoadGenerator.class, workplace.folder().resolve("generator.log"), task.arguments())) {
      LoadFigures figures = LoadFigures.read(generator.line(line -> line.matches("[0-9 -]+")));
      generator.process().onExit().join();
      return figures;
    }
  }

  @Override
  public void close() {
    responder.close();
    relay.ifPresent(ChildProcess::close);
  }
}
