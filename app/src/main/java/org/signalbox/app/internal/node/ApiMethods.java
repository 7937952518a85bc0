package org.signalbox.app.internal.node;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.app.SignalboxVersion;
import org.signalbox.catalog.ActivationPort;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.tp.TariffPlanStore;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.core.TenantRules;
import org.signalbox.rpc.CoreMethods;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcStatus;
import org.signalbox.rpc.tariff.TariffContext;
import org.signalbox.rpc.tariff.TariffMethods;
import org.signalbox.sql.Database;

/** What the node answers: the catalog and charging over one database, and the methods on them. */
public final class ApiMethods {

  private final Database database;
  private final SignalboxConfig config;
  private final InstantSource clock;
  private final LiveCatalog catalog;

  private ApiMethods(
      Database database, SignalboxConfig config, InstantSource clock, LiveCatalog catalog) {
    this.database = database;
    this.config = config;
    this.clock = clock;
    this.catalog = catalog;
  }

  /** Opens what the database holds. Blocks while it is read. */
  public static ApiMethods over(Database database, SignalboxConfig config, InstantSource clock) {
    LiveCatalog catalog = LiveCatalog.open(database, ActivationPort.AT_ONCE, clock);
    return new ApiMethods(database, config, clock, catalog);
  }

  /** What is in force. */
  public LiveCatalog catalog() {
    return catalog;
  }

  /** All methods. */
  public RpcRegistry registry(Instant startedAt) {
    TenantRules tenants = config.tenants();
    List<RpcMethod> methods = new ArrayList<>();
    methods.addAll(new CoreMethods(() -> status(startedAt)).methods());
    methods.addAll(
        TariffMethods.all(
            new TariffContext(
                catalog,
                new TariffPlanStore(database),
                new PlanTimes(tenants.defaultZone(), clock),
                tenants.defaultTenant())));
    return RpcRegistry.of(methods);
  }

  private RpcStatus status(Instant startedAt) {
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    return new RpcStatus(SignalboxVersion.text(), config.name(), startedAt, heap, threads);
  }
}
