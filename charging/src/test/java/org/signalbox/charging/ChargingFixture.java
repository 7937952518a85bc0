package org.signalbox.charging;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.signalbox.charging.internal.CdrRowProjector;
import org.signalbox.core.TenantRules;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FieldValue;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.profiles.TariffLookupPort;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.Tariff;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** Charging over a SQLite file in a test's folder, with a tariff and profiles that tests set. */
public final class ChargingFixture implements AutoCloseable {

  public static final String TENANT = "cgrates.org";

  private final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  private final List<String> heard = new ArrayList<>();
  private final Path file;
  private TenantRules rules = TenantRules.STANDARD;
  private Tariff tariff = SampleTariff.ofThePosts();
  private ProfileSet profiles = ProfileSet.empty();
  private CostDetailsPort details = cost -> "{\"Cost\":" + cost.priced().cost() + "}";
  private final CdrLocks locks = new CdrLocks();
  private Database database;
  private final MemoryLedger ledger =
      new MemoryLedger(clock, () -> tariff, this::project, cost -> details.textOf(cost));

  public ChargingFixture(Path folder) {
    file = folder.resolve("signalbox.db");
    database = opened();
  }

  private Database opened() {
    return Database.open(
        new DatabaseConfig.Embedded(file, 4),
        failure -> {
          throw new AssertionError(failure);
        });
  }

  /** Closes and opens the database, as a restart of the program does. */
  public void restart() {
    database.close();
    database = opened();
  }

  public VirtualClock clock() {
    return clock;
  }

  public TenantRules rules() {
    return rules;
  }

  public void setRules(TenantRules changed) {
    rules = changed;
  }

  public Tariff tariff() {
    return tariff;
  }

  public void setTariff(Tariff changed) {
    tariff = changed;
  }

  public void setDetails(CostDetailsPort changed) {
    details = changed;
  }

  /** What the listener was told, in order. */
  public List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /** What the projector does, with its own rows. */
  private void project(List<CdrNote> notes) {
    database
        .writer()
        .submit(connection -> {
          new CdrRowProjector(database.dialect()).store(connection, notes, clock.instant());
          return true;
        })
        .join();
  }

  public CdrStore store() {
    return CdrStore.of(database, clock);
  }

  public ChargingPorts ports() {
    return new ChargingPorts(
        () -> new ChargingVersion(tariff, profiles, TariffLookupPort.NONE),
        store(),
        details,
        new Hearing(),
        ledger,
        ledger.debited(),
        List.of(),
        locks);
  }

  /** Who is charged. */
  public MemoryLedger ledger() {
    return ledger;
  }

  public CdrPipeline pipeline() {
    return new CdrPipeline(ports(), rules, clock);
  }

  /** Adds a charger of the default tenant whose run changes nothing of the event. */
  public void addCharger(String id, String runId, String... attributeIds) {
    addChargerOf(TENANT, id, runId, attributeIds);
  }

  public void addChargerOf(String tenant, String id, String runId, String... attributeIds) {
    ChargerProfile charger =
        new ChargerProfile(
            new ProfileKey(tenant, id),
            List.of(),
            ActivationInterval.ALWAYS,
            runId,
            attributeIds.length == 0 ? List.of("*none") : List.of(attributeIds),
            BigDecimal.ZERO);
    profiles =
        profiles.with(
            new ProfileChange(
                List.of(), List.of(), List.of(charger), Set.of(), Set.of(), Set.of()));
  }

  /** Adds a charger of the default tenant that takes what passes a filter. */
  public void addFilteredCharger(String id, String filter) {
    ChargerProfile charger =
        new ChargerProfile(
            new ProfileKey(TENANT, id),
            List.of(filter),
            ActivationInterval.ALWAYS,
            "",
            List.of("*none"),
            BigDecimal.ZERO);
    profiles =
        profiles.with(
            new ProfileChange(
                List.of(), List.of(), List.of(charger), Set.of(), Set.of(), Set.of()));
  }

  /** Adds an attribute profile of the context {@code *cdrs} that sets one field. */
  public void addConstant(String path, String value) {
    addConstant("*cdrs", path, value);
  }

  /** Adds one of the context {@code *sessions}. */
  public void addSessionConstant(String path, String value) {
    addConstant("*sessions", path, value);
  }

  private void addConstant(String context, String path, String value) {
    AttributeProfile profile =
        new AttributeProfile(
            new ProfileKey(TENANT, "ATTR"),
            List.of(context),
            List.of(),
            ActivationInterval.ALWAYS,
            List.of(new AttributeProfile.Attribute(List.of(), path, "*constant", value)),
            false,
            BigDecimal.ZERO);
    profiles =
        profiles.with(
            new ProfileChange(
                List.of(), List.of(profile), List.of(), Set.of(), Set.of(), Set.of()));
  }

  /** A call to a mobile. */
  public static Event call(String originId, String usage) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    fields.put("OriginID", FieldValue.text(originId));
    fields.put("Account", FieldValue.text("1002"));
    fields.put("Destination", FieldValue.text("61411111"));
    fields.put("SetupTime", FieldValue.text("2022-02-15 13:07:30"));
    fields.put("AnswerTime", FieldValue.text("2022-02-15 13:07:39"));
    fields.put("Usage", FieldValue.text(usage));
    return Event.of(TENANT, "", fields);
  }

  public static Event with(Event event, String field, String value) {
    return event.withField(field, FieldValue.text(value));
  }

  /** The CDRs stored, in the order stored. */
  public List<Cdr> stored() {
    List<Cdr> found = new ArrayList<>();
    store().read(CdrQuery.ALL, one -> found.add(one.cdr()));
    return found;
  }

  /** Each stored CDR as {@code run=cost}. */
  public List<String> costs() {
    return stored().stream().map(cdr -> cdr.key().runId() + "=" + cdr.cost().outward()).toList();
  }

  @Override
  public void close() {
    database.close();
  }

  private final class Hearing implements ChargingListener {
    @Override
    public void stored(String runId, boolean rated) {
      hear(runId + (rated ? " rated" : " unrated"));
    }

    @Override
    public void refused(Refusal reason) {
      hear(reason.name());
    }

    private void hear(String what) {
      synchronized (heard) {
        heard.add(what);
      }
    }
  }
}
