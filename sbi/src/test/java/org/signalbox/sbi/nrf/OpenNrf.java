package org.signalbox.sbi.nrf;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.SqlNfChangeStore;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.SqlNfSubscriptionStore;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.sbi.nrf.discovery.DiscoveryConfig;
import org.signalbox.sbi.nrf.discovery.HomeNrfConfig;
import org.signalbox.sbi.nrf.discovery.SearchListener;
import org.signalbox.sbi.nrf.management.DeliveryPolicy;
import org.signalbox.sbi.nrf.management.ProfileAccess;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;

/** An NRF on a free port of loopback, its clock in the test's hand. */
public final class OpenNrf implements AutoCloseable {

  private static final NfInstanceId ID =
      NfInstanceId.parse("4947a69a-f61b-4bc1-b9da-47c9c5d14b64").orElseThrow();
  private static final DeliveryPolicy DELIVERY =
      new DeliveryPolicy("NRF-" + ID, Duration.ofSeconds(5), Duration.ofMillis(20), 4, 50);

  public final VirtualClock clock = VirtualClock.at("2026-11-21T22:31:13Z");
  public final Nrf nrf;
  private final Database database;
  private final SbiClient client = SbiClient.open(Optional.empty());
  private final SbiServer server;
  private final Http2Connection connection;

  private OpenNrf(Path folder, NrfConfig config, ProfileAccess access) {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("nrf.db"), 2),
            fault -> {
              throw new IllegalStateException(fault);
            });
    NfRegister register =
        NfRegister.open(new SqlNfRegisterStore(database, clock), NfRegisterConfig.DEFAULT, clock);
    nrf =
        Nrf.open(
            new Nrf.Foundations(
                register,
                new SqlNfChangeStore(database, clock),
                NfSubscriptions.open(new SqlNfSubscriptionStore(database), config.id().toString()),
                access,
                SearchListener.UNHEARD,
                client,
                clock),
            config);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        SbiServer.start(
            new SbiServerConfig(
                List.of(anyPort), Optional.empty(), SbiLimits.USUAL, LateRequests.REFUSE, clock),
            nrf.endpoints(),
            RequestGuard.ALLOWS_ALL);
    connection = Http2Connection.to(address());
  }

  /** Opens one on the database of a folder. */
  public static OpenNrf in(Path folder) {
    return new OpenNrf(folder, new NrfConfig(ID, Duration.ofDays(1), DELIVERY), ProfileAccess.OPEN);
  }

  /** Opens one of some network, which knows the NRFs of others. */
  public static OpenNrf of(
      NetworkId network, HomeNrfConfig others, Path folder, ProfileAccess access) {
    DiscoveryConfig discovery =
        new DiscoveryConfig(DiscoveryConfig.DEFAULT.validity(), Set.of(network));
    return new OpenNrf(
        folder,
        new NrfConfig(others.self(), Duration.ofDays(1), DELIVERY, discovery, others),
        access);
  }

  public InetSocketAddress address() {
    return server.clearAddresses().getFirst();
  }

  /** Scheme and authority, as clients write them. */
  public String root() {
    return "http://127.0.0.1:" + address().getPort();
  }

  public Http2Request request(String method, String path) {
    return Http2Request.of(method, "127.0.0.1:" + address().getPort(), path);
  }

  public Http2Response ask(Http2Request request) {
    return connection.ask(request);
  }

  public Http2Response ask(String method, String path) {
    return ask(request(method, path));
  }

  public Http2Response ask(String method, String path, String json) {
    String type = method.equals("PATCH") ? "application/json-patch+json" : "application/json";
    return ask(
        request(method, path)
            .with("content-type", type)
            .with(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Lets time pass, second by second, as it passes for a process that runs. */
  public void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      clock.advance(Duration.ofSeconds(1));
      nrf.look();
    }
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
