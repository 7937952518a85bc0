package org.signalbox.rating;

import java.time.ZonedDateTime;

/**
 * A usage to be priced.
 *
 * @param tor the kind of usage
 * @param tenant the tenant
 * @param category such as {@code call}
 * @param subject who pays the price
 * @param destination the number reached
 * @param start when the usage began; its zone or offset decides days and hours
 * @param usage nanoseconds for timed records, units for all others; not below 0
 */
public record PriceQuery(
    TypeOfRecord tor,
    String tenant,
    String category,
    String subject,
    String destination,
    ZonedDateTime start,
    long usage) {

  public PriceQuery {
    if (usage < 0) {
      throw new IllegalArgumentException("usage below zero");
    }
  }

  /** The same question about another usage. */
  public PriceQuery using(long otherUsage) {
    return new PriceQuery(tor, tenant, category, subject, destination, start, otherUsage);
  }
}
