package org.signalbox.bench.dra;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests and times their answers, for one {@link GeneratorTask}. Prints one line of {@link
 * LoadFigures}.
 */
public final class LoadGenerator {

  /** A relay needs a moment to forget a client's last connection before it takes the next. */
  private static final int DIALS = 40;

  private static final int PAUSE_MILLIS = 250;

  private LoadGenerator() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    GeneratorTask task = GeneratorTask.of(arguments);
    List<LoadClient> clients = new ArrayList<>();
    for (int i = 0; i < task.load().connections(); i++) {
      clients.add(client(task, i));
    }
    LoadFigures figures =
        task.load().isOpen()
            ? new OpenLoop(task, clients.getFirst()).run()
            : new ClosedLoop(task, clients).run();
    System.out.println(figures.line());
    for (LoadClient each : clients) {
      each.leave();
    }
    for (LoadClient each : clients) {
      each.connection().close();
    }
    System.exit(0);
  }

  private static LoadClient client(GeneratorTask task, int index)
      throws IOException, InterruptedException {
    int underWay = task.load().isOpen() ? OpenLoop.UNDER_WAY_MAX : task.load().inFlight();
    for (int dial = 1; ; dial++) {
      SocketChannel channel = BenchConnection.dial(task.relay());
      try {
        return LoadClient.greeting(wire(task, channel, index), index, underWay);
      } catch (IOException e) {
        channel.close();
        if (dial == DIALS) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private static BenchWire wire(GeneratorTask task, SocketChannel channel, int index)
      throws IOException {
    Optional<BenchKeys> keys =
        task.certificates().map(folder -> BenchKeys.read(folder, BenchMessages.clientHost(index)));
    return keys.isPresent() ? TlsWire.handshake(channel, keys.get()) : new BenchWire.Clear(channel);
  }
}
