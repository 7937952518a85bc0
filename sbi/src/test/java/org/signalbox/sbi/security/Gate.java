package org.signalbox.sbi.security;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfProfileReading;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRegisterConfig;
import org.signalbox.registers.nf.NfRegisterStore;
import org.signalbox.registers.nf.SqlNfRegisterStore;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.SqlNfSubscriptionStore;
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
import org.signalbox.sbi.nrf.management.NrfManagement;
import org.signalbox.sql.Database;
import org.signalbox.sql.DatabaseConfig;
import org.signalbox.testsupport.VirtualClock;

/** A guard over a register in a folder, on a virtual clock; no sockets. */
final class Gate implements AutoCloseable {

  static final String AMF = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
  static final String SMF = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
  static final String UDR = "cccccccc-cccc-4ccc-8ccc-cccccccccccc";
  static final String SCP = "dddddddd-dddd-4ddd-8ddd-dddddddddddd";

  static final String INSTANCE = "/nnrf-nfm/v1/nf-instances/{nfInstanceID}";
  private static final String SUBSCRIPTIONS = "/nnrf-nfm/v1/subscriptions";
  static final String DISCOVERY = "/nnrf-disc/v1/nf-instances";

  final VirtualClock clock = VirtualClock.at("2026-01-01T00:00:00Z");
  final List<SecurityAlarm> alarms = new ArrayList<>();
  final SecureGuard guard;
  private final NfRegisterStore store;
  private final NfRegister register;
  private final List<SbiEndpoint> operations;
  private final Database database;

  Gate(Path folder, SecurityPolicy policy) {
    this(folder, policy, store -> store);
  }

  /** One of several instances on a database that they share. */
  static Gate shared(Path folder, SecurityPolicy policy) {
    return new Gate(folder, policy, SharedStore::new);
  }

  private Gate(Path folder, SecurityPolicy policy, UnaryOperator<NfRegisterStore> sharing) {
    database =
        Database.open(
            new DatabaseConfig.Embedded(folder.resolve("register.db"), 2),
            failure -> {
              throw new AssertionError(failure);
            });
    store = sharing.apply(new SqlNfRegisterStore(database, clock));
    register = NfRegister.open(store, NfRegisterConfig.DEFAULT, clock);
    guard = new SecureGuard(register, policy, new SecureGuard.Surroundings(clock, alarms::add));
    NfSubscriptions subscriptions =
        NfSubscriptions.open(new SqlNfSubscriptionStore(database), "nrf");
    operations =
        new NrfManagement(
                register,
                guard,
                clock,
                new NrfManagement.Subscribing(subscriptions, Duration.ofDays(1)))
            .endpoints();
  }

  /** A client with a certificate of ours, at an address. */
  static SbiPeer peer(String id, String type, String address) {
    return new SbiPeer(
        new InetSocketAddress(address, 40_000),
        Optional.of(
            new PeerIdentity(
                List.of("urn:uuid:" + id),
                List.of("%s.5gc.example".formatted(type.toLowerCase(Locale.ROOT))),
                List.of(type),
                "CN=" + type)));
  }

  /** A client without one. */
  static SbiPeer stranger() {
    return new SbiPeer(new InetSocketAddress("10.9.9.9", 40_000), Optional.empty());
  }

  NfProfile register(NfProfile profile) {
    register.put(profile);
    return profile;
  }

  /** Registers at another instance; this one has not looked yet. */
  void registerElsewhere(NfProfile profile) {
    store.put(profile, OptionalLong.empty()).join();
  }

  /** A profile; {@code more} are further members, with an address where it has to be special. */
  static NfProfile profile(String id, String type, String more) {
    String address = more.contains("ipv4Addresses") ? "" : ",\"ipv4Addresses\":[\"10.0.0.7\"]";
    String json =
        "{\"nfInstanceId\":\"%s\",\"nfType\":\"%s\",\"nfStatus\":\"REGISTERED\"%s%s}"
            .formatted(id, type, address, more);
    return switch (NfProfile.read(json.getBytes(StandardCharsets.UTF_8))) {
      case NfProfileReading.Accepted accepted -> accepted.profile();
      case NfProfileReading.Refused refusal -> throw new AssertionError(refusal.faults() + json);
    };
  }

  /** The status of the refusal; 0 where the request may pass. */
  int ask(SbiPeer peer, SbiMethod method, String template, String path, String body) {
    return refusal(peer, method, template, path, body).map(SbiResponse::status).orElse(0);
  }

  Optional<SbiResponse> refusal(
      SbiPeer peer, SbiMethod method, String template, String path, String body) {
    return guard.refusal(
        request(peer, method, path, body),
        SbiEndpoint.of(method, template, ignored -> SbiResponse.empty(200)));
  }

  private SbiRequest request(SbiPeer peer, SbiMethod method, String path, String body) {
    int mark = path.indexOf('?');
    String place = mark < 0 ? path : path.substring(0, mark);
    SbiQuery query = mark < 0 ? SbiQuery.EMPTY : SbiQuery.parse(path.substring(mark + 1));
    return new SbiRequest(
        method,
        new SbiTarget("https://nrf.5gc.example", place, Map.of(), query),
        SbiHeaders.of(Map.of()),
        body.getBytes(StandardCharsets.UTF_8),
        peer,
        new SbiTimes(clock.instant(), Optional.empty()));
  }

  /** Subscribes; the answer of the operation behind the guard. */
  SbiResponse subscribe(SbiPeer peer, String body) {
    return operate(peer, SbiMethod.POST, SUBSCRIPTIONS, Map.of(), body);
  }

  /** Changes or ends a subscription. */
  SbiResponse touch(SbiPeer peer, SbiMethod method, String subscription, String body) {
    return operate(
        peer,
        method,
        SUBSCRIPTIONS + "/{subscriptionID}",
        Map.of("subscriptionID", subscription),
        body);
  }

  private SbiResponse operate(
      SbiPeer peer,
      SbiMethod method,
      String template,
      Map<String, String> parameters,
      String body) {
    SbiEndpoint endpoint =
        operations.stream()
            .filter(one -> one.method() == method && one.path().equals(template))
            .findFirst()
            .orElseThrow();
    SbiRequest request =
        new SbiRequest(
            method,
            new SbiTarget("https://nrf.5gc.example", template, parameters, SbiQuery.EMPTY),
            SbiHeaders.of(Map.of()),
            body.getBytes(StandardCharsets.UTF_8),
            peer,
            new SbiTimes(clock.instant(), Optional.empty()));
    try {
      return endpoint.handler().handle(request);
    } catch (RefusedRequest e) {
      return SbiResponse.problem(e.problem());
    }
  }

  int change(SbiPeer peer, SbiMethod method, String id) {
    return ask(peer, method, INSTANCE, "/nnrf-nfm/v1/nf-instances/" + id, "");
  }

  int discover(SbiPeer peer, String query) {
    return ask(peer, SbiMethod.GET, DISCOVERY, DISCOVERY + "?" + query, "");
  }

  /** Discovers through the guard and the operation, which answers 200, on a virtual thread. */
  int search(SbiPeer peer, String query) {
    SbiEndpoint endpoint =
        guard
            .lookingElsewhere(
                List.of(
                    SbiEndpoint.of(SbiMethod.GET, DISCOVERY, ignored -> SbiResponse.empty(200))))
            .getFirst();
    SbiRequest request = request(peer, SbiMethod.GET, DISCOVERY + "?" + query, "");
    return CompletableFuture.supplyAsync(
            () ->
                guard
                    .refusal(request, endpoint)
                    .orElseGet(() -> endpoint.handler().handle(request))
                    .status(),
            Thread::startVirtualThread)
        .join();
  }

  List<SecurityAlarm.Kind> kinds() {
    return alarms.stream().map(SecurityAlarm::kind).toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
