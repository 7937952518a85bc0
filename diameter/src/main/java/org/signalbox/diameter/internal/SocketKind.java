package org.signalbox.diameter.internal;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * How event loops wait for sockets.
 *
 * @param loops makes what a loop waits with
 * @param listener the channels that accept
 * @param connection the channels that dial
 */
record SocketKind(
    IoHandlerFactory loops,
    Class<? extends ServerChannel> listener,
    Class<? extends SocketChannel> connection) {

  /** The JDK's selectors; the only kind that SCTP has. */
  static SocketKind selectors() {
    return new SocketKind(
        NioIoHandler.newFactory(), NioServerSocketChannel.class, NioSocketChannel.class);
  }

  /** Epoll where its native library loads, which is on Linux; else the JDK's selectors. */
  static SocketKind best() {
    return Epoll.isAvailable()
        ? new SocketKind(
            EpollIoHandler.newFactory(), EpollServerSocketChannel.class, EpollSocketChannel.class)
        : selectors();
  }
}
