package org.signalbox.sbi.security;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.signalbox.registers.nf.NfChange;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiHandler;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.nrf.discovery.SearchListener;
import org.signalbox.sbi.nrf.management.ProfileAccess;
import tools.jackson.databind.node.ObjectNode;

/**
 * The security profile {@code secure}. Each request passes, in this order:
 *
 * <ol>
 *   <li>a certificate that names one instance, else 401 and an alarm;
 *   <li>the rate of the client, else 429 with Retry-After;
 *   <li>the rules of the service, else 403 and an alarm.
 * </ol>
 *
 * <p>What depends on the whole of a profile or subscription is asked by who has read it ({@link
 * ProfileAccess}): a patch leads anywhere.
 *
 * <p>Any thread. Never waits, but for {@link #subscribing} and the operations of {@link
 * #lookingElsewhere}, which may look into a shared store.
 */
public final class SecureGuard implements RequestGuard, ProfileAccess, SearchListener {

  private static final String INSTANCES = "/nnrf-nfm/v1/nf-instances";
  private static final String DISCOVERY = "/nnrf-disc/v1/nf-instances";
  private static final String EQUIPMENT = "/n5g-eir-eic/";

  /** An answer 401 needs one (RFC 9110 §15.5.2), and no registered scheme is for certificates. */
  private static final String CHALLENGE = "Certificate realm=\"nrf\"";

  /** Who asks about equipment (TS 29.511 §5.2.1). */
  private static final NfType AMF = NfType.of("AMF");

  private static final NfType SCP = NfType.of("SCP");

  private final NfRegister register;
  private final ManagementRules management;
  private final DiscoveryRules discovery;
  private final SubscriptionRules subscriptions;
  private final ClientRates rates;
  private final IdentityWatch identities = new IdentityWatch();
  private final SecurityPolicy policy;
  private final AlarmPort alarms;
  private final InstantSource clock;

  /** A guard over a register; it also watches for new network functions of sensitive types. */
  public SecureGuard(NfRegister register, SecurityPolicy policy, Surroundings surroundings) {
    this.register = register;
    this.management = new ManagementRules(register, policy);
    this.discovery = new DiscoveryRules(register, management);
    this.subscriptions = new SubscriptionRules(register, management);
    this.policy = policy;
    this.rates = new ClientRates(policy.rate(), surroundings.clock());
    this.alarms = surroundings.alarms();
    this.clock = surroundings.clock();
    register.listen(this::changed);
  }

  /** What the guard meets outside. */
  public record Surroundings(InstantSource clock, AlarmPort alarms) {}

  @Override
  public Optional<SbiResponse> refusal(SbiRequest request, SbiEndpoint endpoint) {
    Optional<SecureClient> client = client(request.peer());
    if (client.isEmpty()) {
      return Optional.of(unknown(request.peer()));
    }
    Optional<SbiResponse> tooMany = tooMany(client.get().id().toString());
    if (tooMany.isPresent()) {
      return tooMany;
    }
    return refused(client.get(), rule(client.get(), request, endpoint));
  }

  @Override
  public boolean isScp(PeerIdentity client) {
    return RequestGuard.super.isScp(client)
        || SecureClient.of(client).filter(one -> management.isAllowed(one, SCP)).isPresent();
  }

  /** Counted as the SCP's: nobody else is known. */
  @Override
  public SbiResponse unproven(SbiPeer scp, ProblemDetails problem, boolean isTold) {
    String client =
        client(scp)
            .map(one -> one.id().toString())
            .orElseGet(() -> scp.address().getAddress().getHostAddress());
    return tooMany(client)
        .orElseGet(() -> {
          boolean isTooMany = problem.status() == 429;
          if (isTold) {
            SecurityAlarm.Kind kind =
                isTooMany
                    ? SecurityAlarm.Kind.TOO_MANY_REQUESTS
                    : SecurityAlarm.Kind.UNPROVEN_SENDER;
            alarm(kind, client, client, problem.detail());
          }
          SbiResponse answer = SbiResponse.problem(problem);
          return isTooMany ? answer.with("retry-after", "1") : answer;
        });
  }

  private Optional<SbiResponse> refused(SecureClient client, Optional<Refusal> rule) {
    return rule.map(refusal -> {
      raise(client, refusal);
      return SbiResponse.problem(refusal.problem());
    });
  }

  /**
   * The operations, of which searches of who is not known here look into a shared store before they
   * are refused: it may have registered at another instance a moment ago.
   */
  public List<SbiEndpoint> lookingElsewhere(List<SbiEndpoint> endpoints) {
    if (!register.isShared()) {
      return endpoints;
    }
    return endpoints.stream()
        .map(endpoint ->
            endpoint.path().equals(DISCOVERY)
                ? endpoint
                    .handledBy(new GuardedSearch(endpoint.handler()))
                    .blockingWhen(request -> endpoint.waits().test(request) || isUnknown(request))
                : endpoint)
        .toList();
  }

  private boolean isUnknown(SbiRequest request) {
    return client(request.peer()).filter(one -> register.mayBeElsewhere(one.id())).isPresent();
  }

  /** A search that asks the rules itself, once it knows what is to be known of its client. */
  private final class GuardedSearch implements SbiHandler {

    private final SbiHandler search;

    private GuardedSearch(SbiHandler search) {
      this.search = search;
    }

    @Override
    public SbiResponse handle(SbiRequest request) {
      Optional<SecureClient> client = client(request.peer());
      if (client.isEmpty()) {
        return unknown(request.peer());
      }
      // On an event loop it was known a moment ago, and nothing may be waited for.
      if (Thread.currentThread().isVirtual()) {
        var _ = register.findStored(client.get().id());
      }
      return refused(client.get(), discovery.discovery(client.get(), request))
          .orElseGet(() -> search.handle(request));
    }
  }

  private static Optional<SecureClient> client(SbiPeer peer) {
    return peer.identity().flatMap(SecureClient::of);
  }

  /** Who names no instance is known by its address alone, and counted by that. */
  private SbiResponse unknown(SbiPeer peer) {
    String address = peer.address().getAddress().getHostAddress();
    return tooMany(address)
        .orElseGet(() -> {
          String sentence = "the certificate names no instance as urn:uuid:";
          alarm(SecurityAlarm.Kind.NO_IDENTITY, address, address, sentence);
          return SbiResponse.problem(ProblemDetails.of(401, sentence))
              .with("www-authenticate", CHALLENGE);
        });
  }

  private Optional<SbiResponse> tooMany(String client) {
    return rates.count(client).map(tooMany -> tooMany(client, tooMany));
  }

  private SbiResponse tooMany(String client, ClientRates.TooMany tooMany) {
    if (tooMany.isFirst()) {
      alarm(
          SecurityAlarm.Kind.TOO_MANY_REQUESTS,
          client,
          client,
          "more than " + policy.rate().perSecond() + " requests a second");
    }
    long seconds = Math.max(1, tooMany.pause().plusMillis(999).toSeconds());
    return SbiResponse.problem(ProblemDetails.of(429, "there are too many requests"))
        .with("retry-after", Long.toString(seconds));
  }

  private Optional<Refusal> rule(SecureClient client, SbiRequest request, SbiEndpoint endpoint) {
    String path = endpoint.path();
    boolean reads = request.method() == SbiMethod.GET || request.method() == SbiMethod.OPTIONS;
    if (path.startsWith(INSTANCES + "/{")) {
      return reads ? Optional.empty() : management.change(client, lastSegment(request));
    }
    if (path.equals(DISCOVERY)) {
      // Where the store is shared the operation asks, which may look into it.
      return endpoint.handler() instanceof GuardedSearch
          ? Optional.empty()
          : discovery.discovery(client, request);
    }
    if (path.startsWith(EQUIPMENT)) {
      return equipment(client);
    }
    return Optional.empty();
  }

  private static String lastSegment(SbiRequest request) {
    String path = request.target().path();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private Optional<Refusal> equipment(SecureClient client) {
    return management.isAllowed(client, AMF) || management.isReader(client)
        ? Optional.empty()
        : Optional.of(
            Refusal.forbidden(
                SecurityAlarm.Kind.TYPE_NOT_ALLOWED,
                client.id().toString(),
                "the certificate is of no AMF"));
  }

  @Override
  public Optional<ProblemDetails> refusal(SbiPeer peer, NfProfile profile) {
    return refusal(peer, client -> management.profile(client, peer, profile));
  }

  @Override
  public Optional<ProblemDetails> subscribing(SbiPeer peer, ObjectNode subscription) {
    return refusal(
        peer,
        client -> {
          var _ = register.findStored(client.id());
          return subscriptions.subscription(client, peer, subscription);
        });
  }

  @Override
  public Optional<ProblemDetails> touching(SbiPeer peer, ObjectNode subscription) {
    return refusal(peer, client -> subscriptions.owner(client, subscription));
  }

  @Override
  public Optional<NfRequester> subscriber(NfRequester told, Optional<NfProfile> own) {
    // Who stands between others was asked for its type when it subscribed.
    return policy.readers().contains(told.type())
        ? ProfileAccess.super.subscriber(told, own)
        : own.map(profile -> subscriptions.owner(told, profile))
            .orElseGet(() -> subscriptions.foreign(told));
  }

  @Override
  public Optional<NfInstanceId> requiredOwner(SbiPeer peer) {
    return client(peer).map(SecureClient::id);
  }

  @Override
  public boolean mayOnlyExtend(SbiPeer peer, ObjectNode subscription) {
    return client(peer).filter(client -> SubscriptionRules.isOwner(client, subscription)).isEmpty();
  }

  private Optional<ProblemDetails> refusal(
      SbiPeer peer, Function<SecureClient, Optional<Refusal>> rule) {
    Optional<SecureClient> client = client(peer);
    if (client.isEmpty()) {
      return Optional.of(ProblemDetails.of(401, "the certificate names no instance"));
    }
    return rule.apply(client.get())
        .map(refusal -> {
          raise(client.get(), refusal);
          return refusal.problem();
        });
  }

  @Override
  public boolean isVisible(SbiPeer peer, NfProfile profile) {
    return visible(peer).test(profile);
  }

  @Override
  public Predicate<NfProfile> visible(SbiPeer peer) {
    return client(peer).map(management::visible).orElse(profile -> false);
  }

  @Override
  public Optional<NfProfile> shown(SbiPeer peer, NfProfile profile) {
    return client(peer).flatMap(client -> management.shown(client, profile));
  }

  @Override
  public void missed(SbiPeer peer, String identity) {
    client(peer)
        .filter(client -> identities.missed(client.id().toString(), identity))
        .ifPresent(client ->
            alarm(
                SecurityAlarm.Kind.SEQUENTIAL_IDENTITIES,
                client.id().toString(),
                client.id().toString(),
                "asked for one subscriber after the other, and nobody serves them"));
  }

  private void changed(NfChange change) {
    switch (change) {
      case NfChange.Registered(NfEntry entry) -> begun(entry, "a new %s has registered");
      case NfChange.Changed(NfEntry before, NfEntry after) -> {
        if (!before.profile().type().equals(after.profile().type())) {
          begun(after, "a network function of another type has become a %s");
        }
      }
      case NfChange.Removed _ -> {
        // Nobody is drawn to one that has left.
      }
    }
  }

  private void begun(NfEntry entry, String sentence) {
    NfType type = entry.profile().type();
    if (policy.sensitive().contains(type)) {
      String id = entry.id().toString();
      alarms.raise(
          new SecurityAlarm(
              SecurityAlarm.Kind.NEW_SENSITIVE, clock.instant(), id, id, sentence.formatted(type)));
    }
  }

  private void raise(SecureClient client, Refusal refusal) {
    refusal
        .alarm()
        .ifPresent(kind ->
            alarm(kind, client.id().toString(), refusal.subject(), refusal.problem().detail()));
  }

  private void alarm(SecurityAlarm.Kind kind, String client, String subject, String sentence) {
    alarms.raise(new SecurityAlarm(kind, clock.instant(), client, subject, sentence));
  }
}
