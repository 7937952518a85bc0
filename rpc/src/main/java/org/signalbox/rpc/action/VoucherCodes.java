package org.signalbox.rpc.action;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.signalbox.ledger.VoucherHash;

/**
 * Codes of vouchers: what subscribers type, and the hash that is all the ledger knows of it. The
 * hash has a key, or whoever reads the ledger's files could try all codes. Any thread.
 */
public final class VoucherCodes {

  /** Digits of a code that is made here: with ten tries an hour nobody guesses one of millions. */
  public static final int DIGITS = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{6,64}");

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /**
   * @param key 32 octets that nobody else knows, the same at every start
   */
  public VoucherCodes(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A code that was never given out, but for a chance that does not matter. */
  public String fresh() {
    StringBuilder code = new StringBuilder(DIGITS);
    for (int i = 0; i < DIGITS; i++) {
      code.append((char) ('0' + random.nextInt(10)));
    }
    return code.toString();
  }

  /**
   * The hash of a code as somebody typed it: spaces, dashes and case do not count. Empty for what
   * can be no code.
   */
  public Optional<VoucherHash> hash(String typed) {
    String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Optional.of(VoucherHash.of(mac.doFinal(code.getBytes(StandardCharsets.US_ASCII))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
