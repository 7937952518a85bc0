package org.signalbox.core;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What differs from tenant to tenant by configuration. Immutable; any thread.
 *
 * @param defaultTenant the tenant of a request that names none
 * @param defaultZone the time zone of tenants without one of their own
 * @param zones by tenant
 * @param normalisations by tenant
 */
public record TenantRules(
    String defaultTenant,
    ZoneId defaultZone,
    Map<String, ZoneId> zones,
    Map<String, NumberNormalisation> normalisations) {

  /** Tenant {@code cgrates.org}, UTC, numbers as they are. */
  public static final TenantRules STANDARD =
      new TenantRules("cgrates.org", ZoneOffset.UTC, Map.of(), Map.of());

  public TenantRules {
    zones = Map.copyOf(zones);
    normalisations = Map.copyOf(normalisations);
  }

  /** The tenant meant by a request: the one named, or the default for an empty text. */
  public String tenantOr(String named) {
    return named.isEmpty() ? defaultTenant : named;
  }

  /** The zone in which times without an offset are read and tariffs count days and hours. */
  public ZoneId zoneOf(String tenant) {
    return zones.getOrDefault(tenant, defaultZone);
  }

  /** The number in the form of the tenant's tariffs. */
  public String normalise(String tenant, String number) {
    return normalisations.getOrDefault(tenant, NumberNormalisation.NONE).normalise(number);
  }
}
