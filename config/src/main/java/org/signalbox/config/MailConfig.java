package org.signalbox.config;

import java.util.Optional;

/**
 * The server that takes the mails of actions.
 *
 * @param server where it is
 * @param from the sender of all mails
 * @param user who sends; empty for a server that asks for nobody
 * @param password of that user
 * @param tls how the way there is protected
 */
public record MailConfig(
    ListenAddress server, String from, Optional<String> user, Optional<Secret> password, Tls tls) {

  /** How the way to the server is protected. */
  public enum Tls {
    OFF,
    OFFERED,
    REQUIRED,
    IMMEDIATE
  }
}
