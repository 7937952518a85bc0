package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.EntityTag;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfService;
import org.signalbox.registers.nf.ProfileJson;
import org.signalbox.registers.nf.search.NfMatch;
import org.signalbox.registers.nf.search.NfOrder;
import org.signalbox.registers.nf.search.NfQuery;
import org.signalbox.registers.nf.search.NfSearch;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;

/**
 * The operations of discovery. Handlers run on event loops and never wait, except for what has to
 * be asked of another network's NRF, and expressions, which take turns on threads of their own.
 */
public final class NfDiscovery {

  /**
   * Complex-Query, Query-Params-Ext1, Query-Param-Analytics, MAPDU, Query-Params-Ext2, Service-Map
   * (TS 29.510 §6.2.9).
   */
  private static final String SUPPORTED_FEATURES = "3f";

  private static final String ROOT = "/nnrf-disc/v1";

  private static final String CACHE_CONTROL = "cache-control";
  private static final String ETAG = "etag";
  private static final byte[] NOTHING = {};

  private final KnownRequester requesters;
  private final NfSearch search;
  private final ProfileViews views;
  private final StoredSearches searches;
  private final DiscoveryConfig config;
  private final HomeNetworkPort home;
  private final SearchListener listener;
  private final String maxAge;
  private final byte[] headOfWhole;
  private final SearchTurns turns = new SearchTurns();

  private NfDiscovery(NfRegister register, DiscoveryConfig config, Surroundings surroundings) {
    this.requesters = new KnownRequester(register);
    this.search = NfSearch.over(register);
    this.views = ProfileViews.of(register);
    this.searches = new StoredSearches(surroundings.clock(), config.validity());
    this.config = config;
    this.headOfWhole = head(config, Optional.empty(), Optional.empty());
    this.maxAge = "max-age=" + config.validity().toSeconds();
    this.home = surroundings.home();
    this.listener = surroundings.listener();
  }

  /**
   * What discovery meets outside.
   *
   * @param clock what stored searches end by
   * @param home asked where an answer has to come from another network
   * @param listener hears of subscribers whom nobody serves
   */
  public record Surroundings(InstantSource clock, HomeNetworkPort home, SearchListener listener) {}

  /** The operations over a register. */
  public static List<SbiEndpoint> endpoints(
      NfRegister register, DiscoveryConfig config, Surroundings surroundings) {
    NfDiscovery discovery = new NfDiscovery(register, config, surroundings);
    return List.of(
        SbiEndpoint.of(SbiMethod.GET, ROOT + "/nf-instances", discovery::discover)
            .blockingWhen(request -> mayConcernOthers(request) || mayTakeLong(request)),
        SbiEndpoint.of(SbiMethod.GET, ROOT + "/searches/{searchId}", discovery::stored),
        SbiEndpoint.of(SbiMethod.GET, ROOT + "/searches/{searchId}/complete", discovery::complete));
  }

  private SbiResponse discover(SbiRequest request) {
    DiscoveryRequest asked = DiscoveryRequestDecoder.decode(request.target().query(), config.own());
    Optional<URI> elsewhere = elsewhere(request, asked.home());
    if (elsewhere.isPresent()) {
      return home.ask(request, elsewhere.get());
    }
    return mayTakeLong(request) ? turns.take(() -> here(request, asked)) : here(request, asked);
  }

  /** What this register finds. */
  private SbiResponse here(SbiRequest request, DiscoveryRequest asked) {
    NfQuery query = requesters.complete(asked.query(), request.peer());
    List<NfMatch> matches = search.find(query);
    if (matches.isEmpty() && asked.standIn().isPresent()) {
      matches = search.find(requesters.complete(asked.standIn().get(), request.peer()));
    }
    SearchedIdentities.unserved(query, matches)
        .forEach(identity -> listener.missed(request.peer(), identity));
    NfOrder order = new NfOrder(asked.preferences(), client(request, query.requester()));
    List<FoundProfile> found = new ArrayList<>(matches.size());
    for (NfMatch match : order.sort(matches)) {
      found.add(shown(match, query, asked.form()));
    }
    return answer(request, found, asked.form());
  }

  /**
   * The other parameters ask a bounded number of questions of each candidate; an expression asks
   * many, and a negated one has every network function of a type for a candidate.
   */
  private static boolean mayTakeLong(SbiRequest request) {
    return request.query("complex-query").isPresent();
  }

  /** Cheap, since it is asked before anything is read. */
  private static boolean mayConcernOthers(SbiRequest request) {
    return request.query("hnrf-uri").isPresent()
        || request.query("nrf-disc-uri").isPresent()
        || request.query("target-plmn-list").isPresent()
        || request.query("target-snpn").isPresent();
  }

  /** Where the answer has to come from, unless it is from here. */
  private Optional<URI> elsewhere(SbiRequest request, DiscoveryRequest.HomeDirection direction) {
    Optional<URI> target =
        direction
            .homeNrf()
            .or(() ->
                direction.networks().stream().flatMap(id -> home.nrfOf(id).stream()).findAny());
    return target.filter(address -> !HomeNrfAddress.isThisServer(address, request.target().root()));
  }

  /** What names a client for as long as it lives: its identity, else where it comes from. */
  private static String client(SbiRequest request, NfRequester requester) {
    return requester
        .id()
        .map(Object::toString)
        .or(requester::fqdn)
        .orElseGet(() -> String.valueOf(request.peer().address().getAddress()));
  }

  private static FoundProfile shown(
      NfMatch match, NfQuery query, DiscoveryRequest.AnswerForm form) {
    NfProfile profile = match.entry().profile();
    return new FoundProfile(
        profile,
        new ProfileView(
            form.serviceMap(),
            instances(match.services()),
            form.slices(),
            isAbroad(query.requester(), profile)));
  }

  private static Set<String> instances(List<NfService> services) {
    return services.size() == 1
        ? Set.of(services.getFirst().instanceId())
        : services.stream().map(NfService::instanceId).collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isAbroad(NfRequester requester, NfProfile profile) {
    var theirs = requester.origin().networks();
    return !theirs.isEmpty()
        && !profile.networks().isEmpty()
        && Collections.disjoint(theirs, profile.networks());
  }

  private SbiResponse answer(
      SbiRequest request, List<FoundProfile> found, DiscoveryRequest.AnswerForm form) {
    List<FoundProfile> fitting = found.subList(0, Math.min(found.size(), limit(found, form)));
    List<ProfileJson> profiles = new ArrayList<>(fitting.size());
    long octets = 0;
    for (FoundProfile one : fitting) {
      ProfileJson shown = views.show(one.profile(), one.view());
      octets += shown.octets() + 1;
      if (octets > form.octetsMax() && !profiles.isEmpty()) {
        break;
      }
      profiles.add(shown);
    }
    String etag = etag(found.size(), profiles);
    if (request.header("if-none-match").filter(tags -> holds(tags, etag)).isPresent()) {
      return new SbiResponse(304, validity(etag), NOTHING);
    }
    boolean cut = profiles.size() < found.size();
    Optional<String> searchId =
        cut
            ? Optional.of(searches.add(new StoredSearches.Search(found, profiles.size())))
            : Optional.empty();
    byte[] head = cut ? head(config, Optional.of(found.size()), searchId) : headOfWhole;
    return found(new SearchResult(profiles, head).octets(), etag);
  }

  private static byte[] head(
      DiscoveryConfig config, Optional<Integer> complete, Optional<String> searchId) {
    return new SearchResult.Head(
            (int) config.validity().toSeconds(), complete, searchId, SUPPORTED_FEATURES)
        .octets();
  }

  private static int limit(List<FoundProfile> found, DiscoveryRequest.AnswerForm form) {
    return form.limit().orElse(found.size());
  }

  private SbiResponse found(byte[] body, String etag) {
    Map<String, String> headers =
        Map.of("content-type", "application/json", CACHE_CONTROL, maxAge, ETAG, etag);
    return new SbiResponse(200, headers, body);
  }

  private Map<String, String> validity(String etag) {
    return Map.of(CACHE_CONTROL, maxAge, ETAG, etag);
  }

  /** Of what is shown, in its order, and of how much there is. */
  private static String etag(int found, List<ProfileJson> shown) {
    StringBuilder content = new StringBuilder(16 + 26 * shown.size()).append(found);
    shown.forEach(profile -> content.append(profile.tag()));
    return EntityTag.of(content.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** RFC 9110 §13.1.2: a list of tags, compared weakly, or a star. */
  private static boolean holds(String tags, String etag) {
    for (String tag : tags.split(",")) {
      String bare = tag.strip();
      if (bare.equals("*") || bare.equals(etag) || bare.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }

  private SbiResponse stored(SbiRequest request) {
    StoredSearches.Search stored = search(request);
    return stored(stored.found().subList(0, stored.shown()));
  }

  private SbiResponse complete(SbiRequest request) {
    return stored(search(request).found());
  }

  private StoredSearches.Search search(SbiRequest request) {
    return searches
        .find(request.pathParameter("searchId"))
        .orElseThrow(() ->
            RefusedRequest.notFound(
                "RESOURCE_URI_STRUCTURE_NOT_FOUND", "no such search, or not any more"));
  }

  private SbiResponse stored(List<FoundProfile> found) {
    List<ProfileJson> profiles =
        found.stream().map(one -> views.show(one.profile(), one.view())).toList();
    byte[] body = new SearchResult(profiles, SearchResult.NO_HEAD).octets();
    return found(body, etag(found.size(), profiles));
  }
}
