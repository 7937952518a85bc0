package org.signalbox.sbi.http.internal;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLSession;
import org.signalbox.sbi.http.FairShares;
import org.signalbox.sbi.http.SbiLimits;

/**
 * Puts a watch of its own into each connection, before what finds out about its protocol: there
 * octets are in the clear, and nothing has been made of them. It also knows all that are open, to
 * close those of clients that are not trusted any more. Any thread.
 */
final class ConnectionWatch implements Consumer<ChannelPipeline> {

  /** More than people and their tools open. */
  private static final int OLD_CONNECTIONS_MAX = 256;

  private final UnfinishedWatch.Means means;
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  ConnectionWatch(SbiLimits limits) {
    this.means =
        new UnfinishedWatch.Means(
            new FairShares(limits.unfinishedOctets()),
            new FairShares(OLD_CONNECTIONS_MAX),
            limits.requestTimeout());
  }

  @Override
  public void accept(ChannelPipeline pipeline) {
    // With TLS what reads the first octets of the handshake comes before, and is a decoder too.
    Map.Entry<String, ChannelHandler> protocol =
        first(pipeline, ApplicationProtocolNegotiationHandler.class::isInstance)
            .or(() -> first(pipeline, ByteToMessageDecoder.class::isInstance))
            .orElseThrow(() -> new IllegalStateException("a connection has a protocol"));
    pipeline.addBefore(protocol.getKey(), "unfinished", new UnfinishedWatch(means));
    open.add(pipeline.channel());
  }

  /** Begins to close the connections whose TLS session is not to go on. */
  void close(Predicate<SSLSession> isGone) {
    for (Channel channel : open) {
      channel
          .eventLoop()
          .execute(() -> {
            SslHandler tls = channel.pipeline().get(SslHandler.class);
            // One whose handshake is not over yet is asked by that.
            if (tls != null
                && tls.handshakeFuture().isSuccess()
                && isGone.test(tls.engine().getSession())) {
              var _ = channel.close();
            }
          });
    }
  }

  private static Optional<Map.Entry<String, ChannelHandler>> first(
      ChannelPipeline pipeline, Predicate<ChannelHandler> wanted) {
    for (Map.Entry<String, ChannelHandler> handler : pipeline) {
      if (wanted.test(handler.getValue())) {
        return Optional.of(handler);
      }
    }
    return Optional.empty();
  }
}
