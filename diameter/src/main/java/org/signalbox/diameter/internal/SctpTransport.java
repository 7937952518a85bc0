package org.signalbox.diameter.internal;

import com.sun.nio.sctp.SctpChannel;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.sctp.SctpMessage;
import io.netty.channel.sctp.SctpServerChannel;
import io.netty.channel.sctp.nio.NioSctpChannel;
import io.netty.channel.sctp.nio.NioSctpServerChannel;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.sctp.SctpMessageCompletionHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * SCTP through the JDK (RFC 6733 §2.1): an association with several addresses on either side is
 * multi-homed by the operating system. Each Diameter message is one user message on stream 0 with
 * Diameter's payload protocol id. All methods are for any thread.
 */
public final class SctpTransport {

  /** The payload protocol identifier of Diameter in clear (RFC 6733 §11.4). */
  private static final int DIAMETER_PAYLOAD = 46;

  private static final int STREAM = 0;

  private SctpTransport() {}

  /** Whether the operating system has SCTP. */
  public static boolean isSupported() {
    try {
      require();
      return true;
    } catch (OperatorFault e) {
      return false;
    }
  }

  /**
   * Checks that the operating system has SCTP.
   *
   * @throws OperatorFault with what to do when it has not
   */
  static void require() {
    try {
      SctpChannel.open().close();
    } catch (UnsupportedOperationException | IOException e) {
      throw new OperatorFault(
          "this system has no SCTP: load the kernel module (modprobe sctp) and install the"
              + " library (package libsctp1), or use TCP for this listener or peer",
          e);
    }
  }

  /** The addresses of this end of an association; none for another kind of channel. */
  static List<InetAddress> localAddresses(Channel channel) {
    return channel instanceof io.netty.channel.sctp.SctpChannel sctp
        ? sctp.allLocalAddresses().stream().map(InetSocketAddress::getAddress).toList()
        : List.of();
  }

  static Channel listen(Transports transports, ListenerConfig config) {
    require();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(transports.group())
            .channel(NioSctpServerChannel.class)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, transports.waterMark())
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    addFraming(channel);
                    transports.accept(channel);
                  }
                });
    ChannelFuture bound = bootstrap.bind(config.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new OperatorFault(
          "cannot listen on SCTP " + config.address() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    SctpServerChannel server = (SctpServerChannel) bound.channel();
    for (InetSocketAddress more : config.more()) {
      var _ = server.bindAddress(more.getAddress()).awaitUninterruptibly();
    }
    return server;
  }

  static ChannelFuture connect(Transports transports, PeerConfig peer, InetSocketAddress address) {
    require();
    return new Bootstrap()
        .group(transports.group())
        .channel(NioSctpChannel.class)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, transports.waterMark())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) peer.timers().connect().toMillis())
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                addFraming(channel);
                transports.dialled(channel);
              }
            })
        .connect(address);
  }

  private static void addFraming(Channel channel) {
    channel.pipeline().addLast(new SctpMessageCompletionHandler(), new SctpFraming());
  }

  /** User messages to octets, and batches of Diameter messages to user messages. */
  static final class SctpFraming extends MessageToMessageCodec<SctpMessage, ByteBuf> {

    SctpFraming() {
      super(SctpMessage.class, ByteBuf.class);
    }

    @Override
    protected void encode(ChannelHandlerContext context, ByteBuf batch, List<Object> out) {
      while (batch.readableBytes() >= 4) {
        int length = batch.getInt(batch.readerIndex()) & 0xFF_FFFF;
        out.add(new SctpMessage(DIAMETER_PAYLOAD, STREAM, batch.readRetainedSlice(length)));
      }
      if (out.isEmpty()) {
        out.add(batch.retain());
      }
    }

    @Override
    protected void decode(ChannelHandlerContext context, SctpMessage message, List<Object> out) {
      out.add(message.content().retain());
    }
  }
}
