package org.signalbox.rpc.internal;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
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
            .channel(NioServerSocketChannel.class)
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

  /** Closes the connections, each once the answers that wait in it are on their way. */
  void close() {
    // Events and closing run on a connection's loop in this order, behind answers that came before.
    connections.forEach(
        channel -> channel.pipeline().fireUserEventTriggered(TcpConnection.Farewell.FLUSH));
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
        channel.pipeline().addLast(new Refuser());
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
  }

  /** Closes one connection too many as soon as it can be closed. */
  private static final class Refuser extends ChannelInboundHandlerAdapter {

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // Nothing depends on how the closing ends.
    public void channelActive(ChannelHandlerContext ctx) {
      ctx.close();
    }
  }
}
