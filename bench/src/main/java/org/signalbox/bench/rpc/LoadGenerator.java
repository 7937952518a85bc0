package org.signalbox.bench.rpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs one load and waits for its result. */
public final class LoadGenerator {

  private LoadGenerator() {}

  /**
   * Runs a load.
   *
   * @param serverPid the server's process, when it is of this machine
   * @throws UncheckedIOException when the server cannot be reached or hangs up
   */
  public static LoadResult run(RpcLoad load, Optional<Long> serverPid) {
    LoadRecorder recorder = new LoadRecorder(load, serverPid);
    try {
      if (load.door() == RpcLoad.Door.TCP) {
        new TcpLoop(load, recorder).run();
      } else {
        runHttp(load, recorder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(load.name() + " against " + load.server(), e);
    }
    return recorder.result();
  }

  private static void runHttp(RpcLoad load, LoadRecorder recorder) throws IOException {
    try (ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < load.inFlight(); i++) {
        running.add(
            connections.submit(() -> {
              new HttpLoop(load, recorder).run();
              return true;
            }));
      }
      for (Future<Boolean> loop : running) {
        loop.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
