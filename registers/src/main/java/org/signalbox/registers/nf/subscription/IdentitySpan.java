package org.signalbox.registers.nf.subscription;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Identities from a first to a last, or by an expression (TS 29.510 {@code IdentityRange}).
 *
 * @param start first, in lower case; empty with an expression alone
 * @param end last
 * @param pattern the expression; empty with bounds
 */
record IdentitySpan(String start, String end, String pattern) {

  /** Reads a value of legal shape. */
  static IdentitySpan of(JsonNode node) {
    return new IdentitySpan(
        lower(node, "start"), lower(node, "end"), node.path("pattern").asString(""));
  }

  private static String lower(JsonNode node, String member) {
    return node.path(member).asString("").toLowerCase(Locale.ROOT);
  }

  /** Whether they may share an identity; of two expressions only those that are the same do. */
  boolean overlaps(IdentitySpan other) {
    if (!pattern.isEmpty() || !other.pattern.isEmpty()) {
      return pattern.equals(other.pattern);
    }
    return start.length() == other.start.length()
        && start.compareTo(other.end) <= 0
        && other.start.compareTo(end) <= 0;
  }
}
