package org.signalbox.app.internal.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.signalbox.app.internal.nrf.NfEventLog;
import org.signalbox.app.internal.nrf.NrfMethods;
import org.signalbox.config.ListenAddress;
import org.signalbox.config.NrfSecurityConfig;
import org.signalbox.config.SbiConfig;
import org.signalbox.console.DurationHistogram;
import org.signalbox.console.HealthPort.Check;
import org.signalbox.console.NodeMetrics;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfStatus;
import org.signalbox.registers.nf.SqlNfChangeStore;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.registers.nf.subscription.SqlNfSubscriptionStore;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.OperationCounts;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.sbi.http.SbiTls;
import org.signalbox.sbi.nrf.Bootstrapping;
import org.signalbox.sbi.nrf.Nrf;
import org.signalbox.sbi.nrf.NrfConfig;
import org.signalbox.sbi.nrf.discovery.SearchListener;
import org.signalbox.sbi.nrf.management.DeliveryPolicy;
import org.signalbox.sbi.nrf.management.ProfileAccess;
import org.signalbox.sbi.nrf.token.AccessTokenConfig;
import org.signalbox.sbi.nrf.token.AccessTokens;
import org.signalbox.sbi.nrf.token.HomeTokens;
import org.signalbox.sbi.nrf.token.KeyRotation;
import org.signalbox.sbi.nrf.token.SigningKeys;
import org.signalbox.sbi.nrf.token.TokenAlgorithm;
import org.signalbox.sbi.openapi.OpenApiDocuments;
import org.signalbox.sbi.security.SecureGuard;
import org.signalbox.sql.Database;

/**
 * The service-based interfaces of a running Signalbox: the NRF, and services that other parts
 * bring. Any thread may use it.
 */
public final class NodeSbi implements AutoCloseable {

  private static final String LISTEN = "sbi.listen";
  private static final String TLS_LISTEN = "sbi.tls.listen";

  /** The keys of tokens in the data folder. */
  private static final String TOKEN_KEYS = "nrf-token-keys.json";

  private final SbiServer server;
  private final SbiClient client;
  private final Nrf nrf;
  private final NfEventLog events;
  private final SecurityAlarms alarms;
  private final TokenCounts tokens;

  private NodeSbi(SbiServer server, SbiClient client, Nrf nrf, Told told) {
    this.server = server;
    this.client = client;
    this.nrf = nrf;
    this.events = told.events();
    this.alarms = told.alarms();
    this.tokens = told.tokens();
  }

  /** What people are told of: what network functions did, and what they should not have done. */
  private record Told(NfEventLog events, SecurityAlarms alarms, TokenCounts tokens) {}

  /**
   * What the interfaces stand on.
   *
   * @param database where registers are kept
   * @param register of network functions, being loaded
   * @param folder of the node
   * @param clock of the node
   * @param services operations of other parts
   */
  public record Foundations(
      Database database,
      NfRegisterLoading register,
      Path folder,
      InstantSource clock,
      List<SbiEndpoint> services) {

    public Foundations {
      services = List.copyOf(services);
    }
  }

  /**
   * Opens the register and the listeners.
   *
   * @return empty when there is no listener
   * @throws OperatorFault when a listener cannot be opened, or the TLS files cannot be read
   */
  public static Optional<NodeSbi> start(SbiConfig config, Foundations on) {
    if (config.isOff()) {
      return Optional.empty();
    }
    Optional<SbiTls> tls = config.tls().map(NodeSbi::tls);
    SbiClient client = SbiClient.open(tls);
    SecurityAlarms alarms = new SecurityAlarms(config.security().webhook());
    NfInstanceId id = NfIdentityFile.in(on.folder());
    NfRegister register = on.register().await();
    NfSubscriptions subscriptions =
        NfSubscriptions.open(new SqlNfSubscriptionStore(on.database()), id.toString());
    SecurityMark.check(on.folder(), config.security().isSecure(), register, subscriptions);
    Optional<SecureGuard> guard =
        NodeSecurity.guard(config, register, new NodeSecurity.Surroundings(on.clock(), alarms));
    Nrf nrf =
        Nrf.open(
            new Nrf.Foundations(
                register,
                new SqlNfChangeStore(on.database(), on.clock()),
                subscriptions,
                guard.<ProfileAccess>map(access -> access).orElse(ProfileAccess.OPEN),
                guard.<SearchListener>map(hears -> hears).orElse(SearchListener.UNHEARD),
                client,
                on.clock()),
            new NrfConfig(
                id,
                config.nrf().subscriptions(),
                DeliveryPolicy.usual("NRF-" + id),
                NodeNetworks.discovery(config.networks()),
                NodeNetworks.home(id, config.networks())));
    NfEventLog events = new NfEventLog(on.clock());
    register.listen(events);
    List<SbiEndpoint> endpoints = new ArrayList<>(nrf.endpoints());
    endpoints.addAll(Bootstrapping.endpoints(id));
    TokenCounts counts = new TokenCounts();
    endpoints.addAll(tokens(config, on, new Issuer(id, register, client, counts)));
    endpoints.addAll(on.services());
    endpoints.addAll(OpenApiDocuments.endpoints());
    SbiServer server =
        SbiServer.start(
            new SbiServerConfig(
                clear(config),
                tls,
                SbiLimits.USUAL,
                config.lateAreServed() ? LateRequests.SERVE : LateRequests.REFUSE,
                on.clock()),
            guard.map(secure -> secure.lookingElsewhere(endpoints)).orElse(endpoints),
            guard.<RequestGuard>map(checking -> checking).orElse(RequestGuard.ALLOWS_ALL));
    nrf.start();
    return Optional.of(new NodeSbi(server, client, nrf, new Told(events, alarms, counts)));
  }

  /** Who gives tokens, for whom, and asks others for theirs. */
  private record Issuer(
      NfInstanceId id, NfRegister register, SbiClient client, TokenCounts counts) {}

  private static List<SbiEndpoint> tokens(SbiConfig config, Foundations on, Issuer issuer) {
    NrfSecurityConfig.Tokens tokens = config.security().tokens();
    KeyRotation usual = KeyRotation.USUAL;
    SigningKeys keys =
        SigningKeys.open(
            on.folder().resolve(TOKEN_KEYS),
            TokenAlgorithm.valueOf(tokens.algorithm()),
            new KeyRotation(tokens.rotation(), usual.publishedBefore(), usual.publishedAfter()),
            on.clock());
    return AccessTokens.endpoints(
        issuer.register(),
        keys,
        new AccessTokenConfig(
            issuer.id(), tokens.life(), NodeNetworks.discovery(config.networks()).own()),
        new AccessTokens.Surroundings(
            on.clock(),
            new HomeTokens(NodeNetworks.home(issuer.id(), config.networks()), issuer.client()),
            issuer.counts()));
  }

  private static SbiTls tls(SbiConfig.Tls tls) {
    return new SbiTls(
        tls.listen().stream().map(ListenAddress::socketAddress).toList(),
        tls.certificate(),
        tls.key(),
        tls.authority(),
        tls.revoked());
  }

  /** Addresses that nobody chose and this machine lacks, such as IPv6, are left out. */
  private static List<InetSocketAddress> clear(SbiConfig config) {
    return config.listen().stream()
        .map(ListenAddress::socketAddress)
        .filter(address -> !config.listenIsDefault() || isOfThisMachine(address.getAddress()))
        .toList();
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try (ServerSocket probe = new ServerSocket(0, 1, address)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where the listeners really are, by setting; further ones of a setting are numbered. */
  public Map<String, InetSocketAddress> listeners() {
    Map<String, InetSocketAddress> listeners = new LinkedHashMap<>();
    number(listeners, LISTEN, server.clearAddresses());
    number(listeners, TLS_LISTEN, server.tlsAddresses());
    return listeners;
  }

  private static void number(
      Map<String, InetSocketAddress> listeners, String setting, List<InetSocketAddress> found) {
    for (int i = 0; i < found.size(); i++) {
      listeners.put(i == 0 ? setting : setting + "." + (i + 1), found.get(i));
    }
  }

  /** What people ask of the NRF over the API. */
  public Stream<RpcMethod> methods() {
    return new NrfMethods(nrf.register(), events).all().stream();
  }

  /** Every operation that is served. */
  Set<OperationCounts.Operation> operations() {
    return server.counts().operations();
  }

  /** The NRF. */
  public Nrf nrf() {
    return nrf;
  }

  /** Shows the NRF to Prometheus. */
  public void register(NodeMetrics metrics) {
    NrfInstruments.register(metrics, nrf);
    metrics.counters(
        "signalbox_nrf_tokens_total",
        "Access tokens that were granted, and requests that were refused, by error.",
        "outcome",
        tokens.counts());
    metrics.counters(
        "signalbox_sbi_security_alarms_total",
        "Alarms of service-based interfaces by kind; docs/nrf-security.md tells what each means.",
        "kind",
        alarms.counts());
    metrics.durations(
        "signalbox_sbi_request_duration_seconds",
        "Time from a whole request to its answer; service and operation are none where there is no"
            + " such resource.",
        List.of("service", "operation", "status"),
        this::durations);
  }

  /** Durations by service, operation and status. */
  Map<List<String>, DurationHistogram> durations() {
    Map<List<String>, DurationHistogram> durations = new LinkedHashMap<>();
    server
        .counts()
        .forEach((operation, status, counts) ->
            durations.put(
                List.of(operation.service(), operation.name(), Integer.toString(status)),
                DurationHistogram.of(counts)));
    return durations;
  }

  /** How many network functions are in service. */
  public Check check() {
    long registered =
        nrf.register().entries().stream()
            .filter(entry -> entry.profile().status() == NfStatus.REGISTERED)
            .count();
    return new Check("nrf", true, registered + " network functions in service");
  }

  @Override
  public void close() {
    server.close();
    nrf.close();
    client.close();
    alarms.close();
  }
}
