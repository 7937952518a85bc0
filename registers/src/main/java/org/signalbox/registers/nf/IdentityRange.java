package org.signalbox.registers.nf;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Some identities: those between two numbers, or those that an expression matches as a whole (TS
 * 29.510 §6.1.6.2.9, {@code SupiRange}, {@code IdentityRange}, {@code PlmnRange}, {@code
 * TacRange}).
 *
 * <p>Numbers of another length than the bounds are outside. A number is compared without its prefix
 * ({@code imsi-}, {@code msisdn-}), an expression with it.
 */
public final class IdentityRange {

  private final String start;
  private final String end;
  private final Optional<ExpressionMatcher> expression;
  private final boolean isNumeric;

  private IdentityRange(String start, String end, Optional<ExpressionMatcher> expression) {
    this.start = start;
    this.end = end;
    this.expression = expression;
    this.isNumeric = !start.isEmpty() && start.length() == end.length();
  }

  /**
   * Reads a value of legal shape. An expression that cannot be compiled matches nothing; {@link
   * NfProfile#read} refuses it beforehand.
   */
  static IdentityRange of(JsonNode node) {
    return new IdentityRange(
        node.path("start").asString("").toLowerCase(Locale.ROOT),
        node.path("end").asString("").toLowerCase(Locale.ROOT),
        node.has("pattern")
            ? ExpressionMatcher.compile(node.path("pattern").asString(""))
            : Optional.empty());
  }

  /** From one identity to another of the same length, both in lower case. */
  static IdentityRange between(String start, String end) {
    return new IdentityRange(start, end, Optional.empty());
  }

  /**
   * Whether an identity is in the range.
   *
   * @param bare the identity without prefix, in lower case
   * @param full the identity as sent
   */
  boolean contains(String bare, String full) {
    if (expression.isPresent() && expression.get().matches(full)) {
      return true;
    }
    return isNumeric && bare.length() == start.length() && within(bare);
  }

  private boolean within(String bare) {
    return start.compareTo(bare) <= 0 && bare.compareTo(end) <= 0;
  }

  /** Whether the range has two bounds of one length. */
  public boolean isNumeric() {
    return isNumeric;
  }

  /** Whether an expression may match beyond the bounds. */
  public boolean hasExpression() {
    return expression.isPresent();
  }

  /** The first of a numeric range, in lower case. */
  public String start() {
    return start;
  }

  /** The last of a numeric range. */
  public String end() {
    return end;
  }
}
