package org.signalbox.charging;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What makes a CDR unique. The tenant is part of it, so the same call id from two tenants is two
 * calls; the CGRID alone stays the value that the reference computes.
 *
 * @param tenant whose call it is
 * @param cgrId usually {@link #cgrIdOf}; a client may send its own
 * @param runId which bill of the call, such as {@code *default}
 */
public record CdrKey(String tenant, String cgrId, String runId) {

  private static final int DIGEST_LENGTH = 40;

  /**
   * The key of another call that goes by the same id: a session that was given up and began again,
   * say. What was debited for it is shown, too, and one position in the ledger's log is one call.
   *
   * @param position where the ledger ended it
   */
  public CdrKey again(long position) {
    return new CdrKey(tenant, cgrIdOf(cgrId, ";" + position), runId);
  }

  /** SHA-1 of the call's id and host, one after the other, in 40 lower-case hexadecimal digits. */
  public static String cgrIdOf(String originId, String originHost) {
    byte[] id = originId.getBytes(StandardCharsets.UTF_8);
    byte[] host = originHost.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(NameHash.SHA1.of(id, host));
  }

  /** Whether a CGRID looks like one that {@link #cgrIdOf} made, whoever made it. */
  public static boolean isDigest(String cgrId) {
    if (cgrId.length() != DIGEST_LENGTH) {
      return false;
    }
    for (int i = 0; i < DIGEST_LENGTH; i++) {
      char digit = cgrId.charAt(i);
      boolean isDigit = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
      if (!isDigit) {
        return false;
      }
    }
    return true;
  }
}
