package org.signalbox.console;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;

/**
 * Where the console is and whom it serves.
 *
 * @param address where it listens; port 0 picks a free one
 * @param anonymous whether it may serve beyond loopback without credentials
 * @param users passwords for basic authentication, by user name
 * @param tokens tokens for bearer authentication
 */
public record ConsoleServerConfig(
    InetSocketAddress address, boolean anonymous, Map<String, String> users, Set<String> tokens) {

  public ConsoleServerConfig {
    users = Map.copyOf(users);
    tokens = Set.copyOf(tokens);
  }

  /** Whether callers must show who they are. */
  public boolean hasCredentials() {
    return !users.isEmpty() || !tokens.isEmpty();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "ConsoleServerConfig[" + address + ", anonymous=" + anonymous + "]";
  }
}
