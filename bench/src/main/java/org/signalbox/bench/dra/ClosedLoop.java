package org.signalbox.bench.dra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;

/** Each connection keeps so many requests under way: an answer sends the next. One thread. */
final class ClosedLoop {

  private static final int TICK_MILLIS = 20;

  private final GeneratorTask task;
  private final List<LoadClient> clients;
  private final LoadWindow window;
  private long now;
  private long sent;

  ClosedLoop(GeneratorTask task, List<LoadClient> clients) {
    this.task = task;
    this.clients = clients;
    this.window = new LoadWindow(task);
    this.now = System.nanoTime();
  }

  LoadFigures run() throws IOException {
    try (Selector selector = Selector.open()) {
      for (LoadClient client : clients) {
        client.connection().channel().register(selector, SelectionKey.OP_READ, client);
      }
      for (LoadClient client : clients) {
        for (int i = 0; i < task.load().inFlight(); i++) {
          send(client);
        }
        client.flush();
      }
      while (sent > window.answeredCount() && !window.isHopeless(now)) {
        selector.select(this::onReadable, TICK_MILLIS);
        now = System.nanoTime();
        window.advance(now);
      }
    }
    return window.figures(sent);
  }

  private void onReadable(SelectionKey key) {
    LoadClient client = (LoadClient) key.attachment();
    now = System.nanoTime();
    try {
      client
          .connection()
          .read((from, in, offset) -> {
            client.receive(in, offset, now, window);
            if (window.isOpen(now)) {
              send(client);
            }
          });
      client.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(LoadClient client) {
    sent++;
    client.send(now);
  }
}
