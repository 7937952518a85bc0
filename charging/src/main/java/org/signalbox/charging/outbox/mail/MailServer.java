package org.signalbox.charging.outbox.mail;

import java.util.Optional;

/**
 * The server that takes all mails.
 *
 * @param host its name or address
 * @param port 1 to 65535
 * @param from the sender, {@code LOCAL@DOMAIN}
 * @param login who sends; empty for a server that asks for nobody
 * @param tls how the way there is protected
 */
public record MailServer(String host, int port, String from, Optional<Login> login, Tls tls) {

  /** A user of the server. */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /** How the way to the server is protected. A certificate that does not fit ends the attempt. */
  public enum Tls {
    OFF,
    /** STARTTLS where the server offers it; then a password only goes with it or to loopback. */
    OFFERED,
    /** STARTTLS, or no mail. */
    REQUIRED,
    /** TLS from the first octet (RFC 8314 §3.3), as on port 465. */
    IMMEDIATE
  }
}
