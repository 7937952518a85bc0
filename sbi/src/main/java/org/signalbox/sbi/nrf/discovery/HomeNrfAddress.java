package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which addresses a consumer may have this NRF call. Anything else would make it a tool for
 * reaching whatever it can reach: only NRFs that were told, and names that the operators' own
 * domain name system resolves, {@code nrf.5gc.mnc<MNC>.mcc<MCC>.3gppnetwork.org} (TS 23.003
 * §28.3.2.3.2).
 */
public final class HomeNrfAddress {

  private static final int LENGTH_MAX = 2_048;

  private static final Pattern OPERATOR_NAME =
      Pattern.compile("nrf\\.5gc\\.mnc[0-9]{3}\\.mcc[0-9]{3}\\.3gppnetwork\\.org");

  private HomeNrfAddress() {}

  /**
   * Reads an address.
   *
   * @throws InvalidParameter when it is no absolute HTTP address of a host
   */
  static URI read(String text) {
    try {
      URI uri = text.length() > LENGTH_MAX ? new URI("") : new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean http = scheme.equals("http") || scheme.equals("https");
      if (http && uri.getHost() != null && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Told below, as any other text that is no such address.
    }
    throw new InvalidParameter("expected an absolute http or https address of a host");
  }

  /**
   * Whether it may be called.
   *
   * @param address absolute, with a host
   * @param known NRFs that were told
   */
  public static boolean isAllowed(URI address, Collection<URI> known) {
    return known.stream().anyMatch(one -> isSameServer(one, address))
        || OPERATOR_NAME.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether two addresses lead to the same server. */
  public static boolean isSameServer(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost()) && port(one) == port(other);
  }

  private static int port(URI uri) {
    return Optional.of(uri.getPort())
        .filter(port -> port >= 0)
        .orElseGet(() -> uri.getScheme().equalsIgnoreCase("https") ? 443 : 80);
  }

  /**
   * Whether an address is that under which a consumer reached this NRF.
   *
   * @param reached scheme and authority as the consumer wrote them, perhaps nonsense
   */
  public static boolean isThisServer(URI address, String reached) {
    try {
      return isSameServer(address, read(reached));
    } catch (InvalidParameter e) {
      return false;
    }
  }

  /** An address as a consumer wrote it; empty where it is no absolute HTTP address of a host. */
  public static Optional<URI> parse(String text) {
    try {
      return Optional.of(read(text));
    } catch (InvalidParameter e) {
      return Optional.empty();
    }
  }

  /** Scheme and authority, without what follows. */
  public static String root(URI address) {
    return address.getScheme().toLowerCase(Locale.ROOT) + "://" + address.getRawAuthority();
  }
}
