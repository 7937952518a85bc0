package org.signalbox.rpc.internal;

import java.net.InetSocketAddress;
import org.signalbox.core.OperatorFault;
import org.signalbox.rpc.RpcAuthentication;
import org.signalbox.rpc.RpcServerConfig;

/**
 * A door that others than this machine can reach serves nobody without credentials, unless told.
 */
final class ListenerRule {

  private ListenerRule() {}

  /**
   * @throws OperatorFault naming the two settings that would allow the listener
   */
  static void check(RpcServerConfig config) {
    RpcAuthentication authentication = config.authentication();
    if (authentication.anonymous()) {
      return;
    }
    config
        .tcp()
        .filter(ListenerRule::isExposed)
        .ifPresent(address ->
            refuse(
                "rpc.tcp",
                address,
                "knows no credentials; set rpc.anonymous: true, or bind rpc.tcp to"
                    + " 127.0.0.1"));
    if (!authentication.hasCredentials()) {
      config
          .http()
          .filter(ListenerRule::isExposed)
          .ifPresent(address ->
              refuse(
                  "rpc.http",
                  address,
                  "asks for no credentials; set rpc.auth.users or rpc.auth.tokens, or"
                      + " rpc.anonymous: true"));
    }
  }

  /** A name that does not resolve counts as reachable. */
  private static boolean isExposed(InetSocketAddress address) {
    return address.isUnresolved() || !address.getAddress().isLoopbackAddress();
  }

  private static void refuse(String setting, InetSocketAddress address, String wayOut) {
    throw new OperatorFault(
        "%s: a listener on %s:%d can be reached from other machines and %s"
            .formatted(setting, address.getHostString(), address.getPort(), wayOut));
  }
}
