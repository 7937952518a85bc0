package org.signalbox.rpc.internal;

import com.linecorp.armeria.common.util.TransportType;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.rpc.RpcMetricsPort.Door;
import org.signalbox.rpc.RpcMetricsPort.Refusal;

/** Listens for JSON-RPC on raw TCP. */
final class TcpDoor {

  private static final int BACKLOG = 1_024;

  /** A client that leaves more than this unread is not read from any more. */
  private static final WriteBufferWaterMark UNREAD_ANSWERS =
      new WriteBufferWaterMark(256 << 10, 1 << 20);

  private final Channel listener;
  private final ChannelGroup connections;

  private TcpDoor(Channel listener, ChannelGroup connections) {
    this.listener = listener;
    this.connections = connections;
  }

  static TcpDoor open(InetSocketAddress address, DoorContext context) {
    ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(context.loops())
            .channel(TransportType.serverChannelType(context.loops()))
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD_ANSWERS)
            .childHandler(new Acceptor(context, connections))
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw HttpDoor.cannotListen("rpc.tcp", address, bound.cause());
    }
    return new TcpDoor(bound.channel(), connections);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  void stopAccepting() {
    listener.close().awaitUninterruptibly();
  }

  void close() {
    connections.close().awaitUninterruptibly();
  }

  /** Lets connections in up to the limit. */
  private static final class Acceptor extends ChannelInitializer<Channel> {

    private final DoorContext context;
    private final ChannelGroup connections;
    private final AtomicInteger open = new AtomicInteger();

    Acceptor(DoorContext context, ChannelGroup connections) {
      this.context = context;
      this.connections = connections;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (open.incrementAndGet() > context.limits().connections()) {
        open.decrementAndGet();
        context.metrics().refused(Refusal.CONNECTION_LIMIT);
        hangUp(channel);
        return;
      }
      context.metrics().connectionOpened(Door.TCP);
      channel
          .closeFuture()
          .addListener(closed -> {
            open.decrementAndGet();
            context.metrics().connectionClosed(Door.TCP);
          });
      connections.add(channel);
      channel.pipeline().addLast(new TcpConnection(channel, context));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on how the closing ends.
    private static void hangUp(Channel channel) {
      channel.close();
    }
  }
}
