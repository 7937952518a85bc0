package org.signalbox.diameter.internal;

import com.sun.nio.sctp.SctpChannel;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.sctp.SctpChannelOption;
import io.netty.channel.sctp.SctpServerChannel;
import io.netty.channel.sctp.nio.NioSctpChannel;
import io.netty.channel.sctp.nio.NioSctpServerChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * SCTP through the JDK (RFC 6733 §2.1): an association with several addresses on either side is
 * multi-homed by the operating system. All methods are for any thread.
 */
public final class SctpTransport {

  /** A message must fit the send buffer as a whole, or the system refuses it. */
  private static final int SOCKET_OCTETS = 1024 * 1024;

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

  /** Opens a listener on all its addresses, or on none. */
  static Channel listen(Transports transports, ListenerConfig config) {
    require();
    int octetsMax = transports.node().limits().messageOctetsMax();
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(transports.sctpGroup())
            .channel(NioSctpServerChannel.class)
            .childOption(SctpChannelOption.SCTP_NODELAY, true)
            .childOption(ChannelOption.SO_SNDBUF, SOCKET_OCTETS)
            .childOption(ChannelOption.SO_RCVBUF, SOCKET_OCTETS)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, transports.waterMark())
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new SctpFraming(octetsMax));
                    transports.accept(channel);
                  }
                });
    SctpServerChannel server =
        (SctpServerChannel) done(bootstrap.bind(config.address()), config.address()).channel();
    for (InetSocketAddress more : config.more()) {
      try {
        var _ = done(server.bindAddress(more.getAddress()), more);
      } catch (OperatorFault e) {
        server.close().awaitUninterruptibly();
        throw e;
      }
    }
    return server;
  }

  private static ChannelFuture done(ChannelFuture binding, InetSocketAddress address) {
    if (!binding.awaitUninterruptibly().isSuccess()) {
      throw new OperatorFault(
          "cannot listen on SCTP " + address + ": " + binding.cause().getMessage(),
          binding.cause());
    }
    return binding;
  }

  /**
   * Dials one address of a peer from all addresses of this node; the peer tells its others. The JDK
   * has no call that dials several at once, so the dialler tries them one after another.
   */
  static ChannelFuture connect(Transports transports, PeerConfig peer, InetSocketAddress address) {
    require();
    int octetsMax = transports.node().limits().messageOctetsMax();
    return new Bootstrap()
        .group(transports.sctpGroup())
        .channel(NioSctpChannel.class)
        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, transports.waterMark())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) peer.timers().connect().toMillis())
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new SctpFraming(octetsMax));
                transports.dialled(channel);
              }
            })
        .connect(address);
  }
}
