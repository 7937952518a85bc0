package org.signalbox.ledger.sim;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.session.ChargingEvent;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Used;

/** A service of a door's session: what its client says of it, and what it was told. */
final class DoorService {

  static final String HOST = "door";

  private static final int USAGE_MAX = 25;

  private final SplittableRandom random;
  private final String name;
  private final ChargingEvent event;
  private Optional<Instant> change = Optional.empty();
  private long granted;

  private DoorService(String name, ChargingEvent event, SplittableRandom random) {
    this.name = name;
    this.event = event;
    this.random = random;
  }

  /** One of a session: paid before or after, free, or only recorded; resold at times. */
  static DoorService begun(String session, String name, SplittableRandom random) {
    String requestType =
        switch (random.nextInt(8)) {
          case 0 -> "*postpaid";
          case 1 -> "*none";
          default -> "";
        };
    boolean isFree = random.nextInt(10) == 0;
    return new DoorService(name, event(session, requestType, isFree, random), random);
  }

  /** One that accounts pay for. */
  static DoorService paid(String session, String name, SplittableRandom random) {
    return new DoorService(name, event(session, "*prepaid", false, random), random);
  }

  private static ChargingEvent event(
      String session, String requestType, boolean isFree, SplittableRandom random) {
    String account = BundleParts.ACCOUNTS.getFirst().account();
    String destination = random.nextInt(3) == 0 ? SimulatedProfiles.RESOLD : "internet";
    // A simulation begins at midnight: noon comes within its first hour.
    ZoneOffset zone = ZoneOffset.ofHoursMinutes(11, 20 + random.nextInt(40));
    return new ChargingEvent(
        SimulatedTariffs.TENANT,
        new CdrParties(SimulatedTariffs.CATEGORY, account, account, destination),
        BundleParts.KIND,
        requestType,
        new CdrOrigin(session, HOST, "simulation"),
        new CdrTimes(Optional.empty(), Optional.empty(), zone),
        new TreeMap<>(),
        isFree);
  }

  String name() {
    return name;
  }

  /** What happens, with something new said of it at times. */
  ChargingEvent event() {
    if (random.nextInt(5) > 0) {
      return event;
    }
    SortedMap<String, String> said = new TreeMap<>();
    said.put("Cell", Integer.toString(random.nextInt(100)));
    return new ChargingEvent(
        event.tenant(),
        event.parties(),
        event.tor(),
        event.requestType(),
        event.origin(),
        event.times(),
        said,
        event.isFree());
  }

  /** What its client was told last. */
  void told(long units, Optional<Instant> priceChange) {
    granted = units;
    change = priceChange;
  }

  /** Usage since the last report: what was granted, more than that, or more than can be. */
  Used used(Instant now) {
    long units = random.nextInt(3) == 0 ? random.nextInt(USAGE_MAX) : random.nextLong(granted + 1);
    long bound = random.nextInt(8) == 0 ? random.nextLong(units + 1) : units + 1;
    Optional<Long> after =
        change
            .filter(moment -> !now.isBefore(moment) && random.nextBoolean())
            .map(moment -> random.nextLong(units + 1));
    return new Used(units, after, bound);
  }

  Asked asked() {
    long most = 1L + random.nextInt(40);
    long least = random.nextInt(4) == 0 ? 1 + random.nextLong(most) : 1;
    return new Asked(most, least, random.nextInt(3) == 0 ? random.nextInt(20) : 0);
  }
}
