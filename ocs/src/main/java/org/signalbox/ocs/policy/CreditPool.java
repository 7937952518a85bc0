package org.signalbox.ocs.policy;

/**
 * A pool that services of one session share: the client may use what was granted to one for another
 * (RFC 8506 §5.1.2).
 *
 * @param id G-S-U-Pool-Identifier, 0 to 4,294,967,295
 * @param multiplier how many units of the pool one unit of the service takes, in proportion to its
 *     price; 1 to 1,000,000,000
 */
public record CreditPool(long id, long multiplier) {

  public CreditPool {
    if (id < 0 || id > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException("a pool is 0 to 4294967295, not " + id);
    }
    if (multiplier < 1 || multiplier > 1_000_000_000) {
      throw new IllegalArgumentException("a multiplier is 1 to 1000000000, not " + multiplier);
    }
  }
}
