package org.signalbox.sbi.nrf.token;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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
 * be a service that a producer offers and allows to the consumer. A token is as narrow as it can
 * be: scopes that nobody allows are left out, and where some producers of the type allow the
 * consumer and others do not, it names those that do.
 *
 * <p>What this NRF offers itself may be asked for by everyone who is registered; what each may then
 * do is decided request by request. Any thread.
 */
final class TokenRules {

  private static final NfType NRF = NfType.of("NRF");

  /** Services of the NRF; none needs a token towards it (TS 33.501 §13.3.1). */
  private static final Set<String> OWN_SERVICES = Set.of("nnrf-nfm", "nnrf-disc", "nnrf-oauth2");

  /** Producers that a token names; above this it is good for their type. */
  private static final int NAMED_MAX = 100;

  private final NfRegister register;
  private final NfInstanceId own;

  /**
   * Rules over a register.
   *
   * @param own identity of this NRF
   */
  TokenRules(NfRegister register, NfInstanceId own) {
    this.register = register;
    this.own = own;
  }

  /**
   * What the token says.
   *
   * @throws RefusedToken where there is none to give
   */
  GrantedToken grant(TokenRequest request) {
    NfProfile consumer = consumer(request.consumer());
    NfRequester requester = requester(request.consumer(), consumer);
    if (isAboutThisNrf(request)) {
      return own(request, requester);
    }
    List<NfProfile> producers = producers(request.target());
    Set<String> granted = new LinkedHashSet<>();
    Set<NfInstanceId> allowing = new LinkedHashSet<>();
    for (NfProfile producer : producers) {
      List<String> here = allowed(request, producer, requester);
      granted.addAll(here);
      if (!here.isEmpty()) {
        allowing.add(producer.id());
      }
    }
    if (granted.isEmpty()) {
      throw refusal(request, producers);
    }
    List<String> inOrder = request.scopes().stream().filter(granted::contains).toList();
    GrantedToken.Audience audience = audience(request.target(), producers, allowing);
    return new GrantedToken(
        requester.id().orElseThrow(),
        audience,
        inOrder,
        requester.origin().networks(),
        request.target(),
        request.consumer().source());
  }

  /**
   * Checks who asks for a token of another network, which believes this NRF (TS 33.501 §13.4.1.2).
   *
   * @throws RefusedToken where it is not who it says
   */
  void requireConsumer(TokenRequest request) {
    requester(request.consumer(), consumer(request.consumer()));
  }

  private NfProfile consumer(TokenRequest.Consumer told) {
    NfProfile profile =
        register
            .find(told.id())
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
  private static NfRequester requester(TokenRequest.Consumer told, NfProfile profile) {
    if (!profile.networks().isEmpty() && !profile.networks().containsAll(told.networks())) {
      throw notItsOwn("requesterPlmnList");
    }
    List<SnssaiSet> slices = profile.scope().slices().everywhere();
    if (!slices.isEmpty() && !told.slices().stream().allMatch(slice -> isIn(slices, slice))) {
      throw notItsOwn("requesterSnssaiList");
    }
    Optional<String> fqdn = profile.identity().fqdn();
    if (fqdn.isPresent()
        && told.fqdn().filter(name -> !name.equalsIgnoreCase(fqdn.get())).isPresent()) {
      throw notItsOwn("requesterFqdn");
    }
    Set<NetworkId> networks = told.networks().isEmpty() ? profile.networks() : told.networks();
    List<Snssai> served =
        told.slices().isEmpty()
            ? slices.stream().filter(SnssaiSet::isSingle).map(SnssaiSet::slice).toList()
            : told.slices();
    return new NfRequester(
        profile.type(), Optional.of(profile.id()), fqdn, new NfRequester.Origin(networks, served));
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

  private static List<String> allowed(
      TokenRequest request, NfProfile producer, NfRequester requester) {
    List<String> allowed = new ArrayList<>();
    for (String scope : request.scopes()) {
      if (services(request.target(), producer, scope).stream()
          .anyMatch(service -> allows(producer, service, requester, scope))) {
        allowed.add(scope);
      }
    }
    return allowed;
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

  private static boolean allows(
      NfProfile producer, NfService service, NfRequester requester, String scope) {
    return service.access().admits(requester, producer.networks())
        && (scope.indexOf(':') < 0 || AllowedOperations.list(producer, service, requester, scope));
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

  private static GrantedToken.Audience audience(
      TokenRequest.Target target, List<NfProfile> producers, Set<NfInstanceId> allowing) {
    boolean isNarrow =
        target.instance().isPresent()
            || (allowing.size() < producers.size() && allowing.size() <= NAMED_MAX);
    return isNarrow
        ? new GrantedToken.Audience.OfInstances(List.copyOf(allowing))
        : new GrantedToken.Audience.OfType(target.type().orElseThrow());
  }
}
