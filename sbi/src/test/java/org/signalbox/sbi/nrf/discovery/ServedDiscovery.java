package org.signalbox.sbi.nrf.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;

/** Discovery of a network 001-XX behind a real door on a free port of the loopback. */
final class ServedDiscovery implements AutoCloseable {

  private final Map<NetworkId, URI> known = new HashMap<>();
  private final SbiClient client = SbiClient.open(Optional.empty());
  private final NfInstanceId self = new NfInstanceId(UUID.randomUUID());
  private final Database database;
  private final NfRegister register;
  private final SbiServer server;

  ServedDiscovery(Path folder, String mnc) {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("register.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    InstantSource clock = InstantSource.system();
    register =
        NfRegister.open(new SqlNfRegisterStore(database, clock), NfRegisterConfig.DEFAULT, clock);
    DiscoveryConfig config = new DiscoveryConfig(Duration.ofSeconds(30), Set.of(network(mnc)));
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        SbiServer.start(
            new SbiServerConfig(
                List.of(anyPort), Optional.empty(), SbiLimits.USUAL, LateRequests.REFUSE, clock),
            NfDiscovery.endpoints(
                register,
                config,
                new NfDiscovery.Surroundings(clock, new Knowing(), SearchListener.UNHEARD)),
            RequestGuard.ALLOWS_ALL);
  }

  private static NetworkId network(String mnc) {
    return new NetworkId(new PlmnId("001", mnc), "");
  }

  /** Tells the NRF of a network. */
  void know(String mnc, URI nrf) {
    known.put(network(mnc), nrf);
  }

  void register(String json) {
    register.put(TestDiscovery.profile(json));
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.clearAddresses().getFirst().getPort());
  }

  @Override
  public void close() {
    server.close();
    client.close();
    database.close();
  }

  /** Takes the NRFs as they are known at the time of the question. */
  private final class Knowing implements HomeNetworkPort {

    @Override
    public Optional<URI> nrfOf(NetworkId network) {
      return Optional.ofNullable(known.get(network));
    }

    @Override
    public SbiResponse ask(SbiRequest request, URI target) {
      HomeNrfConfig config = new HomeNrfConfig(self, known, Duration.ofMillis(500), 8);
      return new HomeNrf(config, new HomeRequests(config, client, InstantSource.system()))
          .ask(request, target);
    }
  }
}
