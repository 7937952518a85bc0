package org.signalbox.registers.nf.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where notifications go: an absolute URI. One without a path means the root.
 *
 * @param uri the URI as sent
 */
public record CallbackUri(URI uri) {

  private static final int PORT_MAX = 65_535;

  /** Reads an {@code http} or {@code https} URI with a host; empty for anything else. */
  static Optional<CallbackUri> parse(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean legal =
          (scheme.equals("http") || scheme.equals("https"))
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getFragment() == null
              && uri.getPort() != 0
              && uri.getPort() <= PORT_MAX;
      return legal ? Optional.of(new CallbackUri(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
