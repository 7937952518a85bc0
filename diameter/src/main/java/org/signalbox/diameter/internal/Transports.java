package org.signalbox.diameter.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerTransport;

/**
 * Event loops, listeners and dialled channels. Any thread may use it; the methods that open
 * listeners wait until they are open.
 */
public final class Transports {

  private static final int BACKLOG = 1024;
  private static final String TLS = "tls";

  /** A name server that is away holds its caller for seconds, and virtual threads' carriers too. */
  private static final int NAME_THREADS = 4;

  private final NodeCore node;
  private final SocketKind kind = SocketKind.best();
  private final EventLoopGroup group;
  private final List<Channel> listeners = new ArrayList<>();
  private final ExecutorService names =
      Executors.newFixedThreadPool(
          NAME_THREADS,
          task -> Thread.ofPlatform().daemon().name("diameter-names").unstarted(task));
  private @Nullable EventLoopGroup sctpGroup;
  private volatile @Nullable TlsContexts tls;

  Transports(NodeCore node) {
    this.node = node;
    this.group = group(kind);
  }

  private EventLoopGroup group(SocketKind waiting) {
    return new MultiThreadIoEventLoopGroup(
        node.limits().eventLoops(),
        new DefaultThreadFactory("diameter-loop", true),
        waiting.loops());
  }

  EventLoop nextLoop() {
    return group.next();
  }

  /** Where names are resolved. */
  Executor names() {
    return names;
  }

  /** Opens the listeners, in order. */
  void listen(List<ListenerConfig> configs) {
    node.config().tls().ifPresent(files -> tls = TlsContexts.load(files));
    for (ListenerConfig config : configs) {
      listeners.add(
          config.transport() == PeerTransport.SCTP
              ? SctpTransport.listen(this, config)
              : listenTcp(config));
    }
  }

  private Channel listenTcp(ListenerConfig config) {
    TlsContexts contexts = config.tls() ? requireTls() : null;
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(kind.listener())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
            .childHandler(
                initializer(channel -> {
                  if (contexts != null) {
                    channel.pipeline().addLast(TLS, requireTls().server(channel));
                  }
                  accept(channel);
                }));
    ChannelFuture bound = bootstrap.bind(config.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new OperatorFault(
          "cannot listen on " + config.address() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    return bound.channel();
  }

  /** Hands an accepted channel to the node. */
  void accept(Channel channel) {
    Connection connection = new Connection(node, channel, false);
    channel.pipeline().addLast("diameter", connection);
    node.greeter().onAccepted(connection);
  }

  private static ChannelInitializer<Channel> initializer(Consumer<Channel> setup) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        setup.accept(channel);
      }
    };
  }

  WriteBufferWaterMark waterMark() {
    int high = node.limits().writeOctetsHigh();
    return new WriteBufferWaterMark(high / 2, high);
  }

  /** Loops for SCTP, which wait with the JDK's selectors; started when they are first needed. */
  synchronized EventLoopGroup sctpGroup() {
    EventLoopGroup known = sctpGroup;
    if (known == null) {
      known = group(SocketKind.selectors());
      sctpGroup = known;
    }
    return known;
  }

  NodeCore node() {
    return node;
  }

  private TlsContexts requireTls() {
    TlsContexts contexts = tls;
    if (contexts == null) {
      throw new OperatorFault("TLS is configured for a listener or peer, but no certificate is");
    }
    return contexts;
  }

  /** What becomes of a dial; told on an event loop or at once. */
  interface DialOutcome {

    /** The transport is up, and TLS where the peer has it. */
    void connected(Connection connection);

    void failed(Throwable cause);
  }

  /** Dials one address of a peer. */
  void connect(PeerConfig peer, InetSocketAddress address, DialOutcome outcome) {
    if (group.isShuttingDown()) {
      outcome.failed(new IllegalStateException("the node is closing"));
      return;
    }
    try {
      ChannelFuture connecting =
          peer.transport() == PeerTransport.SCTP
              ? SctpTransport.connect(this, peer, address)
              : connectTcp(peer, address);
      connecting.addListener(done -> {
        if (done.isSuccess()) {
          onConnected(connecting.channel(), outcome);
        } else {
          outcome.failed(done.cause());
        }
      });
    } catch (OperatorFault e) {
      outcome.failed(e);
    }
  }

  private ChannelFuture connectTcp(PeerConfig peer, InetSocketAddress address) {
    boolean secure = peer.security() == PeerSecurity.TLS;
    TlsContexts contexts = secure ? requireTls() : null;
    return new Bootstrap()
        .group(group)
        .channel(kind.connection())
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) peer.timers().connect().toMillis())
        .handler(
            initializer(channel -> {
              if (contexts != null) {
                channel.pipeline().addLast(TLS, contexts.client(channel));
              }
              dialled(channel);
            }))
        .connect(address);
  }

  /** Sets up a channel that this node dials. */
  void dialled(Channel channel) {
    channel.pipeline().addLast("diameter", new Connection(node, channel, true));
  }

  private static void onConnected(Channel channel, DialOutcome outcome) {
    @Nullable Connection connection = channel.pipeline().get(Connection.class);
    if (connection == null) {
      // It ended before this was called, and its pipeline was taken down with it.
      outcome.failed(new IOException("the peer closed the connection at once"));
      return;
    }
    SslHandler handler = channel.pipeline().get(SslHandler.class);
    if (handler == null) {
      outcome.connected(connection);
      return;
    }
    handler
        .handshakeFuture()
        .addListener(done -> {
          if (done.isSuccess()) {
            outcome.connected(connection);
          } else {
            outcome.failed(done.cause());
          }
        });
  }

  /** Begins TLS on a clear connection, after what is queued has left in clear (RFC 3588 §13.1). */
  void startInbandTls(Connection connection) {
    connection
        .loop()
        .execute(() -> {
          connection.flow().flush();
          Channel channel = connection.channel();
          TlsContexts contexts = tls;
          if (contexts == null) {
            connection.close("in-band TLS was agreed without a certificate");
          } else {
            channel
                .pipeline()
                .addFirst(
                    TLS,
                    connection.isInitiator() ? contexts.client(channel) : contexts.server(channel));
          }
        });
  }

  /** Reads the TLS files again, for connections to come. */
  void reloadTls() {
    node.config().tls().ifPresent(files -> tls = TlsContexts.load(files));
  }

  /** Where the listeners are. */
  List<InetSocketAddress> addresses() {
    return listeners.stream().map(channel -> (InetSocketAddress) channel.localAddress()).toList();
  }

  void stopListening() {
    listeners.forEach(channel -> channel.close().awaitUninterruptibly());
  }

  void close() {
    names.shutdownNow();
    List<EventLoopGroup> groups = new ArrayList<>(List.of(group));
    synchronized (this) {
      Optional.ofNullable(sctpGroup).ifPresent(groups::add);
    }
    for (EventLoopGroup each : groups) {
      var _ = each.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }
    groups.forEach(each -> each.terminationFuture().awaitUninterruptibly(5, TimeUnit.SECONDS));
  }
}
