package org.signalbox.charging;

import org.signalbox.profiles.ProfileSet;
import org.signalbox.profiles.TariffLookupPort;
import org.signalbox.rating.Tariff;

/**
 * The one configuration that a message sees from request to answer.
 *
 * @param tariff prices
 * @param profiles filters, attributes, chargers
 * @param lookup what filters may ask of the same tariff
 */
public record ChargingVersion(Tariff tariff, ProfileSet profiles, TariffLookupPort lookup) {}
