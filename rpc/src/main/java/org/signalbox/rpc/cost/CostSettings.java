package org.signalbox.rpc.cost;

import java.util.Map;
import org.signalbox.core.TenantRules;
import org.signalbox.rating.TypeOfRecord;

/**
 * What the operator may set about cost requests.
 *
 * @param tenants zones and number normalisation
 * @param defaultCategory of a request that names none
 * @param maxComputedUsage the most that {@code Responder.GetCost} prices, by type of record; {@code
 *     *any} for all others; nanoseconds or units
 */
public record CostSettings(
    TenantRules tenants, String defaultCategory, Map<String, Long> maxComputedUsage) {

  private static final long HOUR = 3_600_000_000_000L;

  private static final String ANY_TYPE = "*any";

  /** The reference's limits. */
  public static final Map<String, Long> STANDARD_MAX_COMPUTED_USAGE =
      Map.of(
          ANY_TYPE,
          189 * HOUR,
          "*voice",
          72 * HOUR,
          "*data",
          107_374_182_400L,
          "*sms",
          10_000L,
          "*mms",
          10_000L);

  /** What an untouched configuration says. */
  public static final CostSettings STANDARD =
      new CostSettings(TenantRules.STANDARD, "call", STANDARD_MAX_COMPUTED_USAGE);

  public CostSettings {
    maxComputedUsage = Map.copyOf(maxComputedUsage);
  }

  boolean isAllowed(TypeOfRecord tor, long usage) {
    Long limit = maxComputedUsage.get(tor.text());
    if (limit == null) {
      limit = maxComputedUsage.getOrDefault(ANY_TYPE, Long.MAX_VALUE);
    }
    return usage <= limit;
  }
}
