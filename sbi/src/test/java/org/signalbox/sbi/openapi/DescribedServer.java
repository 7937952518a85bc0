package org.signalbox.sbi.openapi;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.equipment.CheckAudit;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentChecks;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentPolicy;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.EquipmentStatus;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.SqlNfChangeStore;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.SqlNfSubscriptionStore;
import org.signalbox.sbi.eir.EquipmentStatusService;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.sbi.nrf.Bootstrapping;
import org.signalbox.sbi.nrf.Nrf;
import org.signalbox.sbi.nrf.NrfConfig;
import org.signalbox.sbi.nrf.discovery.HomeNrfConfig;
import org.signalbox.sbi.nrf.discovery.SearchListener;
import org.signalbox.sbi.nrf.management.DeliveryPolicy;
import org.signalbox.sbi.nrf.management.ProfileAccess;
import org.signalbox.sbi.nrf.token.AccessTokenConfig;
import org.signalbox.sbi.nrf.token.AccessTokens;
import org.signalbox.sbi.nrf.token.HomeTokens;
import org.signalbox.sbi.nrf.token.KeyRotation;
import org.signalbox.sbi.nrf.token.SigningKeys;
import org.signalbox.sbi.nrf.token.TokenAlgorithm;
import org.signalbox.sbi.nrf.token.TokenError;
import org.signalbox.sbi.nrf.token.TokenListener;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;

/**
 * Every service on one port of loopback. Its guard refuses with the status that the field {@value
 * #REFUSE} names, as the guard of a profile would.
 */
final class DescribedServer implements AutoCloseable {

  static final String REFUSE = "x-test-refuse";

  private static final NfInstanceId ID =
      NfInstanceId.parse("4947a69a-f61b-4bc1-b9da-47c9c5d14b64").orElseThrow();

  final VirtualClock clock = VirtualClock.at("2026-11-21T22:31:13Z");
  private final Database database;
  private final SbiClient client = SbiClient.open(Optional.empty());
  private final Nrf nrf;
  private final LiveEquipment equipment;
  private final SbiServer server;

  /** Opens it in a folder; equipment on no list is an error, so that both answers can be had. */
  DescribedServer(Path folder) {
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
                NfSubscriptions.open(new SqlNfSubscriptionStore(database), ID.toString()),
                ProfileAccess.OPEN,
                SearchListener.UNHEARD,
                client,
                clock),
            new NrfConfig(ID, Duration.ofDays(1), DeliveryPolicy.usual("NRF-" + ID)));
    equipment =
        LiveEquipment.open(
            database, new EquipmentPolicy(Optional.empty(), EquipmentStatus.BLACKLISTED), clock);
    var _ = equipment.put(List.of(black("58241992991142")), "test");
    List<SbiEndpoint> endpoints = new ArrayList<>(nrf.endpoints());
    endpoints.addAll(Bootstrapping.endpoints(ID));
    endpoints.addAll(tokens(register, folder));
    endpoints.addAll(
        new EquipmentStatusService(
                new EquipmentChecks(equipment, new CheckAudit.Rules(1, 10, false), clock), 200)
            .endpoints());
    endpoints.addAll(OpenApiDocuments.endpoints());
    server =
        SbiServer.start(
            new SbiServerConfig(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Optional.empty(),
                SbiLimits.USUAL,
                LateRequests.REFUSE,
                clock),
            endpoints,
            guard());
  }

  private EquipmentEntry black(String imei) {
    return new EquipmentEntry(
        new EntryKey(EquipmentSelector.parse(imei).orElseThrow(), Optional.empty()),
        EquipmentMark.BLACKLISTED,
        "",
        clock.instant());
  }

  private List<SbiEndpoint> tokens(NfRegister register, Path folder) {
    return AccessTokens.endpoints(
        register,
        SigningKeys.open(
            folder.resolve("keys.json"), TokenAlgorithm.ES256, KeyRotation.USUAL, clock),
        new AccessTokenConfig(ID, Duration.ofMinutes(10), Set.of()),
        new AccessTokens.Surroundings(
            clock, new HomeTokens(HomeNrfConfig.usual(ID), client), new Unheard()));
  }

  /** Hears nothing. */
  private static final class Unheard implements TokenListener {
    @Override
    public void granted(NfInstanceId consumer, List<String> scopes) {}

    @Override
    public void refused(TokenError error) {}
  }

  private static RequestGuard guard() {
    return (request, endpoint) ->
        request
            .header(REFUSE)
            .map(status ->
                SbiResponse.problem(
                        ProblemDetails.of(Integer.parseInt(status), "as the test wants"))
                    .with("retry-after", "1"));
  }

  String root() {
    return "http://127.0.0.1:" + server.clearAddresses().getFirst().getPort();
  }

  /** Asks on a connection of its own. */
  Http2Response ask(String method, String path, Map<String, String> fields, byte[] body) {
    InetSocketAddress address = server.clearAddresses().getFirst();
    Http2Request request = Http2Request.of(method, "127.0.0.1:" + address.getPort(), path);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      request = request.with(field.getKey(), field.getValue());
    }
    try (Http2Connection connection = Http2Connection.to(address)) {
      return connection.ask(body.length == 0 ? request : request.with(body));
    }
  }

  /** Asks with JSON, or a patch. */
  Http2Response ask(String method, String path, String json) {
    String type = method.equals("PATCH") ? "application/json-patch+json" : "application/json";
    return ask(method, path, Map.of("content-type", type), json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
    nrf.close();
    equipment.close();
    client.close();
    database.close();
  }
}
