package org.signalbox.profiles.internal;

/** Parts of a SIP URI: {@code <sip:1001:secret@pbx.example;transport=udp>}. */
final class SipUriConverters {

  private SipUriConverters() {}

  static String user(String text) {
    String uri = bare(text);
    int at = uri.indexOf('@');
    if (at < 0) {
      return "";
    }
    int end = firstOf(uri, ":;", 0, at);
    return uri.substring(0, end);
  }

  static String host(String text) {
    String uri = bare(text);
    int start = uri.indexOf('@') + 1;
    if (start < uri.length() && uri.charAt(start) == '[') {
      int close = uri.indexOf(']', start);
      return close < 0 ? "" : uri.substring(start, close + 1);
    }
    return uri.substring(start, firstOf(uri, ":;?>", start, uri.length()));
  }

  private static String bare(String text) {
    int scheme = text.indexOf("sip:");
    int secure = text.indexOf("sips:");
    if (secure >= 0) {
      return text.substring(secure + 5);
    }
    return scheme < 0 ? text : text.substring(scheme + 4);
  }

  private static int firstOf(String text, String ends, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return limit;
  }
}
