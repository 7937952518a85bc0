package org.signalbox.sbi.nrf.token;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.ProblemDetails;
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
import org.signalbox.sbi.security.SharedStore;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** The operations of the token service over a register in a folder, on a virtual clock. */
final class TokenDesk implements AutoCloseable {

  static final NfInstanceId NRF =
      NfInstanceId.parse("11111111-1111-4111-8111-111111111111").orElseThrow();
  static final String AMF = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
  static final String SMF = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
  static final String UDM = "cccccccc-cccc-4ccc-8ccc-cccccccccccc";
  static final String OTHER_UDM = "dddddddd-dddd-4ddd-8ddd-dddddddddddd";

  final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  final List<TokenError> refused = new ArrayList<>();
  private final Database database;
  final SharedStore store;
  private final NfRegister register;
  private final List<SbiEndpoint> endpoints;

  TokenDesk(Path folder) {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("register.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    store = new SharedStore(new SqlNfRegisterStore(database, clock));
    register = NfRegister.open(store, NfRegisterConfig.DEFAULT, clock);
    endpoints =
        AccessTokens.endpoints(
            register,
            SigningKeys.open(
                folder.resolve("keys.json"), TokenAlgorithm.ES256, KeyRotation.USUAL, clock),
            new AccessTokenConfig(
                NRF, Duration.ofMinutes(10), Set.of(new NetworkId(new PlmnId("001", "01"), ""))),
            new AccessTokens.Surroundings(clock, (request, home) -> home(home), listener()));
  }

  /** Another network's NRF, which answers with its address; that of network 003-03 does not. */
  private static SbiResponse home(String address) {
    if (address.contains("mcc003")) {
      throw new RefusedRequest(
          ProblemDetails.of(504, "TARGET_NF_NOT_REACHABLE", "it gave no whole answer in time"));
    }
    return SbiResponse.json(200, address.getBytes(StandardCharsets.UTF_8));
  }

  private TokenListener listener() {
    return new TokenListener() {
      @Override
      public void granted(NfInstanceId consumer, List<String> scopes) {}

      @Override
      public void refused(TokenError error) {
        refused.add(error);
      }
    };
  }

  /** Registers a network function; {@code more} are further members. */
  void register(String id, String type, String more) {
    register.put(profile(id, type, more));
  }

  /** The same at another instance, of which this one has not heard yet. */
  void registerElsewhere(String id, String type) {
    store.put(profile(id, type, ""), OptionalLong.empty()).join();
  }

  private static NfProfile profile(String id, String type, String more) {
    String json =
        "{\"nfInstanceId\":\"%s\",\"nfType\":\"%s\",\"nfStatus\":\"REGISTERED\",\"ipv4Addresses\":[\"127.0.0.5\"]%s}"
            .formatted(id, type, more);
    return switch (NfProfile.read(json.getBytes(StandardCharsets.UTF_8))) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refusal -> throw new AssertionError(refusal.faults() + json);
    };
  }

  /** A service member; {@code more} are further members of it. */
  static String service(String name, String more) {
    return """
    ,"nfServices":[{"serviceInstanceId":"1","serviceName":"%s","scheme":"http",\
    "nfServiceStatus":"REGISTERED","versions":[{"apiVersionInUri":"v1","apiFullVersion":"1.0.0"}]%s}]\
    """
        .formatted(name, more);
  }

  /** Asks with fields in pairs of name and value. */
  SbiResponse ask(String... fields) {
    return post(form(fields), Optional.empty());
  }

  SbiResponse askAs(String certificateUri, String... fields) {
    return post(
        form(fields),
        Optional.of(
            new PeerIdentity(List.of(certificateUri), List.of(), List.of(), "CN=somebody")));
  }

  static String form(String... fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return pairs.stream().collect(Collectors.joining("&"));
  }

  SbiResponse post(String body, Optional<PeerIdentity> identity) {
    return call(SbiMethod.POST, AccessTokens.PATH, body, identity);
  }

  SbiResponse keys() {
    return call(SbiMethod.GET, AccessTokens.KEYS_PATH, "", Optional.empty());
  }

  private SbiResponse call(
      SbiMethod method, String path, String body, Optional<PeerIdentity> identity) {
    SbiEndpoint endpoint =
        endpoints.stream().filter(one -> one.path().equals(path)).findFirst().orElseThrow();
    return endpoint
        .handler()
        .handle(
            new SbiRequest(
                method,
                new SbiTarget("http://[::1]:7777", path, Map.of(), SbiQuery.EMPTY),
                SbiHeaders.of(Map.of()),
                body.getBytes(StandardCharsets.UTF_8),
                new SbiPeer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), identity),
                new SbiTimes(clock.instant(), Optional.empty())));
  }

  @Override
  public void close() {
    database.close();
  }
}
