package org.signalbox.rpc.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.signalbox.rpc.RpcAuthentication;

/**
 * Checks the {@code Authorization} header: basic (RFC 7617) or bearer (RFC 6750).
 *
 * <p>Every known credential is compared in full, by digest, so that the time taken tells nothing
 * about how much of a guess was right. Any thread may ask.
 */
final class HttpAuthentication {

  /** The schemes that a refusal offers. */
  static final List<String> CHALLENGES =
      List.of("Basic realm=\"signalbox\", charset=\"UTF-8\"", "Bearer realm=\"signalbox\"");

  /** A longer header is nobody's; it bounds the work on hostile input. */
  private static final int MAX_HEADER_LENGTH = 4_096;

  private final List<byte[]> basicDigests = new ArrayList<>();
  private final List<byte[]> bearerDigests = new ArrayList<>();

  HttpAuthentication(RpcAuthentication authentication) {
    authentication
        .users()
        .forEach((user, password) -> basicDigests.add(digest(user + ":" + password)));
    authentication.tokens().forEach(token -> bearerDigests.add(digest(token)));
  }

  /** Whether a caller with this header may call; {@code ""} is no header. */
  boolean allows(String authorization) {
    if (basicDigests.isEmpty() && bearerDigests.isEmpty()) {
      return true;
    }
    int blank = authorization.indexOf(' ');
    if (blank < 0 || authorization.length() > MAX_HEADER_LENGTH) {
      return false;
    }
    String credentials = authorization.substring(blank + 1).strip();
    return switch (authorization.substring(0, blank).toLowerCase(Locale.ROOT)) {
      case "basic" -> isOneOf(decoded(credentials), basicDigests);
      case "bearer" -> isOneOf(credentials, bearerDigests);
      default -> false;
    };
  }

  /**
   * The user whose credentials a header shows that {@link #allows} let in; {@code ""} for a token,
   * and where nobody needs credentials, since then nobody looked at them.
   */
  String user(String authorization) {
    int blank = authorization.indexOf(' ');
    boolean isBasic = blank > 0 && authorization.substring(0, blank).equalsIgnoreCase("basic");
    if (!isBasic || (basicDigests.isEmpty() && bearerDigests.isEmpty())) {
      return "";
    }
    String credentials = decoded(authorization.substring(blank + 1).strip());
    int colon = credentials.indexOf(':');
    return colon < 0 ? "" : credentials.substring(0, colon);
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static boolean isOneOf(String credentials, List<byte[]> digests) {
    byte[] presented = digest(credentials);
    boolean found = false;
    for (byte[] known : digests) {
      found |= MessageDigest.isEqual(known, presented);
    }
    return found;
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
