package org.signalbox.rpc.internal;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.signalbox.rpc.RpcMetricsPort;
import org.signalbox.rpc.RpcMetricsPort.Door;

/** Counts one HTTP connection while it is open. Runs on the connection's event loop. */
final class ConnectionCounter extends ChannelInboundHandlerAdapter {

  private final RpcMetricsPort metrics;

  ConnectionCounter(RpcMetricsPort metrics) {
    this.metrics = metrics;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    metrics.connectionOpened(Door.HTTP);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    metrics.connectionClosed(Door.HTTP);
    ctx.fireChannelInactive();
  }
}
