package org.signalbox.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Subscription Permanent Identifier (TS 29.571 §5.3.2, {@code Supi}): an IMSI, or a network
 * access identifier, or a line or cable identifier.
 *
 * @param text {@code imsi-} and 5 to 15 digits, or {@code nai-}, {@code gci-} or {@code gli-} and a
 *     text
 */
public record Supi(String text) {

  /** What {@link #parse} reads, as problems say it. */
  public static final String FORMS =
      "imsi- and 5 to 15 digits, nai-, gci- or gli- and a name, or 5 to 15 bare digits";

  private static final String IMSI = "imsi-";
  private static final int LENGTH_MAX = 255;
  private static final Pattern FORM =
      Pattern.compile("imsi-[0-9]{5,15}|(nai|gci|gli)-[^\\p{Cntrl}\\s]+");

  /** Country and network: what may be shown of an IMSI. */
  private static final int SHOWN = IMSI.length() + 5;

  /**
   * @throws IllegalArgumentException when it is of another form
   */
  public Supi {
    if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no SUPI");
    }
  }

  /** Reads any form; bare digits are an IMSI, as S13 carries it and people write it. */
  public static Optional<Supi> parse(String text) {
    boolean isBare = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    String named = isBare ? IMSI + text : text;
    return named.length() <= LENGTH_MAX && FORM.matcher(named).matches()
        ? Optional.of(new Supi(named))
        : Optional.empty();
  }

  /** The digits of the IMSI, where it is one. */
  public Optional<String> imsi() {
    return text.startsWith(IMSI) ? Optional.of(text.substring(IMSI.length())) : Optional.empty();
  }

  /** The form for logs: country and network of an IMSI, of others the kind. */
  public String masked() {
    int shown = Math.min(text.startsWith(IMSI) ? SHOWN : 4, text.length());
    return text.substring(0, shown) + "*".repeat(Math.min(10, text.length() - shown));
  }

  @Override
  public String toString() {
    return text;
  }
}
