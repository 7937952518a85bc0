package org.signalbox.app.internal.node;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.app.internal.backup.BackupMethods;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.TariffPlanLoader;
import org.signalbox.catalog.csv.TariffPlanCsvLoader;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.charging.AccountLedger;
import org.signalbox.charging.CdrLocks;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.ChargingVersion;
import org.signalbox.charging.DebitedCdrs;
import org.signalbox.charging.session.SessionCharging;
import org.signalbox.charging.session.SessionConfig;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.TenantRules;
import org.signalbox.rpc.CoreMethods;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcStatus;
import org.signalbox.rpc.account.AccountContext;
import org.signalbox.rpc.account.AccountMethods;
import org.signalbox.rpc.action.ActionContext;
import org.signalbox.rpc.action.ActionMethods;
import org.signalbox.rpc.action.VoucherCodes;
import org.signalbox.rpc.cdr.CdrContext;
import org.signalbox.rpc.cdr.CdrMethods;
import org.signalbox.rpc.cost.CostMethods;
import org.signalbox.rpc.cost.CostSettings;
import org.signalbox.rpc.cost.DebitMethods;
import org.signalbox.rpc.cost.EventCostJson;
import org.signalbox.rpc.profile.ProfileContext;
import org.signalbox.rpc.profile.ProfileMethods;
import org.signalbox.rpc.session.SessionMethods;
import org.signalbox.rpc.statement.ErasureMethods;
import org.signalbox.rpc.statement.StatementMethods;
import org.signalbox.rpc.tariff.TariffContext;
import org.signalbox.rpc.tariff.TariffMethods;
import org.signalbox.sql.Database;

/** What the node answers: the catalog and charging over one database, and the methods on them. */
public final class ApiMethods {

  private final Database database;
  private final SignalboxConfig config;
  private final InstantSource clock;
  private final NodeLedger ledger;
  private final LiveCatalog catalog;
  private final AccountLedger accounts;
  private final DefinitionPort definitions;
  private final SessionCharging sessions;
  private final CdrCounters cdrs = new CdrCounters();

  /** The same for all ports: whoever charges a CDR anew keeps everybody else from it. */
  private final CdrLocks cdrLocks = new CdrLocks();

  private ApiMethods(Foundations on, SignalboxConfig config, InstantSource clock) {
    this.database = on.database();
    this.ledger = on.ledger();
    this.config = config;
    this.clock = clock;
    this.catalog = LiveCatalog.open(database, on.ledger().tariffs(), clock);
    this.accounts = new AccountLedger(on.ledger().port());
    this.definitions = new LedgerDefinitionAdapter(accounts);
    this.sessions = new SessionCharging(ports(), config.tenants(), clock, SessionConfig.STANDARD);
  }

  /** What the methods stand on. */
  public record Foundations(Database database, NodeLedger ledger) {}

  /**
   * Opens what the database holds, and has the ledger price by it. Blocks until the ledger takes
   * commands.
   */
  public static ApiMethods over(Foundations on, SignalboxConfig config, InstantSource clock) {
    ApiMethods api = new ApiMethods(on, config, clock);
    on.ledger().awaitRunning();
    on.ledger().tariffs().begin(api.catalog.current().tariff());
    return api;
  }

  /** What is in force. */
  public LiveCatalog catalog() {
    return catalog;
  }

  /** Charges sessions and events, for every door. */
  SessionCharging sessions() {
    return sessions;
  }

  /** What became of CDRs since the start. */
  CdrCounters cdrs() {
    return cdrs;
  }

  /** Loads folders of tariff plans. */
  public TariffPlanCsvLoader folders() {
    return new TariffPlanCsvLoader(
        new TariffPlanLoader(catalog, times(), definitions), new TariffPlanStore(database));
  }

  private PlanTimes times() {
    return new PlanTimes(config.tenants().defaultZone(), clock);
  }

  /**
   * All methods.
   *
   * @param others methods of parts beside charging
   */
  public RpcRegistry registry(Instant startedAt, List<RpcMethod> others) {
    TenantRules tenants = config.tenants();
    List<RpcMethod> methods = new ArrayList<>(others);
    methods.addAll(new CoreMethods(() -> status(startedAt)).methods());
    methods.addAll(
        TariffMethods.all(
            new TariffContext(
                catalog,
                new TariffPlanStore(database),
                definitions,
                times(),
                tenants.defaultTenant())));
    methods.addAll(
        ActionMethods.all(
            new ActionContext(
                accounts,
                catalog,
                times(),
                new VoucherCodes(VoucherKey.of(config.data(), accounts::hasVouchers)),
                tenants)));
    methods.addAll(
        ProfileMethods.of(
            new ProfileContext(catalog, clock, tenants.defaultZone(), tenants.defaultTenant())));
    CostSettings costs =
        new CostSettings(tenants, "call", CostSettings.STANDARD_MAX_COMPUTED_USAGE);
    methods.addAll(CostMethods.all(this::version, costs, clock));
    methods.addAll(
        DebitMethods.all(
            new DebitMethods.Ports(ledger.port(), ledger::tariff, clock),
            costs,
            CostMethods.dryRun(this::version, costs, clock)));
    methods.addAll(
        CdrMethods.all(new CdrContext(ports(), tenants, clock, CdrContext.RESULTS_MAX_DEFAULT)));
    methods.addAll(
        AccountMethods.all(
            new AccountContext(ledger.port(), tenants, () -> catalog.current().timings(), clock)));
    methods.addAll(new SessionMethods(sessions.open(), tenants).all());
    methods.addAll(new StatementMethods(ledger.explainer(), tenants, clock).all());
    methods.addAll(new ErasureMethods(ledger.erasure(CdrStore.of(database, clock)), tenants).all());
    methods.addAll(new BackupMethods(ledger.backupSource(database, clock)).all());
    return RpcRegistry.of(methods);
  }

  /** What charging stands on. */
  ChargingPorts ports() {
    return new ChargingPorts(
            this::version,
            CdrStore.of(database, clock),
            EventCostJson::textOf,
            cdrs,
            ledger.port(),
            new DebitedCdrs(ledger::tariff, EventCostJson::textOf),
            config.dynaprepaidPlans(),
            cdrLocks)
        .readingOwnWrites();
  }

  private ChargingVersion version() {
    CatalogVersion version = catalog.current();
    return new ChargingVersion(version.tariff(), version.profiles(), version.lookup());
  }

  private RpcStatus status(Instant startedAt) {
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    return new RpcStatus(SignalboxVersion.text(), config.name(), startedAt, heap, threads);
  }
}
