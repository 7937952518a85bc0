package org.signalbox.sbi.nrf.discovery;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiHeaders;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiQuery;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiTarget;
import org.signalbox.sbi.http.SbiTimes;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;
import tools.jackson.databind.JsonNode;

/** The operations of discovery over a register on a SQLite file and a virtual clock. */
final class TestDiscovery implements AutoCloseable {

  final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  final NfRegister register;

  /** Subscribers that were searched for and found nobody. */
  final List<String> missed = new ArrayList<>();

  /** The certificate of who asks, where it has one. */
  Optional<PeerIdentity> certificate = Optional.empty();

  private final Database database;
  private final List<SbiEndpoint> endpoints;

  TestDiscovery(Path folder) {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("register.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    register =
        NfRegister.open(new SqlNfRegisterStore(database, clock), NfRegisterConfig.DEFAULT, clock);
    DiscoveryConfig config =
        new DiscoveryConfig(
            Duration.ofSeconds(30), Set.of(new NetworkId(new PlmnId("001", "01"), "")));
    endpoints =
        NfDiscovery.endpoints(
            register,
            config,
            new NfDiscovery.Surroundings(
                clock, new AnsweringNetwork(), (client, subscriber) -> missed.add(subscriber)));
  }

  /** Registers a profile. */
  NfProfile register(String json) {
    NfProfile profile = profile(json);
    register.put(profile);
    return profile;
  }

  static NfProfile profile(String json) {
    return switch (NfProfile.read(json.getBytes(StandardCharsets.UTF_8))) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refused -> throw new AssertionError(refused.faults() + json);
    };
  }

  /** Asks with parameters as they are, not encoded. */
  SbiResponse discover(Map<String, String> parameters) {
    return discover(parameters, Map.of());
  }

  SbiResponse discover(Map<String, String> parameters, Map<String, String> headers) {
    String query =
        parameters.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return call(0, "/nnrf-disc/v1/nf-instances", SbiQuery.parse(query), Map.of(), headers);
  }

  /** The stored form of a search. */
  SbiResponse stored(String searchId) {
    return call(1, "/searches/" + searchId, SbiQuery.EMPTY, Map.of("searchId", searchId), Map.of());
  }

  /** The complete form of a search. */
  SbiResponse complete(String searchId) {
    return call(2, "/searches/" + searchId, SbiQuery.EMPTY, Map.of("searchId", searchId), Map.of());
  }

  private SbiResponse call(
      int endpoint,
      String path,
      SbiQuery query,
      Map<String, String> segments,
      Map<String, String> headers) {
    SbiHeaders fields = name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
    SbiRequest request =
        new SbiRequest(
            SbiMethod.GET,
            new SbiTarget("http://[::1]:7777", path, segments, query),
            fields,
            new byte[0],
            new SbiPeer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), certificate),
            new SbiTimes(Instant.EPOCH, Optional.empty()));
    try {
      return endpoints.get(endpoint).handler().handle(request);
    } catch (RefusedRequest e) {
      return SbiResponse.problem(e.problem());
    }
  }

  static JsonNode json(SbiResponse response) {
    return NfJson.read(response.body()).orElseThrow();
  }

  /** The identities of an answer, in its order. */
  static List<String> ids(SbiResponse response) {
    if (response.status() != 200) {
      throw new AssertionError(
          response.status() + " " + new String(response.body(), StandardCharsets.UTF_8));
    }
    return StreamSupport.stream(json(response).path("nfInstances").spliterator(), false)
        .map(profile -> profile.path("nfInstanceId").asString(""))
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }

  /** Answers with the address that would be asked; network 999-70 has a known NRF. */
  private static final class AnsweringNetwork implements HomeNetworkPort {

    @Override
    public Optional<URI> nrfOf(NetworkId network) {
      return network.toString().equals("99970")
          ? Optional.of(URI.create("http://nrf.home:7777"))
          : Optional.empty();
    }

    @Override
    public SbiResponse ask(SbiRequest request, URI target) {
      return SbiResponse.json(200, target.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
