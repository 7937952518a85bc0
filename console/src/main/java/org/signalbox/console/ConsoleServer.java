package org.signalbox.console;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.signalbox.console.internal.CredentialCheck;
import org.signalbox.console.internal.HealthHandler;
import org.signalbox.console.internal.MetricsHandler;
import org.signalbox.console.internal.StatusPageHandler;
import org.signalbox.core.OperatorFault;

/** Serves the status page, {@code /metrics} and {@code /health}. Any thread may start and close. */
public final class ConsoleServer implements AutoCloseable {

  private final Server server;

  private ConsoleServer(Server server) {
    this.server = server;
  }

  /**
   * Opens the console; returns when it accepts connections.
   *
   * @throws OperatorFault when the address cannot be bound, or is reachable from outside this
   *     machine while callers need no credentials
   */
  public static ConsoleServer start(
      ConsoleServerConfig config, NodeMetrics metrics, HealthPort health, NodeFacts facts) {
    InetSocketAddress address = config.address();
    boolean loopback = address.getAddress() != null && address.getAddress().isLoopbackAddress();
    if (!loopback && !config.anonymous() && !config.hasCredentials()) {
      throw new OperatorFault(
          "console.listen "
              + address
              + " is open to others without authentication: set rpc.auth.users or"
              + " rpc.auth.tokens, or console.anonymous: true");
    }
    ServerBuilder builder =
        Server.builder()
            .port(address, SessionProtocol.HTTP)
            .meterRegistry(NoopMeterRegistry.get())
            .gracefulShutdownTimeoutMillis(0, 0)
            .service("/metrics", new MetricsHandler(metrics.registry()))
            .service("/health", new HealthHandler(health))
            .service("/", new StatusPageHandler(metrics.registry(), health, facts));
    if (config.hasCredentials()) {
      builder.decorator(CredentialCheck.decorator(config));
    }
    return new ConsoleServer(open(builder, address));
  }

  private static Server open(ServerBuilder builder, InetSocketAddress address) {
    Server server = builder.build();
    try {
      server.start().join();
      return server;
    } catch (CompletionException e) {
      throw new OperatorFault(
          "console.listen "
              + address
              + " cannot be opened: "
              + reason(e)
              + "; expected a free"
              + " address of this machine, or off",
          e);
    }
  }

  private static String reason(CompletionException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }

  /** Where the console really is. */
  public InetSocketAddress address() {
    return Objects.requireNonNull(server.activePort(), "an open console has a port").localAddress();
  }

  /** Answers what is under way, and closes. */
  @Override
  public void close() {
    server.stop().join();
  }
}
