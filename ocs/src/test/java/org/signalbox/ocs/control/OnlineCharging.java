package org.signalbox.ocs.control;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrLocks;
import org.signalbox.charging.CdrProjector;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.ChargingListener;
import org.signalbox.charging.ChargingPorts;
import org.signalbox.charging.ChargingVersion;
import org.signalbox.charging.DebitedCdrs;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerRuntimeAdapter;
import org.signalbox.charging.session.SessionCharging;
import org.signalbox.charging.session.SessionConfig;
import org.signalbox.core.Amount;
import org.signalbox.core.TenantRules;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.NodeLimits;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerTimers;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerConfig;
import org.signalbox.ledger.runtime.LedgerPorts;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.journal.JournalConfig;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import org.signalbox.profiles.ProfileSet;
import org.signalbox.profiles.TariffLookupPort;
import org.signalbox.rating.Tariff;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.Await;

/**
 * A node with credit control over a real ledger on real files, and its CDRs in a database: what a
 * test asks over loopback, it answers as in the program. The clock stands still.
 */
final class OnlineCharging implements AutoCloseable {

  static final DiameterIdentity HOST = DiameterIdentity.of("ocs.home");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Clients live by another clock: where this one jumps, their answer to a watchdog is on its way.
   */
  private static final PeerTimers PATIENT =
      PeerTimers.defaults().withWatchdog(Duration.ofDays(365));

  private static final LedgerConfig LEDGER =
      LedgerConfig.DEFAULT.with(new JournalConfig(1 << 20, 256 << 10, 2));

  private final Path folder;
  private final VirtualTime time = new VirtualTime("2026-11-22T05:00:00Z");
  private final Tariff tariff;
  private final ServiceMapPort map;
  private final ControlLimits limits;
  private final List<TestClient> open = new ArrayList<>();
  private final List<String> halts = new ArrayList<>();
  private Running running;

  /** What a restart ends and begins. */
  private record Running(
      Database database,
      GatedStorage storage,
      LedgerRuntime ledger,
      LedgerPort port,
      SessionCharging sessions,
      CreditControlApplication application,
      DiameterNode node)
      implements AutoCloseable {

    @Override
    public void close() {
      node.close();
      ledger.close();
      database.close();
    }
  }

  OnlineCharging(Path folder, TestTariffs tariffs, ServiceMapPort map) {
    this(folder, tariffs, map, ControlLimits.STANDARD);
  }

  OnlineCharging(Path folder, TestTariffs tariffs, ServiceMapPort map, ControlLimits limits) {
    this.folder = folder;
    this.tariff = tariffs.tariff();
    this.map = map;
    this.limits = limits;
    this.running = start();
  }

  private Running start() {
    Database database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("cdrs.db"), 1),
            failure -> {
              throw new AssertionError(failure);
            });
    CompletableFuture<LedgerRuntime> opened = new CompletableFuture<>();
    DebitedCdrs debited =
        new DebitedCdrs(hash -> opened.join().tariffs().tariff(hash), cost -> "{}");
    GatedStorage storage = new GatedStorage(FolderStorageAdapter.lock(folder.resolve("ledger")));
    LedgerRuntime ledger =
        LedgerRuntime.start(
            LEDGER,
            LedgerPorts.of(
                storage,
                time,
                (sentence, cause) -> halts.add(sentence),
                List.of(CdrProjector.of(database, time, debited))));
    opened.complete(ledger);
    awaitRunning(ledger);
    LedgerPort port = new LedgerRuntimeAdapter(ledger, PATIENCE);
    activate(ledger, port);
    SessionCharging charging =
        new SessionCharging(
            new ChargingPorts(
                () -> new ChargingVersion(tariff, ProfileSet.empty(), TariffLookupPort.NONE),
                CdrStore.of(database, time),
                cost -> "{}",
                ChargingListener.NONE,
                port,
                debited,
                List.of(),
                new CdrLocks()),
            TenantRules.STANDARD,
            time,
            SessionConfig.STANDARD);
    CreditControlApplication application =
        new CreditControlApplication(charging, map, time, limits);
    return new Running(database, storage, ledger, port, charging, application, node(application));
  }

  private static void awaitRunning(LedgerRuntime ledger) {
    try {
      if (!ledger.awaitRunning(PATIENCE)) {
        throw new AssertionError("the ledger does not start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void activate(LedgerRuntime ledger, LedgerPort port) {
    if (!port.read(view -> view.tariffHash()).equals(tariff.version())) {
      ledger.tariffs().store(tariff);
      port.ask(
          at -> new LedgerCommand.ActivateTariff(at, Optional.empty(), tariff.version()),
          Admission.NEW_WORK);
    }
  }

  private DiameterNode node(DiameterApplication application) {
    return DiameterNode.start(
        NodeConfig.of(HOST.text(), "home")
            .withListener(
                ListenerConfig.tcp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)))
            .withLimits(NodeLimits.defaults().withEventLoops(1)),
        NodeHooks.defaults()
            .withApplication(application)
            .withAdmission(hello ->
                Optional.of(PeerConfig.accepting(hello.identity().text()).withTimers(PATIENT)))
            .withTime(time));
  }

  /** Ends and begins the whole node; clients dial anew. */
  void restart() {
    running.close();
    running = start();
  }

  /** Stops the ledger under the node. */
  void stopLedger() {
    running.ledger().close();
  }

  /** Holds the ledger's thread up before it takes in what comes now. */
  Pause pauseLedger() {
    Pause pause = new Pause();
    var _ =
        running
            .ledger()
            .read(view -> {
              pause.hold();
              return true;
            });
    return pause.awaitBegun();
  }

  /** Holds the next sync of the ledger's log up. */
  Pause pauseSync() {
    return running.storage().pauseSyncs();
  }

  /** Waits until so many commands wait for the ledger. */
  void awaitWaiting(int count) {
    Await.until(
        () -> running.ledger().status().waiting() == count, () -> count + " waiting commands");
  }

  /** Lets time pass, a second at a time, until something holds. */
  void passUntil(BooleanSupplier holds, String what) {
    Await.until(
        () -> {
          time.advance(Duration.ofSeconds(1));
          return holds.getAsBoolean();
        },
        () -> what);
  }

  /** Waits until so many requests are under way. */
  void awaitUnderWay(int count) {
    Await.until(() -> application().underWay() == count, () -> count + " requests under way");
  }

  VirtualTime time() {
    return time;
  }

  SessionCharging sessions() {
    return running.sessions();
  }

  CreditControlApplication application() {
    return running.application();
  }

  DiameterNode node() {
    return running.node();
  }

  LedgerPort ledger() {
    return running.port();
  }

  /** A client of a name, connected. */
  TestClient client(String host) {
    TestClient client = new TestClient(host, running.node());
    open.add(client);
    return client;
  }

  static AccountId account(String number) {
    return new AccountId(TestMap.TENANT, number.startsWith("+") ? number.substring(1) : number);
  }

  /** Opens the account of the standard subscriber where it is not there, and adds money. */
  OnlineCharging topUp(String amount) {
    return topUp(Ccr.NUMBER, amount);
  }

  OnlineCharging topUp(String number, String amount) {
    return change(
        number,
        new AccountAction.Open(),
        new AccountAction.TopUp(BalanceSpec.money(), Amount.of(amount), Optional.empty()));
  }

  OnlineCharging change(String number, AccountAction... actions) {
    ledger()
        .ask(
            at ->
                new LedgerCommand.ChangeAccount(
                    at, Optional.empty(), account(number), List.of(actions)),
            Admission.NEW_WORK);
    return this;
  }

  /** What the standard subscriber can still spend, nothing of it reserved. */
  String money() {
    return money(Ccr.NUMBER);
  }

  String money(String number) {
    return ledger()
        .read(view ->
            view.account(account(number)).orElseThrow().balances().stream()
                .map(Balance::value)
                .reduce(Amount.ZERO, Amount::plus))
        .toString();
  }

  /** Sessions open in the ledger. */
  boolean isOpen(String session) {
    return ledger().read(view -> view.session(session).isPresent());
  }

  /** Every CDR, once all are stored. */
  List<Cdr> cdrs() {
    if (!ledger().awaitCdrs()) {
      throw new AssertionError("the CDRs are not stored in time");
    }
    List<Cdr> found = new ArrayList<>();
    CdrStore.of(running.database(), time).read(CdrQuery.ALL, one -> found.add(one.cdr()));
    return found;
  }

  /** Waits for a stage, patiently but not for ever. */
  static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("nothing came: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (TestClient one : open.reversed()) {
      one.close();
    }
    running.close();
    if (!halts.isEmpty()) {
      throw new AssertionError("the ledger halted: " + halts);
    }
  }
}
