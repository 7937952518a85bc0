package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerPort;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.signalbox.core.HttpEngineFlags;
import org.signalbox.core.OperatorFault;
import org.signalbox.sbi.http.OperationCounts;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiServerConfig;

/** The listeners, on event loops of their own, one a core. Any thread may open and close. */
public final class HttpEngine implements AutoCloseable {

  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** Between the announcement that nothing more is taken and the end of a connection. */
  private static final Duration GOODBYE = Duration.ofMillis(50);

  private static final int RESET_WINDOW_SECONDS = 60;

  /** Our own refusal has a body; beyond this the engine refuses without one. */
  private static final int HARD_HEADER_FACTOR = 4;

  private final Server server;
  private final HandlerRunner runner;
  private final SbiLoops loops;
  private final Optional<TlsFiles> tls;

  private HttpEngine(Server server, HandlerRunner runner, SbiLoops loops, Optional<TlsFiles> tls) {
    this.server = server;
    this.runner = runner;
    this.loops = loops;
    this.tls = tls;
  }

  /** Listens; returns when all addresses accept connections. */
  public static HttpEngine open(
      SbiServerConfig config, List<SbiEndpoint> endpoints, RequestGuard guard) {
    HttpEngineFlags.apply();
    SbiLimits limits = config.limits();
    ConnectionWatch connections = new ConnectionWatch(limits);
    ServerBuilder builder = builder(limits).childChannelPipelineCustomizer(connections);
    Optional<TlsFiles> tls = config.tls().map(files -> TlsListener.add(builder, files));
    PeerTrust trust = new PeerTrust(tls);
    tls.ifPresent(files ->
        files.onChange(
            () -> connections.close(session -> trust.isGone(session, config.clock().instant()))));
    HandlerRunner runner =
        new HandlerRunner(guard, config.late(), limits.blocking(), new OperationCounts(endpoints));
    SbiLoops loops = new SbiLoops(Runtime.getRuntime().availableProcessors(), "sbi-loop");
    RequestService service = new RequestService(new RouteTable(endpoints), runner, config, tls);
    builder.workerGroup(loops, false).serviceUnder("/", service);
    config.clear().forEach(address -> builder.port(address, SessionProtocol.HTTP));
    Server server = builder.build();
    HttpEngine engine = new HttpEngine(server, runner, loops, tls);
    try {
      server.start().join();
    } catch (CompletionException e) {
      engine.close();
      throw cannotListen(config, e.getCause() == null ? e : e.getCause());
    }
    return engine;
  }

  private static ServerBuilder builder(SbiLimits limits) {
    int hardHeaderOctets = limits.headerOctets() * HARD_HEADER_FACTOR;
    return Server.builder()
        .bossGroupFactory(name -> new SbiLoops(1, name))
        .meterRegistry(NoopMeterRegistry.get())
        .maxNumConnections(limits.connections())
        .maxRequestLength(limits.bodies().octets())
        .requestTimeout(limits.requestTimeout())
        .idleTimeout(limits.idleTimeout())
        .http1MaxInitialLineLength(limits.headerOctets())
        .http1MaxHeaderSize(hardHeaderOctets)
        .http2MaxHeaderListSize(hardHeaderOctets)
        .http2MaxStreamsPerConnection(limits.streams())
        .http2MaxResetFramesPerWindow(limits.resetsPerMinute(), RESET_WINDOW_SECONDS)
        .gracefulShutdownTimeout(Duration.ZERO, DRAIN)
        .connectionDrainDuration(GOODBYE)
        .disableServerHeader()
        .verboseResponses(false)
        .unloggedExceptionsReportInterval(Duration.ZERO)
        .errorHandler(new ProblemErrorHandler());
  }

  private static OperatorFault cannotListen(SbiServerConfig config, Throwable cause) {
    return new OperatorFault(
        "sbi.listen: cannot listen on %s: %s; set another address, or stop what listens there"
            .formatted(config.clear(), cause.getMessage()),
        cause);
  }

  /** What was answered so far. */
  public OperationCounts counts() {
    return runner.counts();
  }

  /** Where it listens without TLS. */
  public List<InetSocketAddress> clearAddresses() {
    return addresses(SessionProtocol.HTTP);
  }

  /** Where it listens with TLS. */
  public List<InetSocketAddress> tlsAddresses() {
    return addresses(SessionProtocol.HTTPS);
  }

  private List<InetSocketAddress> addresses(SessionProtocol protocol) {
    return server.activePorts().values().stream()
        .filter(port -> port.hasProtocol(protocol))
        .map(ServerPort::localAddress)
        .toList();
  }

  @Override
  public void close() {
    server.stop().join();
    runner.close();
    tls.ifPresent(TlsFiles::close);
    loops.shutdownGracefully().awaitUninterruptibly();
  }
}
