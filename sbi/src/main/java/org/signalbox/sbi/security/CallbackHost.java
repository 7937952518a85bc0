package org.signalbox.sbi.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The host of a callback. */
final class CallbackHost {

  private CallbackHost() {}

  /** The host, without the brackets of IPv6; empty for what is no such URI. */
  static Optional<String> of(String uri) {
    try {
      return Optional.ofNullable(new URI(uri).getHost())
          .map(host -> host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    } catch (URISyntaxException e) {
      // Whoever reads the whole subscription says what is wrong with it.
      return Optional.empty();
    }
  }
}
