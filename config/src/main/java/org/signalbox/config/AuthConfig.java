package org.signalbox.config;

import java.util.Map;

/**
 * Who may call a door.
 *
 * @param anonymous whether a door beyond loopback may serve callers without credentials
 * @param users passwords for HTTP basic authentication, by user name
 * @param tokens tokens for HTTP bearer authentication, by a name that is only for people
 */
public record AuthConfig(boolean anonymous, Map<String, Secret> users, Map<String, Secret> tokens) {

  public AuthConfig {
    users = Map.copyOf(users);
    tokens = Map.copyOf(tokens);
  }

  /** Whether callers over HTTP must show who they are. */
  public boolean hasCredentials() {
    return !users.isEmpty() || !tokens.isEmpty();
  }
}
