package org.signalbox.charging.session;

import java.util.SortedMap;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.FieldTexts;
import org.signalbox.rating.TypeOfRecord;

/**
 * What happens, in neutral words: what attributes, filters, chargers and tariffs see of it, and
 * what its CDR keeps.
 *
 * @param tenant whose it is
 * @param parties who is charged for reaching what, before attributes and chargers; numbers in the
 *     form of the tenant's tariffs
 * @param tor what is used; it decides the unit: nanoseconds of {@code *voice}, octets of {@code
 *     *data}, {@link MoneyUnits} of {@code *monetary}, messages or pieces of all others
 * @param requestType how it is paid: {@code *prepaid} (also when empty), {@code *postpaid}, {@code
 *     *rated} (only priced), {@code *none} (only recorded); chargers may say otherwise
 * @param origin the session as the client names it, the client, and the door
 * @param times when it was set up and answered, and the zone in which tariffs count its hours
 * @param extraFields what else is known, by name; goes into the CDR
 * @param isFree whether it is never refused and never charged, whatever chargers say: an emergency
 *     call, a free number. It is granted even when the ledger cannot answer
 */
public record ChargingEvent(
    String tenant,
    CdrParties parties,
    TypeOfRecord tor,
    String requestType,
    CdrOrigin origin,
    CdrTimes times,
    SortedMap<String, String> extraFields,
    boolean isFree) {

  public ChargingEvent {
    extraFields = FieldTexts.copyOf(extraFields);
  }

  /** The same, for nothing. */
  public ChargingEvent forNothing() {
    return new ChargingEvent(tenant, parties, tor, requestType, origin, times, extraFields, true);
  }
}
