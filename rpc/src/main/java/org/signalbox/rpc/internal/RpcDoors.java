package org.signalbox.rpc.internal;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.signalbox.core.HttpEngineFlags;
import org.signalbox.rpc.RpcMetricsPort;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcServerConfig;

/**
 * Opens and closes the doors and owns their threads: one event loop per core for both doors, and
 * one virtual thread per call of a store.
 */
public final class RpcDoors implements AutoCloseable {

  /** How long calls under way may take to end when the doors close. */
  private static final long DRAIN_SECONDS = 10;

  private final ExecutorService callThreads;
  private final DoorLoops loops;
  private Optional<HttpDoor> http = Optional.empty();
  private Optional<TcpDoor> tcp = Optional.empty();

  private RpcDoors() {
    this.callThreads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rpc-call-", 0).factory());
    this.loops = new DoorLoops(Runtime.getRuntime().availableProcessors(), "rpc-loop");
  }

  /** Opens what is configured. */
  public static RpcDoors open(
      RpcServerConfig config, RpcRegistry registry, RpcMetricsPort metrics) {
    ListenerRule.check(config);
    HttpEngineFlags.apply();
    RpcDoors doors = new RpcDoors();
    DoorContext context =
        new DoorContext(
            doors.loops,
            new RpcDispatcher(registry, doors.callThreads, config.limits().calls(), metrics),
            config.limits(),
            metrics,
            RequestMemory.of(config.limits()));
    try {
      doors.tcp = config.tcp().map(address -> TcpDoor.open(address, context));
      doors.http =
          config.http().map(address -> HttpDoor.open(address, config.authentication(), context));
      return doors;
    } catch (RuntimeException e) {
      doors.close();
      throw e;
    }
  }

  public Optional<InetSocketAddress> httpAddress() {
    return http.map(HttpDoor::address);
  }

  public Optional<InetSocketAddress> tcpAddress() {
    return tcp.map(TcpDoor::address);
  }

  @Override
  public void close() {
    tcp.ifPresent(TcpDoor::stopAccepting);
    http.ifPresent(HttpDoor::close);
    callThreads.shutdown();
    drainCalls();
    tcp.ifPresent(TcpDoor::close);
    loops.shutdownGracefully().awaitUninterruptibly();
  }

  private void drainCalls() {
    try {
      if (!callThreads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
        callThreads.shutdownNow();
      }
    } catch (InterruptedException e) {
      callThreads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
