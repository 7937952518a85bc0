package org.signalbox.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a listener binds.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 * @param port 0 to 65535; 0 picks a free one
 */
public record ListenAddress(String host, int port) {

  public ListenAddress {
    if (host.isEmpty() || port < 0 || port > 65535) {
      throw new IllegalArgumentException("a listener needs a host and a port from 0 to 65535");
    }
  }

  /** Whether only this machine can reach it; a host that cannot be resolved counts as outside. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
