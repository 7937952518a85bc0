package org.signalbox.registers.nf.subscription;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a subscription is called, and where it belongs.
 *
 * @param id without hyphens, so that it fits the pattern of TS 29.510 §6.1.6.2.16 however that is
 *     read
 * @param root scheme and authority at which its owner reaches this register
 * @param keeper the instance that sends its notifications
 */
public record NfSubscriptionKey(String id, String root, String keeper) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int OCTETS = 16;

  /** A new one that nobody can guess. */
  public static NfSubscriptionKey random(String root, String keeper) {
    byte[] octets = new byte[OCTETS];
    RANDOM.nextBytes(octets);
    return new NfSubscriptionKey(HexFormat.of().formatHex(octets), root, keeper);
  }

  /** The same at another instance. */
  NfSubscriptionKey keptBy(String other) {
    return new NfSubscriptionKey(id, root, other);
  }
}
