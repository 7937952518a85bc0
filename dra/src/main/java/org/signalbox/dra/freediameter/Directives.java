package org.signalbox.dra.freediameter;

import java.util.List;
import java.util.Locale;

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

  static boolean lacks(String name) {
    return NAMES.stream().noneMatch(name::equalsIgnoreCase);
  }

  static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What would have been right instead of a name that is no directive. */
  static String expectation(String name) {
    return NAMES.stream()
        .filter(known -> distance(canonical(known), canonical(name)) <= 2)
        .findFirst()
        .map(near -> "a directive; the nearest is " + near)
        .orElse("a directive");
  }

  /** Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
