package org.signalbox.ocs.policy;

import java.util.OptionalLong;

/**
 * How much is granted at once, as usage of the charging core. A slice below the credit leaves the
 * rest to other sessions of the account.
 *
 * @param standard what a client gets that asks for no amount; 1 to {@link #UNLIMITED}
 * @param minimum a client that asks for less gets so much; 0 to {@code maximum}
 * @param maximum nobody gets more; 1 to {@link #UNLIMITED}
 * @param least below this nothing is granted, since a client with a grant near zero only comes back
 *     at once; 1 to {@code maximum}
 * @param threshold when the client is to ask again
 */
public record SliceRule(
    long standard, long minimum, long maximum, long least, Threshold threshold) {

  /** As much as the credit reaches: more than any account can use. */
  public static final long UNLIMITED = 1_000_000_000_000_000_000L;

  public SliceRule {
    require(standard >= 1 && standard <= UNLIMITED, "a default of nothing, or of too much");
    require(maximum >= 1 && maximum <= UNLIMITED, "a maximum of nothing, or of too much");
    require(minimum >= 0 && minimum <= maximum, "a minimum above the maximum");
    require(least >= 1 && least <= maximum, "a least grant of nothing, or above the maximum");
  }

  /** Grants whatever is asked for, and all of the credit to those who do not say. */
  public static SliceRule uncapped(long least) {
    return new SliceRule(UNLIMITED, 0, UNLIMITED, least, new Threshold.None());
  }

  /**
   * What is reserved for a client.
   *
   * @param requested what it asks for; empty, or 0, where it leaves that to us
   */
  public long reserved(OptionalLong requested) {
    long asked = requested.orElse(0);
    return Math.clamp(asked > 0 ? asked : standard, Math.max(1, minimum), maximum);
  }

  /** The least of a reservation that is worth granting: a client may ask for less than the rule. */
  public long leastOf(long reserved) {
    return Math.min(least, reserved);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
