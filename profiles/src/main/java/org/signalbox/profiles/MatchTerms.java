package org.signalbox.profiles;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a match depends on besides the event and the profiles.
 *
 * @param now decides which filters and profiles are in force, and what {@code *now} means
 * @param zone for times that are written without an offset
 * @param tariff answers {@code *destinations} and {@code *timings}
 */
public record MatchTerms(Instant now, ZoneId zone, TariffLookupPort tariff) {}
