package org.signalbox.dra.pattern;

import java.util.Locale;
import org.signalbox.diameter.message.DiameterIdentity;

/**
 * Identities by a pattern in which {@code *} stands for any characters. Compared in any case, in
 * time that grows with the product of both lengths at most.
 *
 * @param text in lower case
 */
public record IdentityPattern(String text) {

  /** Visible ASCII characters, as in identities. */
  public IdentityPattern {
    text = text.toLowerCase(Locale.ROOT);
    if (!DiameterIdentity.isValid(text)) {
      throw new IllegalArgumentException(text);
    }
  }

  /** Whether an identity is one of those. */
  public boolean covers(DiameterIdentity identity) {
    String name = identity.key();
    int at = 0;
    int in = 0;
    int star = -1;
    int resumed = 0;
    while (in < name.length()) {
      if (at < text.length() && text.charAt(at) == '*') {
        star = at++;
        resumed = in;
      } else if (at < text.length() && text.charAt(at) == name.charAt(in)) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++resumed;
      } else {
        return false;
      }
    }
    while (at < text.length() && text.charAt(at) == '*') {
      at++;
    }
    return at == text.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
