package org.signalbox.app;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signalbox.app.internal.node.ApiDelivery;
import org.signalbox.app.internal.node.ApiMethods;
import org.signalbox.app.internal.node.NfRegisterLoading;
import org.signalbox.app.internal.node.NodeCharging;
import org.signalbox.app.internal.node.NodeDiameter;
import org.signalbox.app.internal.node.NodeEquipment;
import org.signalbox.app.internal.node.NodeHealth;
import org.signalbox.app.internal.node.NodeInstruments;
import org.signalbox.app.internal.node.NodeLedger;
import org.signalbox.app.internal.node.NodeSbi;
import org.signalbox.app.internal.node.PartConfigs;
import org.signalbox.app.internal.node.PatientThreads;
import org.signalbox.catalog.csv.TariffPlanCsvLoader;
import org.signalbox.charging.CdrProjector;
import org.signalbox.charging.DebitedCdrs;
import org.signalbox.charging.outbox.EffectProjector;
import org.signalbox.charging.outbox.OutboxDoors;
import org.signalbox.charging.outbox.OutboxSender;
import org.signalbox.charging.outbox.mail.MailDelivery;
import org.signalbox.charging.schedule.Scheduler;
import org.signalbox.charging.schedule.TenantClocks;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.SignalboxConfig;
import org.signalbox.console.ConsoleServer;
import org.signalbox.console.HealthPort;
import org.signalbox.console.NodeFacts;
import org.signalbox.core.OperatorFault;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcServer;
import org.signalbox.rpc.cost.EventCostJson;
import org.signalbox.sql.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node: all parts put together.
 *
 * <p>Started in the order data folder, database, ledger, catalog, charging, JSON-RPC doors,
 * Diameter, console; so nothing is asked before it can answer. Stopped in the reverse order, each
 * part once. Any thread may start and close.
 */
public final class Signalbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Signalbox.class);

  /** How often the scheduler and the outbox look for what has come due. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, InetSocketAddress> listeners = new LinkedHashMap<>();
  private Optional<TariffPlanCsvLoader> folders = Optional.empty();
  private boolean closed;

  private Signalbox() {}

  /**
   * Starts a node; returns when its listeners are open.
   *
   * @param clock what every part reads the time from
   * @param onBrokenStorage told when storage failed in a way after which the process must end
   * @throws OperatorFault when a part cannot start; what was started is stopped again
   */
  public static Signalbox start(
      SignalboxConfig config, InstantSource clock, Consumer<Throwable> onBrokenStorage) {
    Signalbox node = new Signalbox();
    try {
      node.open(config, clock, onBrokenStorage);
      return node;
    } catch (OperatorFault e) {
      node.close();
      throw e;
    }
  }

  private void open(
      SignalboxConfig config, InstantSource clock, Consumer<Throwable> onBrokenStorage) {
    Instant startedAt = clock.instant();
    DataFolder folder = opened(DataFolder.lock(config.data()));
    PatientThreads patience = opened(PatientThreads.start());
    Database database =
        opened(
            Database.open(
                PartConfigs.database(config.storage(), folder.databaseFile()),
                onBrokenStorage,
                patience));
    NfRegisterLoading functions = NfRegisterLoading.begin(config.sbi(), database, clock);
    NodeEquipment equipment = opened(NodeEquipment.open(database, config.eir(), clock));
    NodeLedger ledger =
        opened(
            NodeLedger.start(
                new NodeLedger.Place(folder.path(), config.storage().keepLog(), patience),
                clock,
                tariffs ->
                    List.of(
                        CdrProjector.of(
                            database, clock, new DebitedCdrs(tariffs, EventCostJson::textOf)),
                        new EffectProjector(database, clock)),
                onBrokenStorage));
    ApiMethods api = ApiMethods.over(new ApiMethods.Foundations(database, ledger), config, clock);
    folders = Optional.of(api.folders());
    new TenantClocks(ledger.port(), config.tenants()).tell(startedAt);
    Scheduler scheduler = opened(new Scheduler(ledger.port(), clock, config.tenants()::zoneOf));
    scheduler.start(LOOK_EVERY);
    Optional<NodeSbi> sbi =
        NodeSbi.start(
                config.sbi(),
                new NodeSbi.Foundations(
                    database, functions, folder.path(), clock, equipment.endpoints()))
            .map(this::opened);
    RpcRegistry registry =
        api.registry(
            startedAt,
            Stream.concat(equipment.methods().stream(), sbi.stream().flatMap(NodeSbi::methods))
                .toList());
    openOutbox(config, database, registry, clock);
    openDoors(new Inside(config, startedAt, database, equipment, ledger, api, registry), sbi);
    folder.announce(addresses());
  }

  /** What stands behind the doors. */
  private record Inside(
      SignalboxConfig config,
      Instant startedAt,
      Database database,
      NodeEquipment equipment,
      NodeLedger ledger,
      ApiMethods api,
      RpcRegistry registry) {}

  private void openOutbox(
      SignalboxConfig config, Database database, RpcRegistry registry, InstantSource clock) {
    OutboxDoors doors =
        new OutboxDoors(
            new ApiDelivery(registry, PartConfigs.rpc(config.rpc()).limits()),
            new MailDelivery(config.mail().map(PartConfigs::mail)));
    opened(new OutboxSender(database, clock, doors)).start(LOOK_EVERY);
  }

  private void openDoors(Inside inside, Optional<NodeSbi> sbi) {
    SignalboxConfig config = inside.config();
    NodeEquipment equipment = inside.equipment();
    RpcRegistry registry = inside.registry();
    NodeInstruments instruments =
        new NodeInstruments(registry.names(), inside.api(), inside.ledger());
    instruments.watchRefusedCdrs(inside.database());
    equipment.register(instruments.metrics());
    RpcServer rpc = opened(RpcServer.start(PartConfigs.rpc(config.rpc()), registry, instruments));
    rpc.httpAddress().ifPresent(address -> listeners.put("rpc.http", address));
    rpc.tcpAddress().ifPresent(address -> listeners.put("rpc.tcp", address));
    Optional<NodeDiameter> diameter =
        NodeDiameter.start(
                config.diameter(),
                () ->
                    List.of(
                        NodeCharging.start(inside.api(), config).application(instruments),
                        equipment.application()))
            .map(this::opened);
    diameter.ifPresent(running -> {
      listeners.putAll(running.listeners());
      running.register(instruments.metrics());
    });
    sbi.ifPresent(running -> {
      listeners.putAll(running.listeners());
      running.register(instruments.metrics());
    });
    openConsole(
        inside,
        instruments,
        () ->
            Stream.of(
                    Optional.of(equipment.check()),
                    diameter.map(NodeDiameter::check),
                    sbi.map(NodeSbi::check))
                .flatMap(Optional::stream)
                .toList());
  }

  private void openConsole(
      Inside inside, NodeInstruments instruments, Supplier<List<HealthPort.Check>> checks) {
    SignalboxConfig config = inside.config();
    Optional<ListenAddress> console = config.console().listen();
    if (console.isEmpty()) {
      return;
    }
    NodeFacts facts =
        new NodeFacts(config.name(), SignalboxVersion.text(), inside.startedAt(), addresses());
    ConsoleServer server =
        opened(
            ConsoleServer.start(
                PartConfigs.console(config, console.get()),
                instruments.metrics(),
                new NodeHealth(inside.database(), inside.api(), inside.ledger(), checks),
                facts));
    listeners.put("console.listen", server.address());
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** Where the listeners really are, by setting. */
  public Map<String, InetSocketAddress> listeners() {
    return Collections.unmodifiableMap(listeners);
  }

  private Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    listeners.forEach(
        (setting, address) -> addresses.put(setting, ListenAddress.of(address).toString()));
    return addresses;
  }

  /** Loads folders of tariff plans into this node. */
  public TariffPlanCsvLoader folders() {
    return folders.orElseThrow(() -> new IllegalStateException("the node did not start"));
  }

  /** The line that says that all listeners are open. */
  public String readyLine() {
    return addresses().entrySet().stream()
        .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("", "signalbox ready", ""));
  }

  /** Stops every part: nothing more is accepted, what was accepted is answered and stored. */
  // What a part throws while it stops must not keep the others from stopping.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.atError().setCause(e).addKeyValue("part", part).log("a part did not stop cleanly");
      }
    }
  }
}
