package org.signalbox.rpc;

import java.util.Map;
import java.util.Set;

/**
 * Who may call over HTTP. Raw TCP knows no credentials.
 *
 * @param anonymous whether a door beyond loopback may serve callers without credentials
 * @param users passwords for basic authentication, by user name
 * @param tokens tokens for bearer authentication
 */
public record RpcAuthentication(boolean anonymous, Map<String, String> users, Set<String> tokens) {

  /** No credentials, and therefore loopback only. */
  public static final RpcAuthentication NONE = new RpcAuthentication(false, Map.of(), Set.of());

  public RpcAuthentication {
    users = Map.copyOf(users);
    tokens = Set.copyOf(tokens);
  }

  /** Whether callers over HTTP must show who they are. */
  public boolean hasCredentials() {
    return !users.isEmpty() || !tokens.isEmpty();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RpcAuthentication[anonymous=%s, %d users, %d tokens]"
        .formatted(anonymous, users.size(), tokens.size());
  }
}
