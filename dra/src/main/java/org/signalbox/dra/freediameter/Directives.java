package org.signalbox.dra.freediameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.signalbox.core.NearestName;

/** The names that may begin a {@code NAME = value;} line of the main file. */
final class Directives {

  private static final List<String> NAMES =
      List.of(
          "Identity",
          "Realm",
          "Port",
          "SecPort",
          "SCTP_streams",
          "ListenOn",
          "ThreadsPerServer",
          "AppServThreads",
          "RoutingInThreads",
          "RoutingOutThreads",
          "IncomingQueueLimit",
          "OutgoingQueueLimit",
          "LocalQueueLimit",
          "ProcessingPeersPattern",
          "ProcessingPeersMinimum",
          "TcTimer",
          "TwTimer",
          "RouteRecordInAnswers",
          "TLS_Cred",
          "TLS_CA",
          "TLS_CRL",
          "TLS_Prio",
          "TLS_DH_Bits",
          "TLS_DH_File");

  private Directives() {}

  static List<String> names() {
    return NAMES;
  }

  static boolean lacks(String name) {
    return NAMES.stream().noneMatch(name::equalsIgnoreCase);
  }

  static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What would have been right instead of a name that is no directive. */
  static String expectation(String name) {
    Map<String, String> spellings = new LinkedHashMap<>();
    NAMES.forEach(known -> spellings.put(canonical(known), known));
    return NearestName.of(canonical(name), spellings.keySet())
        .map(near -> "a directive; the nearest is " + spellings.get(near))
        .orElse("a directive");
  }
}
