package org.signalbox.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * To whom {@code *mail_async} writes: its extra parameters are addresses with {@code ;} between
 * them.
 *
 * @param addresses 1 to {@value #ADDRESSES_MAX}, each {@code LOCAL@DOMAIN} in visible ASCII, so
 *     that none can carry a line of its own into a mail
 */
public record MailRecipients(List<String> addresses) {

  /** Addresses at most. */
  public static final int ADDRESSES_MAX = 50;

  private static final Pattern ADDRESS =
      Pattern.compile("[!-~&&[^<>()\\[\\]\\\\,;:@\"]]{1,64}@[A-Za-z0-9.-]{1,255}");

  public MailRecipients {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty() || addresses.size() > ADDRESSES_MAX) {
      throw new IllegalArgumentException(
          "found " + addresses.size() + " mail addresses, expected 1 to " + ADDRESSES_MAX);
    }
    for (String address : addresses) {
      if (!ADDRESS.matcher(address).matches()) {
        throw new IllegalArgumentException(
            "found '" + address + "' where a mail address such as noc@example.org was expected");
      }
    }
  }

  /**
   * Reads extra parameters.
   *
   * @throws IllegalArgumentException when there is no address, or what is none
   */
  public static MailRecipients of(String parameters) {
    // As with the reference, what stands behind a comma means nothing.
    String first = parameters.split(",", 2)[0];
    return new MailRecipients(List.of(first.split(";")).stream().map(String::strip).toList());
  }
}
