package org.signalbox.sbi.http.internal;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ClientFactoryBuilder;
import com.linecorp.armeria.client.RequestOptions;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.common.metric.NoopMeterRegistry;
import com.linecorp.armeria.common.util.TlsEngineType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.signalbox.core.HttpEngineFlags;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiTls;

/** Connections to other network functions, shared by all calls. Thread-safe. */
public final class ClientEngine implements AutoCloseable {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final int MAX_REPLY_OCTETS = 4 << 20;

  private final Optional<SbiTls> tls;
  private Optional<Opened> opened = Optional.empty();
  private boolean closed;

  /** What the first call opens. */
  private record Opened(
      SbiLoops loops, Optional<TlsFiles> files, List<ClientConnections> connections) {}

  public ClientEngine(Optional<SbiTls> tls) {
    // Making a request already loads what reads the flags.
    HttpEngineFlags.apply();
    this.tls = tls;
  }

  /** Sends one request. */
  public CompletableFuture<SbiReply> send(SbiCall call) {
    HttpRequest request = HttpRequest.of(headers(call), HttpData.wrap(call.body()));
    RequestOptions options = RequestOptions.builder().responseTimeout(call.patience()).build();
    try {
      return reserved().send(request, options).thenApply(ClientEngine::reply);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static RequestHeaders headers(SbiCall call) {
    RequestHeadersBuilder headers =
        RequestHeaders.builder(HttpMethod.valueOf(call.method().name()), http2(call.uri()));
    call.headers().forEach(headers::add);
    return headers.build();
  }

  /** HTTP/2 from the first octet, as every service-based interface speaks (TS 29.500 §5.2.1). */
  private static String http2(URI uri) {
    boolean secure = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return (secure ? "h2" : "h2c") + "://" + uri.getRawAuthority() + path + query;
  }

  private static SbiReply reply(AggregatedHttpResponse response) {
    return new SbiReply(
        response.status().code(),
        name -> response.headers().getAll(name),
        response.content().array());
  }

  private synchronized ClientConnections reserved() {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
    if (opened.isEmpty()) {
      opened = Optional.of(open());
    }
    ClientConnections newest = opened.get().connections().getLast();
    newest.reserve();
    return newest;
  }

  private Opened open() {
    SbiLoops loops = new SbiLoops(1, "sbi-client");
    Optional<TlsFiles> files = tls.map(TlsFiles::open);
    files.ifPresent(found -> found.onChange(this::renew));
    List<ClientConnections> connections = new ArrayList<>();
    connections.add(connections(loops, files));
    return new Opened(loops, files, connections);
  }

  private static ClientConnections connections(SbiLoops loops, Optional<TlsFiles> files) {
    ClientFactoryBuilder factory =
        ClientFactory.builder()
            .workerGroup(loops, false)
            .meterRegistry(NoopMeterRegistry.get())
            .connectTimeout(CONNECT_PATIENCE)
            .idleTimeout(IDLE)
            .tlsEngineType(TlsEngineType.JDK);
    files.ifPresent(found ->
        factory.tlsCustomizer(context -> {
          context.keyManager(new TlsKeyFactory(new TlsKeys(found)));
          if (found.material().trust().isPresent()) {
            context.trustManager(new TlsTrust(found));
          }
        }));
    return new ClientConnections(factory.build(), MAX_REPLY_OCTETS);
  }

  /**
   * Sends nothing more over connections to servers that may not be trusted any more: each is asked
   * for its certificate anew, as one that resumes a session would not be.
   */
  private synchronized void renew() {
    opened.ifPresent(what -> {
      List<ClientConnections> all = what.connections();
      all.getLast().retire();
      all.removeIf(ClientConnections::isOver);
      all.add(connections(what.loops(), what.files()));
    });
  }

  /** Waits without the lock: what the loop tells last may make somebody send once more. */
  @Override
  public void close() {
    last()
        .ifPresent(what -> {
          what.connections().forEach(ClientConnections::close);
          what.files().ifPresent(TlsFiles::close);
          what.loops().shutdownGracefully().awaitUninterruptibly();
        });
  }

  private synchronized Optional<Opened> last() {
    Optional<Opened> last = opened;
    closed = true;
    opened = Optional.empty();
    return last;
  }
}
