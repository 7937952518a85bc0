package org.signalbox.registers.equipment.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.signalbox.core.Imei;
import org.signalbox.core.LinkAddress;
import org.signalbox.core.OtherPei;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;

/**
 * The numbers by which tables know equipment and subscriptions. An IMEI and an IMSI are numbers by
 * themselves; what few have, such as a MAC address or a network access identifier, is given one
 * when an entry first names it, so that questions never make it grow. Any thread.
 */
public final class EntryNumbers {

  /** What no entry names; no key of a table. */
  public static final long UNKNOWN = -1;

  /** Beyond all IMEIs of 14 digits and all IMSIs of 15 digits behind a one. */
  private static final long NAMES_FROM = 1L << 52;

  private final ConcurrentHashMap<String, Long> names = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong(NAMES_FROM);

  /** The number of equipment that is asked about. */
  public long find(Pei pei) {
    return switch (pei) {
      case Imei imei -> imei.equipment();
      case LinkAddress address -> names.getOrDefault(address.text(), UNKNOWN);
      case OtherPei _ -> UNKNOWN;
    };
  }

  /** The number of a subscription that is asked about. */
  public long find(Supi supi) {
    return supi.imsi()
        .map(EntryNumbers::imsi)
        .orElseGet(() -> names.getOrDefault(supi.text(), UNKNOWN));
  }

  /** The number of an address that an entry names. */
  public long assign(LinkAddress address) {
    return assign(address.text());
  }

  /** The number of a subscription that an entry names. */
  public long assign(Supi supi) {
    return supi.imsi().map(EntryNumbers::imsi).orElseGet(() -> assign(supi.text()));
  }

  /** How many names were given a number. */
  public int names() {
    return names.size();
  }

  private long assign(String name) {
    return names.computeIfAbsent(name, _ -> next.getAndIncrement());
  }

  /** A one before the digits keeps IMSIs with leading zeros apart. */
  private static long imsi(String digits) {
    long number = 1;
    for (int i = 0; i < digits.length(); i++) {
      number = number * 10 + (digits.charAt(i) - '0');
    }
    return number;
  }
}
