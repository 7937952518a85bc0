package org.signalbox.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password or token. Its text never appears in {@code toString}, logs or problems. */
public final class Secret {

  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The secret itself; only for whoever must present it. */
  public String reveal() {
    return text;
  }

  /** Compares in a time that does not depend on where the two differ. */
  public boolean matches(String presented) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && matches(secret.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
