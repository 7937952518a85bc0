package org.signalbox.sbi.nrf.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.NfStatus;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;

/**
 * Decides what a token says (TS 33.501 §13.4.1.1): who asks must be registered, and each scope must
 * be a service that a producer offers and allows to the consumer.
 *
 * <p>A token is as narrow as it can be: every producer that it is good for allows every scope in
 * it. Scopes count in the order in which they are asked for: one that nobody allows is left out,
 * and so is one that none of those allows who allow the ones before it. It is good for a type only
 * where every network function of that type allows all of it; otherwise it names those that do.
 *
 * <p>What this NRF offers itself may be asked for by everyone who is registered; what each may then
 * do is decided request by request. Any thread.
 */
final class TokenRules {

  private static final NfType NRF = NfType.of("NRF");

  /** Services of the NRF; none needs a token towards it (TS 33.501 §13.3.1). */
  private static final Set<String> OWN_SERVICES = Set.of("nnrf-nfm", "nnrf-disc", "nnrf-oauth2");

  /** Producers that a token names: with more it would not fit into a header field. */
  private static final int NAMED_MAX = 100;

  private final NfRegister register;
  private final NfInstanceId own;
  private final Set<NetworkId> networks;

  /** Rules over a register. */
  TokenRules(NfRegister register, AccessTokenConfig config) {
    this.register = register;
    this.own = config.issuer();
    this.networks = config.networks();
  }

  /**
   * What the token says.
   *
   * @throws RefusedToken where there is none to give
   */
  GrantedToken grant(TokenRequest request, ClientProof proof) {
    NfProfile consumer = consumer(request.consumer(), proof);
    NfRequester requester = requester(request.consumer(), consumer);
    if (isAboutThisNrf(request)) {
      return own(request, requester);
    }
    List<NfProfile> producers = producers(request.target());
    Agreement agreement = agreement(request, producers, requester);
    if (agreement.scopes().isEmpty()) {
      throw refusal(request, producers);
    }
    return new GrantedToken(
        requester.id().orElseThrow(),
        audience(request.target(), agreement, requester),
        agreement.scopes(),
        requester.origin().networks(),
        request.target(),
        request.consumer().source());
  }

  /**
   * What can be granted.
   *
   * @param scopes in the order asked
   * @param producers that allow all of them
   */
  private record Agreement(List<String> scopes, List<NfProfile> producers) {}

  private static Agreement agreement(
      TokenRequest request, List<NfProfile> producers, NfRequester requester) {
    List<String> granted = new ArrayList<>();
    List<NfProfile> left = producers;
    for (String scope : request.scopes()) {
      List<NfProfile> allowing =
          left.stream()
              .filter(producer -> allows(request.target(), producer, requester, scope))
              .toList();
      if (!allowing.isEmpty()) {
        granted.add(scope);
        left = allowing;
      }
    }
    return new Agreement(granted, left);
  }

  /**
   * Checks who asks for a token of another network, which believes this NRF (TS 33.501 §13.4.1.2).
   *
   * @throws RefusedToken where it is not who it says
   */
  void requireConsumer(TokenRequest request, ClientProof proof) {
    NfRequester requester = requester(request.consumer(), consumer(request.consumer(), proof));
    if (!requester.origin().networks().containsAll(request.consumer().networks())) {
      // The form goes on as it came, so what nothing bears out cannot be left out of it.
      throw notItsOwn("requesterPlmnList");
    }
    if (request.consumer().fqdn().isPresent() && requester.fqdn().isEmpty()) {
      throw notItsOwn("requesterFqdn");
    }
  }

  private NfProfile consumer(TokenRequest.Consumer told, ClientProof proof) {
    Optional<NfEntry> found =
        switch (proof) {
          case CERTIFICATE -> register.findStored(told.id());
          case NONE -> register.findClaimed(told.id());
        };
    NfProfile profile =
        found
            .map(NfEntry::profile)
            .orElseThrow(() ->
                new RefusedToken(TokenError.INVALID_CLIENT, "nfInstanceId is not registered"));
    if (told.type().filter(type -> !type.equals(profile.type())).isPresent()) {
      throw new RefusedToken(
          TokenError.INVALID_CLIENT, "nfType is not that of the registered profile");
    }
    return profile;
  }

  /** What the profile says counts; what the request adds must be contained in it. */
  private NfRequester requester(TokenRequest.Consumer told, NfProfile profile) {
    Set<NetworkId> home = profile.networks().isEmpty() ? networks : profile.networks();
    if (!home.isEmpty() && !home.containsAll(told.networks())) {
      throw notItsOwn("requesterPlmnList");
    }
    List<SnssaiSet> slices = profile.scope().slices().everywhere();
    if (!told.slices().stream().allMatch(slice -> isIn(slices, slice))) {
      throw notItsOwn("requesterSnssaiList");
    }
    Optional<String> fqdn = profile.identity().fqdn();
    if (fqdn.isPresent()
        && told.fqdn().filter(name -> !name.equalsIgnoreCase(fqdn.get())).isPresent()) {
      throw notItsOwn("requesterFqdn");
    }
    boolean isTold = !told.networks().isEmpty() && !home.isEmpty();
    Set<NetworkId> itsOwn = isTold ? told.networks() : profile.networks();
    List<Snssai> served =
        told.slices().isEmpty()
            ? slices.stream().filter(SnssaiSet::isSingle).map(SnssaiSet::slice).toList()
            : told.slices();
    NfRequester requester =
        new NfRequester(
            profile.type(),
            Optional.of(profile.id()),
            fqdn,
            new NfRequester.Origin(itsOwn, served));
    requireSource(told, requester);
    return requester;
  }

  /** A producer believes what a token says, so who asks in another's name must be made for it. */
  private static void requireSource(TokenRequest.Consumer told, NfRequester requester) {
    if (!requester.standsBetween()
        && told.source().filter(id -> !id.equals(told.id())).isPresent()) {
      throw new RefusedToken(
          TokenError.INVALID_CLIENT,
          "sourceNfInstanceId is another's, which an SCP or SEPP alone may name");
    }
  }

  private static RefusedToken notItsOwn(String field) {
    return new RefusedToken(
        TokenError.INVALID_CLIENT, field + " is not within the registered profile");
  }

  private static boolean isIn(List<SnssaiSet> sets, Snssai slice) {
    return sets.stream().anyMatch(set -> set.contains(slice));
  }

  private boolean isAboutThisNrf(TokenRequest request) {
    TokenRequest.Target target = request.target();
    if (target.instance().isPresent()) {
      return target.instance().get().equals(own);
    }
    return target
        .type()
        .map(NRF::equals)
        .orElseGet(() ->
            request.scopes().stream().allMatch(scope -> OWN_SERVICES.contains(serviceOf(scope))));
  }

  private GrantedToken own(TokenRequest request, NfRequester requester) {
    List<String> scopes =
        request.scopes().stream().filter(scope -> OWN_SERVICES.contains(serviceOf(scope))).toList();
    if (scopes.isEmpty()) {
      throw new RefusedToken(TokenError.INVALID_SCOPE, "an NRF has no such service");
    }
    GrantedToken.Audience audience =
        request.target().instance().isPresent()
            ? new GrantedToken.Audience.OfInstances(List.of(own))
            : new GrantedToken.Audience.OfType(NRF);
    return new GrantedToken(
        requester.id().orElseThrow(),
        audience,
        scopes,
        requester.origin().networks(),
        request.target(),
        request.consumer().source());
  }

  private List<NfProfile> producers(TokenRequest.Target target) {
    if (target.instance().isPresent()) {
      NfProfile producer =
          register
              .find(target.instance().get())
              .map(NfEntry::profile)
              .orElseThrow(() ->
                  new RefusedToken(
                      TokenError.INVALID_GRANT, "targetNfInstanceId is not registered"));
      if (!fits(producer, target)) {
        throw new RefusedToken(
            TokenError.INVALID_GRANT, "targetNfInstanceId is not what else is said of it");
      }
      return List.of(producer);
    }
    if (target.type().isEmpty()) {
      throw new RefusedToken(
          TokenError.INVALID_REQUEST, "neither targetNfType nor targetNfInstanceId is there");
    }
    return register.entries().stream()
        .map(NfEntry::profile)
        .filter(profile -> profile.status() == NfStatus.REGISTERED && fits(profile, target))
        .toList();
  }

  private static boolean fits(NfProfile profile, TokenRequest.Target target) {
    var membership = profile.scope().membership();
    var slices = profile.scope().slices();
    return target.type().map(profile.type()::equals).orElse(true)
        && (profile.networks().isEmpty()
            || target.network().map(profile.networks()::contains).orElse(true))
        && target.setId().map(membership.setIds()::contains).orElse(true)
        && (target.slices().isEmpty()
            || slices.everywhere().isEmpty()
            || target.slices().stream().anyMatch(slice -> isIn(slices.everywhere(), slice)))
        && (target.sliceInstances().isEmpty()
            || slices.instances().isEmpty()
            || target.sliceInstances().stream().anyMatch(slices.instances()::contains));
  }

  private static boolean allows(
      TokenRequest.Target target, NfProfile producer, NfRequester requester, String scope) {
    return services(target, producer, scope).stream()
        .anyMatch(service ->
            service.access().admits(requester, producer.networks())
                && (scope.indexOf(':') < 0
                    || AllowedOperations.list(producer, service, requester, scope)));
  }

  private static List<NfService> services(
      TokenRequest.Target target, NfProfile producer, String scope) {
    String name = serviceOf(scope);
    return producer.services().stream()
        .filter(service -> service.name().equals(name))
        .filter(
            service -> target.serviceSetId().map(service.traits().setIds()::contains).orElse(true))
        .toList();
  }

  /** A scope of an operation begins with its service: {@code nudm-sdm:am-data:read}. */
  private static String serviceOf(String scope) {
    int colon = scope.indexOf(':');
    return colon < 0 ? scope : scope.substring(0, colon);
  }

  private static RefusedToken refusal(TokenRequest request, List<NfProfile> producers) {
    boolean isThere =
        producers.stream()
            .anyMatch(producer ->
                request.scopes().stream()
                    .anyMatch(scope -> !services(request.target(), producer, scope).isEmpty()));
    return isThere
        ? new RefusedToken(TokenError.UNAUTHORIZED_CLIENT, "no producer allows this consumer")
        : new RefusedToken(TokenError.INVALID_SCOPE, "no producer has such a service");
  }

  private GrantedToken.Audience audience(
      TokenRequest.Target target, Agreement agreement, NfRequester requester) {
    if (target.instance().isEmpty() && isOfWholeType(target, agreement, requester)) {
      return new GrantedToken.Audience.OfType(target.type().orElseThrow());
    }
    if (agreement.producers().size() > NAMED_MAX) {
      throw new RefusedToken(
          TokenError.INVALID_REQUEST,
          "more than "
              + NAMED_MAX
              + " producers allow this and others of their type do not: name one as"
              + " targetNfInstanceId, or fewer by targetNfSetId or targetSnssaiList");
    }
    return new GrantedToken.Audience.OfInstances(
        agreement.producers().stream().map(NfProfile::id).toList());
  }

  /** Whoever is of the type allows it, those that are out of service for now included. */
  private boolean isOfWholeType(
      TokenRequest.Target target, Agreement agreement, NfRequester requester) {
    return register.entries().stream()
        .map(NfEntry::profile)
        .filter(profile -> target.type().filter(profile.type()::equals).isPresent())
        .allMatch(profile ->
            fits(profile, target)
                && agreement.scopes().stream()
                    .allMatch(scope -> allows(target, profile, requester, scope)));
  }
}
