package org.signalbox.dra.route;

import java.util.Locale;

/** The hosts that redirect indications name (RFC 6733 §6.12). */
public final class RedirectHosts {

  private RedirectHosts() {}

  /**
   * The host of a DiameterURI such as {@code aaa://hss01.example:3868;transport=tcp}, in lower
   * case.
   */
  public static String hostOf(String uri) {
    int scheme = uri.indexOf("://");
    String rest = scheme < 0 ? uri : uri.substring(scheme + 3);
    int end = 0;
    while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != ';') {
      end++;
    }
    return rest.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
