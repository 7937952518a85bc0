package org.signalbox.interop.nrf;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.SqlNfChangeStore;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.registers.nf.subscription.KeeperState;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.SqlNfSubscriptionStore;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.sbi.nrf.Nrf;
import org.signalbox.sbi.nrf.NrfConfig;
import org.signalbox.sbi.nrf.discovery.SearchListener;
import org.signalbox.sbi.nrf.management.DeliveryPolicy;
import org.signalbox.sbi.nrf.management.ProfileAccess;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.DatabaseServer;
import org.signalbox.testsupport.VirtualClock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;

/** An NRF on a database server that it shares with others, served on a free port of loopback. */
final class NrfInstance implements AutoCloseable {

  private static final NfRegisterConfig PATIENT =
      new NfRegisterConfig(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

  private final String name;
  private final Database database;
  private final SbiClient client = SbiClient.open(Optional.empty());
  private final Nrf nrf;
  private final SbiServer server;
  private final Http2Connection connection;

  NrfInstance(DatabaseServer on, NfInstanceId id, VirtualClock clock) {
    name = id.toString();
    database =
        Database.open(
            new DatabaseConfig.Server(on.jdbcUrl(), on.user(), on.password(), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    nrf =
        Nrf.open(
            new Nrf.Foundations(
                NfRegister.open(new SqlNfRegisterStore(database, clock), PATIENT, clock),
                new SqlNfChangeStore(database, clock),
                NfSubscriptions.open(new SqlNfSubscriptionStore(database), name),
                ProfileAccess.OPEN,
                SearchListener.UNHEARD,
                client,
                clock),
            new NrfConfig(
                id,
                Duration.ofDays(1),
                new DeliveryPolicy(
                    "NRF-" + id, Duration.ofSeconds(5), Duration.ofMillis(20), 4, 50)));
    server =
        SbiServer.start(
            new SbiServerConfig(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Optional.empty(),
                SbiLimits.USUAL,
                LateRequests.SERVE,
                clock),
            nrf.endpoints(),
            RequestGuard.ALLOWS_ALL);
    connection = Http2Connection.to(address());
    nrf.start();
  }

  private InetSocketAddress address() {
    return server.clearAddresses().getFirst();
  }

  int subscriptions() {
    return nrf.subscriptions().kept().size();
  }

  /** How often it has told the others that it lives, as it does when it looks after them. */
  long beats() {
    return new SqlNfSubscriptionStore(database).keeper(name).map(KeeperState::beats).orElse(0L);
  }

  /** Waits until so many notifications have been taken, as this instance knows. */
  void hasDelivered(long count) {
    Await.until(
        () -> nrf.notifications().deliveredSum() >= count,
        () -> count + " answers to notifications");
  }

  Http2Response ask(String method, String path, String json) {
    String type = method.equals("PATCH") ? "application/json-patch+json" : "application/json";
    Http2Request request = Http2Request.of(method, "127.0.0.1:" + address().getPort(), path);
    return connection.ask(
        json.isEmpty()
            ? request
            : request.with("content-type", type).with(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    connection.close();
    server.close();
    nrf.close();
    client.close();
    database.close();
  }
}
